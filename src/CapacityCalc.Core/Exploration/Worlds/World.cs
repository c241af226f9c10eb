using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>How one world judges the planned fleet, and what it needs itself.</summary>
internal sealed record World
{
    /// <summary>The error for which the scenario cannot be in this world; null where it can.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>Seconds, of the planned fleet; positive infinity where it is overloaded.</summary>
    public double P99 { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the planned fleet meets each objective, in their order.</summary>
    public ImmutableArray<bool> Kept { get; init; } = [];

    /// <summary>Whether a fleet of its own meets each objective, in their order.</summary>
    public ImmutableArray<bool> Sized { get; init; } = [];

    /// <summary>Whether the planned fleet meets every latency objective.</summary>
    public bool MeetsLatency { get; init; }

    /// <summary>Whether the planned fleet is all that the plan asks for.</summary>
    public bool PlanHolds { get; init; }

    /// <summary>Whether some fleet meets the latency objectives.</summary>
    public bool IsReachable { get; init; }

    /// <summary>Hosts to buy by pool, over all shards, that the plan asks for; where the scenario gives them the planned ones, as there is nothing to choose. Empty where the scenario cannot be.</summary>
    public ImmutableArray<long> Needed { get; init; } = [];

    /// <summary>Of all pools, the given ones as many as this world gives.</summary>
    public long HostsNeeded { get; init; }

    /// <summary>USD/h of one host by pool; empty where one has no price.</summary>
    public ImmutableArray<double> Prices { get; init; } = [];

    /// <summary>Whether the quality is as asked for; true where none is.</summary>
    public bool MeetsQuality { get; init; }

    /// <summary>Of them, those without which a stage is busier than planned.</summary>
    public ImmutableArray<long> ForThroughput { get; init; } = [];

    /// <summary>USD/h of what is needed; null without prices.</summary>
    public double? CostPerHour { get; init; }

    /// <summary>Positive infinity where no number is enough.</summary>
    public double Hosts => IsReachable ? HostsNeeded : double.PositiveInfinity;

    public double Cost => IsReachable ? CostPerHour ?? double.NaN : double.PositiveInfinity;

    public static World Impossible(Diagnostic problem, int objectives) =>
        new() { Problem = problem, Kept = [.. new bool[objectives]], Sized = [.. new bool[objectives]] };
}
