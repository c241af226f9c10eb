using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>An estimate and a simulation of the same fleet, side by side.</summary>
/// <param name="Diagnostics">Of the scenario, of the estimate and of the simulation.</param>
public sealed record Comparison(
    Estimate Estimate,
    SimulationResult Simulation,
    ComparedTimes EndToEnd,
    ImmutableArray<ComparedStage> Stages,
    ImmutableArray<ComparedObjective> Objectives,
    ImmutableArray<Diagnostic> Diagnostics)
{
    public static Comparison Of(SimulatedEstimate answer)
    {
        var (estimate, simulation) = (answer.Estimate, answer.Simulation);
        var endToEnd = ComparedTimes.Of(
            estimate.Latency,
            simulation.EndToEnd,
            estimate.Method,
            objective => Math.Max(ComparedFigure.CompositionError, Verdicts.Accuracy(objective, estimate.Accuracy ?? 0)) * (estimate.Latency.Figure(objective) ?? 0));
        return new(
            estimate,
            simulation,
            endToEnd,
            [.. estimate.Stages.Select((stage, index) => ComparedStage.Of(stage, simulation.Stages.FirstOrDefault(measured => measured.Stage == index)))],
            [
                .. estimate.Objectives
                    .Select(objective => endToEnd.Figure(objective.Objective) is { } figure ? new ComparedObjective(objective, figure, simulation.Ending == SimulationEnding.Overloaded) : null)
                    .OfType<ComparedObjective>(),
            ],
            estimate.Diagnostics.AddRange(answer.Diagnostics));
    }

    /// <summary>Whether the simulation misses an objective on latency, or the estimate one that is not simulated.</summary>
    public bool MissesObjectives => Objectives.Any(objective => !(objective.Simulated ?? objective.Estimate).Passed)
        || Estimate.Objectives.Any(objective => !objective.Passed && !objective.Objective.IsLatency());

    /// <summary>Relative half-width of the end-to-end p99; null where there is none.</summary>
    public double? PrecisionReached => Simulation.EndToEnd?.P99.Relative;

    /// <summary>Every figure that is compared in the report.</summary>
    public IEnumerable<ComparedFigure> Shown =>
        [EndToEnd.Mean, EndToEnd.P50, EndToEnd.P90, EndToEnd.P95, EndToEnd.P99, EndToEnd.P999, .. Stages.SelectMany(stage => stage.Shown)];
}
