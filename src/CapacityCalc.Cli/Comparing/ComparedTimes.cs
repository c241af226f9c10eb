using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>A time's mean and percentiles, by formula and by simulation, in seconds.</summary>
public sealed record ComparedTimes(
    ComparedFigure Mean, ComparedFigure P50, ComparedFigure P90, ComparedFigure P95, ComparedFigure P99, ComparedFigure P999)
{
    /// <param name="tolerance">How far each figure of the estimate may be off, in seconds.</param>
    public static ComparedTimes Of(Percentiles estimate, SimulatedPercentiles? simulated, Method method, Func<Objective, double> tolerance) => new(
        new(estimate.Mean, simulated?.Mean, tolerance(Objective.Mean), method),
        new(estimate.P50, simulated?.P50, tolerance(Objective.P50), method),
        new(estimate.P90, simulated?.P90, tolerance(Objective.P90), method),
        new(estimate.P95, simulated?.P95, tolerance(Objective.P95), method),
        new(estimate.P99, simulated?.P99, tolerance(Objective.P99), method),
        new(estimate.P999, simulated?.P999, tolerance(Objective.P999), method));

    public ComparedFigure? Figure(Objective objective) => objective switch
    {
        Objective.Mean => Mean,
        Objective.P50 => P50,
        Objective.P90 => P90,
        Objective.P95 => P95,
        Objective.P99 => P99,
        Objective.P999 => P999,
        _ => null,
    };
}
