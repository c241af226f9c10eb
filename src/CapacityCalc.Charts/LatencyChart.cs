using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>What each stage adds to the latency's percentiles.</summary>
public sealed class LatencyChart : IChart
{
    /// <param name="Share">Null where the estimate does not break the figure down.</param>
    private sealed record Figure(Objective Objective, Func<Percentiles, double?> Total, Func<LatencyShare, double>? Share, bool Always);

    private static readonly ImmutableArray<Figure> Figures =
    [
        new(Objective.Mean, latency => latency.Mean, share => share.Mean, Always: false),
        new(Objective.P50, latency => latency.P50, share => share.P50, Always: true),
        new(Objective.P90, latency => latency.P90, null, Always: false),
        new(Objective.P95, latency => latency.P95, share => share.P95, Always: true),
        new(Objective.P99, latency => latency.P99, share => share.P99, Always: true),
        new(Objective.P999, latency => latency.P999, null, Always: false),
    ];

    public string Name => "latency";

    public string Doc => "What each stage adds to p50, p95 and p99, against the objectives.";

    public string Needs => "any scenario";

    public ChartSubject Subject => ChartSubject.Scenario;

    public ChartOutcome Draw(ChartInput input)
    {
        var estimate = input.Estimate;
        if (estimate.Latency.P99 is not { } p99)
        {
            return ChartOutcome.NoLatency(estimate);
        }
        if (estimate.Breakdown.IsEmpty)
        {
            return new ChartOutcome.Refused(RefusalReason.NoBreakdown);
        }
        var objectives = estimate.Objectives.Where(objective => objective.Objective.IsLatency()).ToImmutableArray();
        var rows = Figures
            .Where(figure => figure.Total(estimate.Latency) is not null && (figure.Always || objectives.Any(objective => objective.Objective == figure.Objective)))
            .Select(figure => Row(figure, estimate, objectives.FirstOrDefault(objective => objective.Objective == figure.Objective)))
            .ToImmutableArray();
        var largest = rows.Max(row => Math.Max(row.End, row.Limit?.Value ?? 0));
        return new ChartOutcome.Drawn(new BarDrawing
        {
            Title = Finding(estimate, objectives, p99),
            Subtitle = $"{estimate.Scenario} · latency by stage at the peak of {AxisFormat.Rate(estimate.Traffic.PeakPerSecond)} requests/s",
            X = new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, largest > 0 ? largest : 1e-3),
            Rows = rows,
            Series = [.. estimate.Breakdown.Select(share => share.Stage)],
        });
    }

    private static BarRow Row(Figure figure, Estimate estimate, ObjectiveFigures? objective)
    {
        var total = figure.Total(estimate.Latency)!.Value;
        var name = figure.Objective.Text();
        var limit = objective is null ? null : new BarLimit(
            objective.Limit, $"{name} objective {AxisFormat.Seconds(objective.Limit)}", objective.Passed ? Verdict.Passed : Verdict.Failed);
        var note = objective is { Passed: false } && total > objective.Limit ? $"{AxisFormat.Seconds(total - objective.Limit)} over" : "";
        var segments = figure.Share is { } share
            ? Stack(estimate.Breakdown.Select(share))
            : total > 0 ? [new BarSegment(BarSegment.All, 0, total, "")] : [];
        return new BarRow(name, 0, segments, AxisFormat.Seconds(total), note, limit);
    }

    /// <summary>A stage without a share of the time has no segment.</summary>
    private static ImmutableArray<BarSegment> Stack(IEnumerable<double> shares)
    {
        var segments = ImmutableArray.CreateBuilder<BarSegment>();
        var from = 0.0;
        foreach (var (series, share) in shares.Index())
        {
            if (share > 0)
            {
                segments.Add(new BarSegment(series, from, from + share, AxisFormat.Seconds(share)));
                from += share;
            }
        }
        return segments.ToImmutable();
    }

    private static string Finding(Estimate estimate, ImmutableArray<ObjectiveFigures> objectives, double p99)
    {
        var largest = estimate.Breakdown.MaxBy(share => share.P99)!;
        var share = estimate.Breakdown.Count(share => share.P99 > 0) > 1 ? $"; {largest.Stage} takes {AxisFormat.Percent(largest.P99 / p99)} of it" : "";
        // What failed is the finding; otherwise the p99, or the farthest percentile that has an objective.
        var told = objectives.FirstOrDefault(objective => !objective.Passed)
            ?? objectives.FirstOrDefault(objective => objective.Objective == Objective.P99)
            ?? objectives.MaxBy(objective => objective.Objective);
        if (told is not { Actual: { } actual })
        {
            return $"p99 is {AxisFormat.Seconds(p99)}{share}";
        }
        var verdict = told.Passed
            ? $"{told.Objective.Text()} of {AxisFormat.Seconds(actual)} is within {AxisFormat.Seconds(told.Limit)}"
            : $"{told.Objective.Text()} of {AxisFormat.Seconds(actual)} misses its objective of {AxisFormat.Seconds(told.Limit)}";
        return told.Marginal ? $"{verdict}, by less than its error"
            : told.Objective == Objective.P99 ? verdict + share
            : verdict;
    }
}
