using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which two values are to be held against each other.</summary>
/// <param name="Given">What takes some values.</param>
/// <param name="Sought">Whose largest or smallest value is looked for at each of them.</param>
public sealed record FrontierInput(ScenarioDocument Document, FrontierPath Given, FrontierPath Sought, Extreme Extreme)
{
    /// <summary>How many scenarios are estimated at once; ≥ 1. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <param name="Within"><c>A..B</c>; null for what is found around the present value.</param>
/// <param name="Step">Between two values; null for whole numbers, and for four digits of any other.</param>
public sealed record FrontierPath(ScenarioPath Path, string? Within, string? Step);
