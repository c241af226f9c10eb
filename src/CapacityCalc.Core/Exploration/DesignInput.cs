using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>A scenario that leaves something open, and how long its cheapest design is looked for.</summary>
public sealed record DesignInput(ScenarioDocument Document)
{
    /// <summary>How many designs are estimated at once; ≥ 1. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Designs that are estimated at most; ≥ 1. An answer that needed more says so.</summary>
    public int MostEstimates { get; init; } = 20_000;

    /// <summary>Combinations, at most, of choices of which nothing is presumed; ≥ 1. Of more, ranges are taken in steps, which the answer says.</summary>
    public int MostCombinations { get; init; } = 20_000;
}
