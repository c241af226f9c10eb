namespace CapacityCalc.Core.Exploration;

/// <summary>What an analysis of a scenario's ranges computes: a picture of one part need not wait for the others.</summary>
[Flags]
public enum UncertaintyParts
{
    /// <summary>The inputs, and every figure at their medians.</summary>
    None = 0,

    /// <summary>p99, hosts and cost over the worlds, and the chance of each objective.</summary>
    Worlds = 1,

    Capacity = 2 | Worlds,

    Fleets = 4 | Worlds,

    Indices = 8 | Worlds,

    Swings = 16,

    Elasticities = 32,

    All = Worlds | Capacity | Fleets | Indices | Swings | Elasticities,
}
