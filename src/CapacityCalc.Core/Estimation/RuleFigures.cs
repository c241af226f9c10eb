using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>What becomes of the plan when so much is lost as it must survive, at the rate that is planned for.</summary>
public sealed record RuleFigures
{
    /// <summary>Zones, or hosts of every pool.</summary>
    public required Loss Loss { get; init; }

    /// <summary>≥ 1.</summary>
    public required int Count { get; init; }

    /// <summary>Over which the hosts are spread.</summary>
    public required int Zones { get; init; }

    /// <summary>Over all pools.</summary>
    public required long HostsLeft { get; init; }

    /// <summary>Of the hosts that are left; none where a stage is overloaded or without a host.</summary>
    public required Percentiles Latency { get; init; }

    /// <summary>Those of latency.</summary>
    public required ImmutableArray<ObjectiveFigures> Objectives { get; init; }

    /// <summary>The stages that have fewer hosts left than the plan keeps in service, in file order.</summary>
    public required ImmutableArray<HostShortfall> Shortfalls { get; init; }

    /// <summary>The stages of which no host is left.</summary>
    public required ImmutableArray<string> Out { get; init; }

    /// <summary>Whether every stage carries its load.</summary>
    public required bool IsStable { get; init; }

    public bool Passed => Shortfalls.IsEmpty && Out.IsEmpty && IsStable && Objectives.All(objective => objective.Passed);
}

/// <param name="Left">Hosts over all shards.</param>
/// <param name="Needed">Hosts over all shards.</param>
public sealed record HostShortfall(string Stage, long Left, long Needed);
