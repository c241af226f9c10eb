using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Latencies, a histogram or percentiles of them → a <c>service</c> model with the distribution that fits best.</summary>
/// <remarks>
/// Lognormal, gamma and exponential by maximum likelihood, the likeliest by Akaike's criterion whose percentiles are those of the sample; where no one's are, the lognormal through the sample's own p50 and p99. A
/// percentile is held against its distribution-free 95% interval (<see cref="OrderStatistics"/>), and is off where it lies outside of that by more than a tenth. Nothing is down-weighted: slow requests are not
/// mistakes, but what percentiles are about.
/// </remarks>
public sealed class ServiceFit : IFitKind
{
    private static readonly ImmutableArray<double> Shares = [0.5, 0.9, 0.95, 0.99, 0.999];

    public string Name => "service";

    public string Doc => "a column of latencies, an HdrHistogram log, percentile output (.hgrm, wrk2) or a k6 summary: a `service` model, lognormal, gamma or exponential.";

    public bool Suits(Measurements measurements) => measurements is LatencyCounts or LatencyPercentiles
        || (measurements is MeasuredTable table && (table.Columns.IsEmpty ? table.Rows[0].Length == 1 : FitColumns.Find(table, FitColumns.Time) is not null && FitColumns.Find(table, FitColumns.Items) is null));

    public Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bag);
        return measurements is LatencyPercentiles percentiles ? OfPercentiles(percentiles, options, bag)
            : Sample(measurements, bag) is { } sample ? OfSample(measurements.Source, sample, options, bag)
            : null;
    }

    /// <summary>The latencies of a table or a histogram; null with a diagnostic.</summary>
    public static LatencySample? Sample(Measurements measurements, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        switch (measurements)
        {
            case LatencyCounts counts:
                return new LatencySample(counts.Counts);
            case MeasuredTable table:
                return FitColumns.Require(table, FitColumns.Time, 0, 1, bag) is { } column
                    && FitColumns.Read(table, column, Duration.Dimension, Bounds.NonNegative(Limits.Seconds), bag) is { } seconds
                    ? new LatencySample(seconds.Select(value => new LatencyCount(value, 1)))
                    : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(measurements), measurements, "these have no latencies");
        }
    }

    private Fit? OfSample(string source, LatencySample sample, FitOptions options, DiagnosticBag bag)
    {
        var span = new SourceSpan(source, 1, 1);
        if (!Enough(sample.Count, span, bag))
        {
            return null;
        }

        if (!(sample.Least > 0))
        {
            bag.Error(DiagnosticCodes.PoorFit, span, "some latencies are 0: they were measured in too coarse a unit, or are of requests that failed", "leave them out, or measure in microseconds");
            return null;
        }

        if (sample.IsConstant)
        {
            bag.Error(DiagnosticCodes.PoorFit, span, $"all latencies are the same, {Duration.Dimension.Print(sample.Largest)}: there is nothing to fit", $"write {{ kind: service, mean: {Duration.Dimension.Print(sample.Largest)} }}");
            return null;
        }

        var families = new[] { LatencyFamily.LogNormal(sample), LatencyFamily.Gamma(sample), LatencyFamily.Exponential(sample) }.OfType<LatencyFamily>().OrderBy(family => family.Score).ToArray();
        var rows = Rows(sample, families[0].Distribution);
        var chosen = families.Append(LatencyFamily.ThroughPercentiles(sample)).OfType<LatencyFamily>().FirstOrDefault(family => Off(sample, family) is null);
        if (chosen is null)
        {
            var off = Off(sample, families[0])!;
            bag.Error(
                DiagnosticCodes.PoorFit,
                span,
                $"no distribution has the percentiles of these latencies: the likeliest, {families[0].Name}, has a {off.Label} of {Duration.Dimension.Print(off.Fitted)}, and it was {Duration.Dimension.Print(off.Measured)} ({Duration.Dimension.Print(off.Low!.Value)} to {Duration.Dimension.Print(off.High!.Value)})",
                "keep the latencies themselves, '{ kind: service, samples: { file: latencies.csv } }', or fit what makes them so different, such as hits and misses, each by itself");
            return null;
        }

        TellUnknown(sample.Count, bag);
        return Describe(source, sample.Count, chosen, Rows(sample, chosen.Distribution), Compared(chosen, families), options);
    }

    private Fit? OfPercentiles(LatencyPercentiles percentiles, FitOptions options, DiagnosticBag bag)
    {
        var span = new SourceSpan(percentiles.Source, 1, 1);
        if (!Enough(percentiles.Count, span, bag))
        {
            return null;
        }

        var known = percentiles with { Percentiles = [.. percentiles.Percentiles.Where(point => percentiles.Count >= OrderStatistics.LeastCount(point.Share))] };
        foreach (var beyond in percentiles.Percentiles.Except(known.Percentiles))
        {
            bag.Warning(DiagnosticCodes.QuantileBeyondSample, beyond.Span, $"the {Label(beyond.Share)} is left out: {Beyond(beyond.Share, percentiles.Count)}", "run the test for longer");
        }

        if (PercentileRegression.LogNormal(known) is not var (family, chi))
        {
            bag.Error(DiagnosticCodes.PoorFit, span, "the percentiles do not rise, or are fewer than two", "let the tool report at least the p50, the p90 and the p99");
            return null;
        }

        var rows = known.Percentiles.Select(point => new FittedRow(point.Span, 1 / (1 - point.Share), Label(point.Share), point.Seconds, family.Distribution.Quantile(point.Share), 1)).ToImmutableArray();
        var worst = rows.MaxBy(row => Math.Abs(row.RelativeResidual))!;
        if (known.Percentiles.Length > 2 && GammaFunction.Q((known.Percentiles.Length - 2) / 2.0, chi / 2) is var chance && chance < FitLimits.Significance)
        {
            var text = $"the percentiles are not those of a lognormal distribution: the {worst.Label} was {Duration.Dimension.Print(worst.Measured)}, not {Duration.Dimension.Print(worst.Fitted)}";
            if (Math.Abs(worst.RelativeResidual) > FitLimits.Material && chance < FitLimits.Refusal)
            {
                bag.Error(DiagnosticCodes.PoorFit, worst.Span, text, "fit the latencies themselves: of percentiles alone no other shape can be told");
                return null;
            }

            bag.Warning(DiagnosticCodes.PoorFit, worst.Span, text);
        }

        TellUnknown(percentiles.Count, bag);
        return Describe(percentiles.Source, percentiles.Count, family, rows, $"{percentiles.Format}: generalised least squares of its percentiles, which alone tell no other shape than lognormal", options);
    }

    private Fit Describe(string source, long count, LatencyFamily family, ImmutableArray<FittedRow> rows, string method, FitOptions options)
    {
        var most = Math.Max(100, rows[^1].X);
        var p99 = family.Distribution.Quantile(0.99);
        return new Fit
        {
            Kind = Name,
            Source = source,
            Formula = $"latency {family.Name}",
            Method = method,
            Parameters = family.Parameters,
            Derived = [],
            Measurements = count,
            Rows = rows,
            X = new FitAxis("percentile", Scalar.Dimension, FitScale.Tail),
            Y = new FitAxis("latency", Duration.Dimension),
            Curve = FitCurves.At(Enumerable.Range(0, 81).Select(step => 1.25 * Math.Pow(most / 1.25, step / 80.0)), oneIn => family.Distribution.Quantile(1 - (1 / oneIn)), _ => 0),
            Finding = $"{family.Name} with p50 {Duration.Dimension.Print(family.Distribution.Quantile(0.5), 3)}{(count >= OrderStatistics.LeastCount(0.99) ? $" and p99 {Duration.Dimension.Print(p99, 3)}" : "")} fits {Count.Dimension.Print(count)} latencies",
            Snippet = FitSnippet.Model(
                options.Name,
                [("kind", "service"), .. family.Entries],
                "these are times of a task only where no queue was in front of it: measure at low load, or a queue is counted twice"),
        };
    }

    private static bool Enough(long count, SourceSpan span, DiagnosticBag bag)
    {
        if (count >= FitLimits.LeastSample)
        {
            return true;
        }

        bag.Error(DiagnosticCodes.TooFewMeasurements, span, $"{count} latencies do not tell their distribution; it takes at least {FitLimits.LeastSample}", "measure more of them");
        return false;
    }

    private static void TellUnknown(long count, DiagnosticBag bag)
    {
        if (count < OrderStatistics.LeastCount(0.99))
        {
            bag.Warning(DiagnosticCodes.QuantileBeyondSample, default, $"no p99 is told: {Beyond(0.99, count)}", "measure more of them; mean and cv stand in its place");
        }
    }

    private static string Beyond(double share, long count) => string.Create(
        CultureInfo.InvariantCulture, $"{count} latencies do not bound it on both sides with 95%, which takes at least {OrderStatistics.LeastCount(share)}");

    private static string Compared(LatencyFamily chosen, LatencyFamily[] families)
    {
        var others = families.Where(family => family != chosen).Select(family => string.Create(CultureInfo.InvariantCulture, $"{family.Name} {family.Score - families[0].Score:+0;-0;0}"));
        var how = double.IsFinite(chosen.Score) ? "maximum likelihood" : "the sample's own p50 and p99, as no likelier distribution has its percentiles";
        return $"{how}; Akaike's criterion against the likeliest: {string.Join(", ", others)}";
    }

    /// <summary>The percentile that is farthest off; null where none is.</summary>
    private static FittedRow? Off(LatencySample sample, LatencyFamily family) => Rows(sample, family.Distribution)
        .Where(row => row.Low is { } low && row.High is { } high && (row.Fitted < low * (1 - FitLimits.Material) || row.Fitted > high * (1 + FitLimits.Material)))
        .MaxBy(row => Math.Abs(row.RelativeResidual));

    /// <summary>Of the percentiles that the sample bounds on both sides.</summary>
    private static ImmutableArray<FittedRow> Rows(LatencySample sample, IDistribution distribution)
    {
        var rows = ImmutableArray.CreateBuilder<FittedRow>();
        foreach (var share in Shares)
        {
            if (sample.Interval(share) is var (low, high))
            {
                rows.Add(new FittedRow(default, 1 / (1 - share), Label(share), sample.Quantile(share), distribution.Quantile(share), 1) { Low = low, High = high });
            }
        }

        return rows.ToImmutable();
    }

    private static string Label(double share) => string.Create(CultureInfo.InvariantCulture, $"p{100 * share:0.####}");
}
