using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Throughput by concurrency → the Universal Scalability Law, and where throughput peaks.</summary>
/// <remarks>By robust nonlinear regression (<see cref="RobustRegression"/>) of <see cref="UslCurve"/>. A coefficient that comes out below zero, within its error, is held at zero.</remarks>
public sealed class UslFit : IFitKind
{
    public string Name => "usl";

    public string Doc => "(concurrency, throughput): λ, σ and κ of the Universal Scalability Law, the peak, and the time of a task with all workers busy.";

    public bool Suits(Measurements measurements) => measurements is MeasuredTable table
        && FitColumns.Find(table, FitColumns.Concurrency) is not null && FitColumns.Find(table, FitColumns.Throughput) is not null;

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        if (measurements is not MeasuredTable table)
        {
            return FitProblems.NotATable(measurements, Name, bag);
        }

        var places = (FitColumns.Require(table, FitColumns.Concurrency, 0, 2, bag), FitColumns.Require(table, FitColumns.Throughput, 1, 2, bag));
        if (places is not ({ } loadColumn, { } rateColumn))
        {
            return null;
        }

        var load = FitColumns.Read(table, loadColumn, Count.Dimension, new Bounds(1, Limits.Workers), bag);
        var rate = FitColumns.Read(table, rateColumn, QueryRate.Dimension, Bounds.Positive(Limits.QueriesPerSecond), bag);
        if (load is null || rate is null || !FitProblems.Enough(table, load.Distinct().Count(), 4, "different concurrencies", "the law has three coefficients: measure at more, from one up to beyond where throughput flattens", bag))
        {
            return null;
        }

        return Law(new UslData(table, load, rate, [.. table.Rows.Select(row => row[rateColumn].Span)]), options, bag);
    }

    /// <summary>The law with the terms that come out positive; null where it describes nothing.</summary>
    internal static (UslCurve Curve, RegressionFit Fit, UslTerms Terms)? Solve(double[] load, double[] rate)
    {
        var terms = UslTerms.Both;
        while (true)
        {
            var curve = new UslCurve(load, terms);
            if (RobustRegression.Fit(curve, rate) is not { } fit)
            {
                return null;
            }

            var (_, contention, coherency) = curve.Of([.. fit.Parameters]);
            var error = terms.HasFlag(UslTerms.Contention) ? fit.StandardError(1) : 0;
            var last = fit.StandardError(fit.Parameters.Length - 1);
            var (isContentionHeld, isCoherencyHeld) = (IsHeld(contention, error), IsHeld(coherency, last));
            if (!isContentionHeld && !isCoherencyHeld)
            {
                return (curve, fit, terms);
            }

            // Of two that come out negative, holding one may mend the other: the one that is farther below goes first.
            terms &= !isContentionHeld || (isCoherencyHeld && coherency / last < contention / error) ? ~UslTerms.Coherency : ~UslTerms.Contention;

            bool IsHeld(double value, double standardError) => value < 0 && value + (FitLimits.RefusalErrors * standardError) >= 0;
        }
    }

    private Fit? Law(UslData data, FitOptions options, DiagnosticBag bag)
    {
        var span = data.Spans[0] with { Column = 1 };
        if (Solve(data.Load, data.Rate) is not var (curve, fit, terms))
        {
            bag.Error(DiagnosticCodes.PoorFit, span, "the Universal Scalability Law does not describe this throughput", "check the columns: concurrency, then throughput");
            return null;
        }

        var figures = new UslFigures(curve, fit, terms);
        foreach (var figure in figures.Parameters.Where(figure => figure.Value < 0))
        {
            bag.Error(
                DiagnosticCodes.PoorFit,
                span,
                $"{figure.Name} comes out below zero, by more than its error: {figure.Dimension.Print(figure.Value, 3)} ± {figure.Dimension.Print(figure.StandardError, 2)}",
                "throughput grows faster than concurrency, or the first measurements are too low: a cold cache, or a load generator that is slow at few clients");
            return null;
        }

        if (!FitProblems.IsGood(fit, fit.Reach * fit.StandardError(0) / fit.Parameters[0], span, bag))
        {
            return null;
        }

        foreach (var (name, term) in new[] { ("σ", UslTerms.Contention), ("κ", UslTerms.Coherency) })
        {
            if (!terms.HasFlag(term))
            {
                bag.Info(DiagnosticCodes.ParameterHeld, default, $"{name} came out below zero, within its error, and is held at 0");
            }
        }

        FitProblems.TellOutliers(fit, data.Spans, bag);
        return Describe(data, figures, options);
    }

    private Fit Describe(UslData data, UslFigures figures, FitOptions options)
    {
        var fit = figures.Fit;
        var most = data.Load.Max();

        // Beyond what was measured the law is a guess, so the workers never are more than that.
        var workers = Math.Max(1, Math.Floor(Math.Min(figures.PeakConcurrency ?? most, most)));
        var busy = workers / figures.At(workers);
        return new Fit
        {
            Kind = Name,
            Source = data.Table.Source,
            Formula = "throughput = λ N ÷ (1 + σ (N − 1) + κ N (N − 1)), N the concurrency",
            Method = fit.Method("nonlinear regression", "throughput"),
            Parameters = figures.Parameters,
            Derived = figures.Derived,
            Measurements = data.Load.Length,
            RSquared = fit.RSquared,
            RelativeSpread = fit.RelativeSpread,
            AbsoluteSpread = fit.AbsoluteSpread,
            Rows = [.. data.Load.Select((load, row) => new FittedRow(data.Spans[row], load, null, data.Rate[row], fit.Fitted[row], fit.Weights[row]))],
            X = new FitAxis("concurrency", Count.Dimension),
            Y = new FitAxis("throughput", QueryRate.Dimension),
            Curve = FitCurves.Band(1, Math.Max(most, Math.Min(figures.PeakConcurrency ?? most, 2 * most)), figures.At, load => fit.HalfBand(figures.At(load))),
            Finding = figures.Finding(most),
            Snippet = FitSnippet.Model(
                options.Name,
                [("kind", "service"), ("mean", Duration.Dimension.Print(busy))],
                $"write 'workers: {Count.Dimension.Print(workers)}' in the stage: the time is that of a task while so many run on a host, {Count.Dimension.Print(workers)} ÷ {QueryRate.Dimension.Print(figures.At(workers), 3)}; with fewer at work it is shorter",
                "the law says nothing of how the times vary: add the cv of a task's time"),
        };
    }

    private sealed record UslData(MeasuredTable Table, double[] Load, double[] Rate, ImmutableArray<SourceSpan> Spans);
}
