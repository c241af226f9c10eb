using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>A day of the planned fleet, which stays as it is, and of one that follows the load: sized anew for every hour by the same rules.</summary>
/// <remarks>
/// Every hour is taken as steady, and hosts as started and stopped in no time and at no cost. As everywhere, loads include the headroom and leave out what the
/// cache answers; utilization is of the hosts in service, hosts and costs are of all that are bought.
/// </remarks>
/// <param name="Hours">24, from midnight on.</param>
/// <param name="Stages">Those with hosts, in file order.</param>
/// <param name="Fixed">Of the planned fleet.</param>
/// <param name="Following">Of the fleet that follows the load; it costs no more than the planned one.</param>
public sealed record DayFigures(ImmutableArray<DayHour> Hours, ImmutableArray<DayStage> Stages, DayTotals Fixed, DayTotals Following)
{
    /// <summary>Of the planned fleet's cost, what following the load saves; in [0, 1); null without a cost.</summary>
    public double? SavedShare => Saved(Fixed.CostPerMonth, Following.CostPerMonth);

    /// <summary>Of the planned fleet's hosts, those that following the load does without, on average; in [0, 1); null without hosts.</summary>
    public double? SavedHostsShare => Saved(Fixed.MeanHosts, Following.MeanHosts);

    /// <summary>Means of equal hours differ by their rounding.</summary>
    private static double? Saved(double? planned, double? following) => planned > 0 ? Math.Max(0, 1 - (following!.Value / planned.Value)) : null;
}

/// <param name="Hour">0 to 23.</param>
/// <param name="RequestsPerSecond">Incoming requests/s, their mean over the hour.</param>
/// <param name="HighestPerSecond">Incoming requests/s at the highest time of the hour: what the following fleet is sized for, and what latencies are at.</param>
public sealed record DayHour(int Hour, double RequestsPerSecond, double HighestPerSecond, FleetHour Fixed, FleetHour Following);

/// <summary>One hour of one fleet.</summary>
/// <param name="Hosts">Bought, over all stages.</param>
/// <param name="CostPerHour">USD/h; null where a shape has no price.</param>
/// <param name="P99Seconds">End to end at the hour's highest rate; null where a stage is overloaded then, and where no request comes.</param>
/// <param name="Accuracy">Relative error of the p99 to expect; null where there is none.</param>
/// <param name="MeetsObjectives">Whether every latency objective holds at the hour's highest rate; null where there is none, and where no request comes.</param>
/// <param name="Stages">Those with hosts, in file order.</param>
public sealed record FleetHour(long Hosts, double? CostPerHour, double? P99Seconds, double? Accuracy, bool? MeetsObjectives, ImmutableArray<StageHour> Stages)
{
    /// <summary>Whether every queue is worked off at the hour's highest rate; where one is not, there is no p99.</summary>
    public bool Stable { get; init; } = true;

    /// <summary>The stage with the highest utilization; null without hosts.</summary>
    public StageHour? Busiest => Stages.MaxBy(stage => stage.Utilization);
}

/// <param name="Hosts">Bought, over all shards.</param>
/// <param name="Utilization">At the hour's mean rate: offered load ÷ workers in service; may be ≥ 1.</param>
public sealed record StageHour(string Stage, long Hosts, double Utilization);

/// <summary>What a stage with hosts makes of the day.</summary>
/// <param name="Hosts">Of the planned fleet.</param>
/// <param name="LeastHosts">Of the following fleet, in its smallest hour.</param>
/// <param name="MeanHosts">Of the following fleet.</param>
/// <param name="CostPerMonth">Of the planned fleet, in USD; null where its shape has no price.</param>
/// <param name="FollowingCostPerMonth">Of the following fleet.</param>
/// <param name="Floor">What keeps the following fleet from having fewer.</param>
public sealed record DayStage(string Stage, long Hosts, long LeastHosts, double MeanHosts, double? CostPerMonth, double? FollowingCostPerMonth, DayFloor Floor);

public enum DayFloor
{
    /// <summary>The load of its lowest hour.</summary>
    Load,

    /// <summary>The scenario fixed the number.</summary>
    Given,

    /// <summary>Every shard needs a host.</summary>
    Shards,

    /// <summary>One host has to be in service.</summary>
    OneHost,
}

/// <param name="HostHours">Hosts × hours of one day.</param>
/// <param name="MeanHosts">Over the 24 hours.</param>
/// <param name="CostPerMonth">USD in 730 hours; null where a shape has no price.</param>
/// <param name="MeanUtilization">The mean over the 24 hours of the busiest stage's utilization; null without hosts.</param>
/// <param name="CostPerMillionRequests">USD at the average rate; null where a shape has no price.</param>
public sealed record DayTotals(long HostHours, double MeanHosts, double? CostPerMonth, double? MeanUtilization, double? CostPerMillionRequests);
