using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>The shape that was chosen for a stage which asks for the cheapest, and what became of the others.</summary>
/// <param name="IsProven">Whether no other choice has a cheaper fleet; false where only no change of one stage's shape makes it cheaper.</param>
/// <param name="Candidates">The chosen one first, then those that would do by the price of the whole fleet, then the rest.</param>
public sealed record ShapeChoice(string Stage, string Shape, bool IsProven, ImmutableArray<ShapeCandidate> Candidates);

/// <summary>What the stage would be on a shape, all other stages as chosen.</summary>
/// <param name="Hosts">Bought, over all shards; null where the stage does not run on it.</param>
/// <param name="CostPerHour">USD/h of the stage.</param>
/// <param name="FleetCostPerHour">USD/h of the whole fleet; null where another stage has no price.</param>
/// <param name="P99Seconds">End to end; null where it does not exist.</param>
/// <param name="Rejection">One of <see cref="ShapeRejection"/>, or the code of the diagnostic that stands against it; null for the chosen one.</param>
/// <param name="Detail">The diagnostic's message; null where the figures say it.</param>
public sealed record ShapeCandidate(string Shape, long? Hosts, double? CostPerHour, double? FleetCostPerHour, double? P99Seconds, string? Rejection, string? Detail);

/// <summary>Why a shape was not chosen, where no diagnostic of the scenario says it.</summary>
public static class ShapeRejection
{
    /// <summary>Its fleet is dearer, or equally dear with more hosts, or equal and later in the catalogue.</summary>
    public const string Price = "price";

    /// <summary>No fleet with it meets the latency objectives.</summary>
    public const string Latency = "latency";

    /// <summary>The number of hosts that is given does not carry the load.</summary>
    public const string Load = "load";

    /// <summary>Its network does not carry the payload to the hosts that throughput asks for, and that of another shape does.</summary>
    public const string Network = "network";

    /// <summary>It has no price to compare.</summary>
    public const string NoPrice = "no-price";
}
