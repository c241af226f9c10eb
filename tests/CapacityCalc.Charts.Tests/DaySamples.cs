using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts.Tests;

/// <summary>Days made by hand.</summary>
internal static class DaySamples
{
    /// <summary>100 hosts of 1 USD/h stand all day; those that follow are 20 for the first half of it, and 60 for the rest.</summary>
    public static DayFigures Halves { get; } = Of(hour => (100, hour < 12 ? 20 : 60), hour => (hour < 12 ? 0.1 : 0.3, 0.5), dollarsPerHost: 1);

    public static DayFigures WithoutPrice { get; } = Of(_ => (100, 90), _ => (0.5, 0.55), dollarsPerHost: null);

    public static DayFigures Flat { get; } = Of(_ => (12, 12), _ => (0.5, 0.5), dollarsPerHost: 1);

    public static DayFigures WithoutHosts { get; } = Of(_ => (0, 0), _ => (0, 0), dollarsPerHost: 1) with { Stages = [] };

    public static ChartInput Input(DayFigures? day) => Samples.Input(Samples.WebSearchEstimate with { Day = day });

    private static DayFigures Of(Func<int, (long Fixed, long Following)> hosts, Func<int, (double Fixed, double Following)> busy, double? dollarsPerHost)
    {
        FleetHour Fleet(long count, double utilization) => new(count, count * dollarsPerHost, 0.1, 0, null, [new StageHour("rank", count, utilization)]);
        DayTotals Total(IEnumerable<FleetHour> hours) =>
            new(hours.Sum(hour => hour.Hosts), hours.Average(hour => hour.Hosts), hours.Average(hour => hour.CostPerHour) * 730, hours.Average(hour => hour.Stages[0].Utilization), null);
        ImmutableArray<DayHour> hours =
        [
            .. Enumerable.Range(0, 24).Select(hour => new DayHour(hour, 100 * (hour + 1), 100 * (hour + 1), Fleet(hosts(hour).Fixed, busy(hour).Fixed), Fleet(hosts(hour).Following, busy(hour).Following))),
        ];
        return new DayFigures(
            hours,
            [new DayStage("rank", hosts(0).Fixed, hours.Min(hour => hour.Following.Hosts), hours.Average(hour => hour.Following.Hosts), null, null, DayFloor.Load)],
            Total(hours.Select(hour => hour.Fixed)),
            Total(hours.Select(hour => hour.Following)));
    }
}
