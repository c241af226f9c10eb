using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>How the p99 of the planned fleet is distributed over the worlds.</summary>
public sealed class DistributionChart : UncertaintyChart
{
    private const double Margin = 0.04;

    /// <summary>An objective farther from the values than so many times their range would squeeze them to a line.</summary>
    private const double FarthestLimit = 1.5;

    public override string Name => "distribution";

    public override string Doc => "How p99 of the planned fleet is spread over the worlds.";

    public override UncertaintyParts Parts => UncertaintyParts.Worlds;

    private protected override ChartOutcome Draw(UncertaintyResult result)
    {
        if (result.Outcomes.FirstOrDefault(outcome => outcome.Kind == OutcomeKind.P99) is not { Sorted: [var least, .., var most] } p99)
        {
            return ChartOutcome.NoLatency(result.Planned);
        }

        if (most <= least)
        {
            return new ChartOutcome.Refused(RefusalReason.NothingVaries);
        }

        var chance = result.Objectives.FirstOrDefault(objective => objective.Objective == Objective.P99);
        var end = Histogram.End(p99.Sorted);
        var bins = Histogram.Of(p99.Sorted, end, chance?.Limit, p99.Worlds);
        return new ChartOutcome.Drawn(new HistogramDrawing
        {
            Title = Finding(p99, chance),
            Subtitle = $"{result.Scenario} · the fleet planned at the medians, in {AxisFormat.Whole(p99.Worlds)} worlds",
            X = Axis(bins, chance?.Limit),
            Y = new ValueAxis("share of the worlds", Measure.Share, Scale.Linear, 0, bins.Max(bin => bin.Share) * (1 + (2 * Margin))),
            Bins = bins,
            Interval = p99.Quantiles[0] is { } from ? new HistogramInterval(from.Value, p99.Quantiles[^1]?.Value, IntervalLabel(from.Value, p99.Quantiles[^1]?.Value)) : null,
            Median = p99.Quantiles[2] is { } median ? new HistogramMark(median.Value, $"median {AxisFormat.Seconds(median.Value)}") : null,
            Limit = chance is null ? null : new HistogramMark(chance.Limit, $"p99 objective {AxisFormat.Seconds(chance.Limit)}"),
            Remark = Remark(p99, end),
        });
    }

    private static ValueAxis Axis(ImmutableArray<HistogramBin> bins, double? limit)
    {
        var (from, to) = (bins[0].From, bins[^1].To);
        var reach = FarthestLimit * (to - from);
        if (limit is { } value && value > from - reach && value < to + reach)
        {
            (from, to) = (Math.Min(from, value), Math.Max(to, value));
        }

        var margin = (to - from) * Margin;
        return new ValueAxis("p99 of the planned fleet", Measure.Seconds, Scale.Linear, Math.Max(0, from - margin), to + margin);
    }

    private static string IntervalLabel(double from, double? to) =>
        to is { } end ? $"90% of the worlds: {Worlds.Range(from, end)}" : $"95% of the worlds: {AxisFormat.Seconds(from)} or more, or overloaded";

    private static string Remark(OutcomeFigures p99, double end)
    {
        var beyond = p99.Sorted.Count(value => value > end);
        var cut = beyond > 0 ? $"{Worlds.Share((double)beyond / p99.Worlds)} further right, up to {AxisFormat.Seconds(p99.Sorted[^1])}" : "";
        var overloaded = p99.Missing.Value > 0 ? $"{Worlds.Share(p99.Missing.Value)} overloaded" : "";
        return string.Join("; ", new[] { cut, overloaded }.Where(part => part.Length > 0));
    }

    private static string Finding(OutcomeFigures p99, ObjectiveChance? chance)
    {
        var overloaded = p99.Missing.Value > 0 ? $", and the fleet is overloaded in {Worlds.Share(p99.Missing.Value)}" : "";
        return chance is not null ? $"p99 stays within {AxisFormat.Seconds(chance.Limit)} in {Worlds.Share(chance.Kept.Value)} of the worlds{overloaded}"
            : (p99.Quantiles[0], p99.Quantiles[^1]) switch
            {
                ({ } from, { } to) => $"p99 is {Worlds.Range(from.Value, to.Value)} in 90% of the worlds{overloaded}",
                ({ } from, null) => $"p99 is {AxisFormat.Seconds(from.Value)} or more in 95% of the worlds{overloaded}",
                _ => $"The fleet is overloaded in {Worlds.Share(p99.Missing.Value)} of the worlds",
            };
    }
}
