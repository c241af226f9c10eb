using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>A latency objective judged by the estimate and by the simulation.</summary>
/// <param name="Estimate">The estimate's own verdict.</param>
/// <param name="Figure">What the limit is held against.</param>
/// <param name="IsOverloaded">Whether a queue grew without end in the simulation.</param>
public sealed record ComparedObjective(ObjectiveFigures Estimate, ComparedFigure Figure, bool IsOverloaded)
{
    /// <summary>By the simulation: marginal where the limit lies within the interval, failed where a stage is overloaded, null where nothing was measured.</summary>
    public ObjectiveFigures? Simulated => Figure.Simulated is { } simulated
        ? Estimate with { Actual = simulated.Value, Passed = simulated.Value <= Estimate.Limit, Marginal = simulated.Contains(Estimate.Limit) }
        : IsOverloaded ? Estimate with { Actual = null, Passed = false, Marginal = false }
        : null;
}
