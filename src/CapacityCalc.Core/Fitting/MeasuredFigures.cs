using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Mean and percentiles of measurements, to hold a prediction against.</summary>
public static class MeasuredFigures
{
    private static readonly ImmutableArray<string> MetricColumn = ["metric", "percentile", "quantile", "statistic"];
    private static readonly ImmutableArray<string> ValueColumn = ["value", .. FitColumns.Time];

    private static readonly ImmutableArray<(Objective Objective, double Share, string Name)> Known =
    [
        (Objective.Mean, 0, "mean"), (Objective.P50, 0.5, "p50"), (Objective.P90, 0.9, "p90"), (Objective.P95, 0.95, "p95"), (Objective.P99, 0.99, "p99"), (Objective.P999, 0.999, "p99.9"),
    ];

    public static string NameOf(Objective objective) => Known.First(known => known.Objective == objective).Name;

    /// <summary>The figures, and of how many latencies they are where that is known; null with a diagnostic.</summary>
    public static (ImmutableArray<MeasuredFigure> Figures, long? Count)? Of(Measurements measurements, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (measurements is LatencyPercentiles percentiles)
        {
            var mean = percentiles.Mean is { } known ? [new MeasuredFigure(Objective.Mean, known, null, null)] : Array.Empty<MeasuredFigure>();
            return ([.. mean, .. percentiles.Percentiles.SelectMany(point => Known.Where(name => Math.Abs(name.Share - point.Share) < 1e-9).Select(name => new MeasuredFigure(name.Objective, point.Seconds, null, null)))], percentiles.Count);
        }

        if (measurements is MeasuredTable table && FitColumns.Find(table, MetricColumn) is { } metric)
        {
            return Named(table, metric, bag) is { } named ? (named, null) : null;
        }

        if (ServiceFit.Sample(measurements, bag) is not { } sample)
        {
            return null;
        }

        var figures = ImmutableArray.CreateBuilder<MeasuredFigure>();
        var half = 1.96 * Math.Sqrt(Math.Max(0, sample.Average(value => value * value) - (sample.Mean * sample.Mean)) / sample.Count);
        figures.Add(new MeasuredFigure(Objective.Mean, sample.Mean, sample.Mean - half, sample.Mean + half));
        foreach (var (objective, share, name) in Known.Skip(1))
        {
            if (sample.Interval(share) is var (low, high))
            {
                figures.Add(new MeasuredFigure(objective, sample.Quantile(share), low, high));
            }
            else
            {
                bag.Warning(DiagnosticCodes.QuantileBeyondSample, default, $"the {name} is not checked: {sample.Count} latencies do not bound it on both sides with 95%, which takes at least {OrderStatistics.LeastCount(share)}", "measure more of them");
            }
        }

        return (figures.ToImmutable(), sample.Count);
    }

    private static ImmutableArray<MeasuredFigure>? Named(MeasuredTable table, int metric, DiagnosticBag bag)
    {
        if (FitColumns.Require(table, ValueColumn, 1, 2, bag) is not { } column || FitColumns.Read(table, column, Duration.Dimension, Bounds.Positive(Limits.Seconds), bag) is not { } seconds)
        {
            return null;
        }

        var figures = ImmutableArray.CreateBuilder<MeasuredFigure>();
        for (var row = 0; row < seconds.Length; row++)
        {
            var cell = (TextNode)table.Rows[row][metric];
            var name = cell.Text.Replace('_', '.').Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
            name = name is "median" or "med" ? "p50" : name is "avg" or "average" ? "mean" : name;
            var known = Known.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            if (known.Name is null)
            {
                bag.Error(DiagnosticCodes.UnknownChoice, cell.Span, $"{Excerpt.Quote(cell.Text)} is no figure of a latency", Suggestions.Hint(cell.Text, [.. Known.Select(candidate => candidate.Name)]));
            }
            else
            {
                figures.Add(new MeasuredFigure(known.Objective, seconds[row], null, null));
            }
        }

        return bag.HasErrors ? null : figures.ToImmutable();
    }
}
