using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>A latency objective judged by the estimate and by the simulation.</summary>
/// <param name="Estimate">The estimate's own verdict.</param>
/// <param name="Figure">What the limit is held against.</param>
public sealed record ComparedObjective(ObjectiveFigures Estimate, ComparedFigure Figure)
{
    /// <summary>By the simulation; failed where it has no figure, marginal where the limit lies within the interval.</summary>
    public ObjectiveFigures Simulated => Estimate with
    {
        Actual = Figure.Simulated?.Value,
        Passed = Figure.Simulated?.Value <= Estimate.Limit,
        Marginal = Figure.Simulated?.Contains(Estimate.Limit) ?? false,
    };
}
