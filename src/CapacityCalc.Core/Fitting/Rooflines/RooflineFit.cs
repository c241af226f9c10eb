using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Regression;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>Times of tasks of a known architecture on known hardware → its efficiencies and the overhead of a call.</summary>
/// <remarks>t = t₀ + n·t₁ + max(FLOPs ÷ (peak · e), bytes ÷ (bandwidth · e_b)), as <see cref="Roofline"/> has it, is linear in t₀ and in the inverse efficiency of the roof that binds: by robust regression
/// (<see cref="RobustRegression"/>), of one roof or of both (<see cref="RooflineChoice"/>).</remarks>
public sealed class RooflineFit : IFitKind
{
    /// <summary>Sizes over more than this are shown on a logarithmic scale, on which the lesser ones keep apart.</summary>
    private const double WideRatio = 30;

    public string Name => "roofline";

    public string Doc => "(items, time) or (items, batch, time) of a stage of a scenario: the `efficiency`, `bandwidth_efficiency` and `call_overhead` of its architecture.";

    public FitTakes Takes => FitTakes.Model;

    /// <summary>No column says which architecture it was.</summary>
    public bool Suits(Measurements measurements) => false;

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        var place = options.Model ?? throw new ArgumentOutOfRangeException(nameof(options), options, "a roofline is one of a model");
        if (TimedTasks.Read(measurements, Name, bag) is not { } tasks || !FitProblems.Enough(tasks.Table, 1, 1, "", "", bag))
        {
            return null;
        }

        var data = new RooflineData(tasks, place);
        if (!RooflineProblems.IsTimeLeft(data, bag))
        {
            return null;
        }

        if (RooflineChoice.Of(data) is not { } choice)
        {
            RooflineProblems.Undescribed(data, bag);
            return null;
        }

        var candidate = choice.Candidate;
        var figures = new RooflineFigures(candidate);
        if (!RooflineProblems.ArePossible(choice, bag) || !RooflineProblems.AreKnown(candidate, bag) || !FitProblems.IsGood(candidate.Fit, candidate.Unsureness, tasks.Place, bag))
        {
            return null;
        }

        var (bent, bend) = candidate.Bent();
        if (LackOfFit.Of(tasks, candidate.Fit, bent, bend) is { } misfit && !FitProblems.Tell(misfit, "a roofline", "the architecture, the precision or the hardware of the scenario are not what was measured, or the efficiency grows with the size: fit the range that you use", tasks.Place, bag))
        {
            return null;
        }

        if (!FitProblems.IsOfTheMean(candidate.Fit, tasks, bag))
        {
            return null;
        }

        RooflineProblems.TellHeld(figures, bag);
        FitProblems.TellOutliers(candidate.Fit, tasks.Spans, bag);
        return Describe(choice, figures, options);
    }

    private Fit Describe(RooflineChoice choice, RooflineFigures figures, FitOptions options)
    {
        var (candidate, data, tasks) = (choice.Candidate, choice.Candidate.Data, choice.Candidate.Data.Tasks);
        var fit = candidate.Fit;
        var isByItems = figures.Along is not null;
        var scale = figures.Along is { } along ? along(1).Batch : 1;
        double At(double x) => figures.Along is { } by && by(x) is var (items, batch) ? candidate.At(items, batch) : x;
        double[] x = isByItems ? [.. tasks.All.Select(items => items / scale)] : [.. fit.Fitted];
        var isWide = x.Max() > WideRatio * x.Min();
        var knee = figures.Knee();
        return new Fit
        {
            Kind = Name,
            Source = tasks.Table.Source,
            Formula = RooflineWords.Formula(candidate),
            Method = RooflineWords.Method(choice),
            Parameters = figures.Parameters,
            Derived = figures.Derived,
            Measurements = tasks.Count,
            RSquared = fit.RSquared,
            RelativeSpread = fit.RelativeSpread,
            AbsoluteSpread = fit.AbsoluteSpread,
            Rows = [.. x.Select((at, row) => new FittedRow(tasks.Spans[row], at, null, tasks.Seconds[row], fit.Fitted[row], fit.Weights[row]))],
            X = isByItems ? new FitAxis(scale > 1 || !tasks.HasBatches ? "items" : "items × batch", Count.Dimension, isWide ? FitScale.Logarithmic : FitScale.Linear) : new FitAxis("fitted time", Duration.Dimension, isWide ? FitScale.Logarithmic : FitScale.Linear),
            Y = new FitAxis(tasks.HasBatches ? "time of a batch" : "time of a task", Duration.Dimension),
            Curve = FitCurves.At(Places(isWide ? FitScale.Logarithmic : FitScale.Linear, isWide ? x.Min() : 0, x.Max(), knee?.Value), At, place => fit.HalfBand(At(place))),
            Marks = knee is { } mark ? [figures.IsArithmeticAbove ? new FitMark(mark.Value, "transfers bind", "arithmetic binds") : new FitMark(mark.Value, "arithmetic binds", "transfers bind")] : [],
            Finding = RooflineWords.Finding(figures),
            Snippet = RooflineSnippet.Of(figures, options.Name),
        };
    }

    /// <summary>Even places on a scale, and the knee, which an even place would cut off.</summary>
    private static IEnumerable<double> Places(FitScale scale, double from, double to, double? knee)
    {
        const int Even = 80;
        var places = Enumerable.Range(0, Even + 1).Select(place => scale == FitScale.Logarithmic ? from * Math.Pow(to / from, place / (double)Even) : from + ((to - from) * place / Even));
        return knee is { } bend ? places.Append(bend).Order() : places;
    }
}
