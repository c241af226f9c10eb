using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Exploration;

/// <summary>What is to be solved for.</summary>
public sealed record SolverInput(ScenarioDocument Document, ScenarioPath Path, Extreme Extreme)
{
    /// <summary><c>A..B</c>, in the unit of the path's parameter; null for all that it takes.</summary>
    public string? Within { get; init; }

    /// <summary>Between two values, in the same unit; null for whole numbers, and for four digits of any other.</summary>
    public string? Step { get; init; }

    /// <summary>In so many of the worlds one fleet, bought once, must hold; in (0, 1). Null to judge the medians alone.</summary>
    public double? Confidence { get; init; }

    /// <summary>What is computed of the estimate at the answer; none of it where nothing is asked for.</summary>
    public EstimateDetails Details { get; init; } = EstimateDetails.All;

    /// <summary>How many values are estimated at once; ≥ 1. The answer does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
