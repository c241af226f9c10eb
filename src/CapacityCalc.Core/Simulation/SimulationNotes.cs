using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Simulation;

/// <summary>What a person must know of a simulation before trusting it.</summary>
public static class SimulationNotes
{
    public static ImmutableArray<Diagnostic> Of(SimulationResult result, BoundScenario bound, SimulationOptions options)
    {
        var bag = new DiagnosticBag();
        var stage = result.EndingStage is { } index ? bound.Graph.Stages[index] : null;
        switch (result.Ending)
        {
            case SimulationEnding.Interrupted:
                bag.Warning(
                    DiagnosticCodes.Interrupted,
                    default,
                    result.Replications > 0
                        ? $"the simulation was interrupted: its figures are those of the {(result.Replications == 1 ? "one replication" : $"{result.Replications} replications")} that had ended"
                        : "the simulation was interrupted before a replication had ended: it has no figures");
                break;
            case SimulationEnding.RequestLimit when result.EndToEnd is { } latency:
                var (reached, asked) = (latency.P99.Relative, options.Precision ?? SimulationOptions.DefaultPrecision);
                bag.Warning(
                    DiagnosticCodes.PrecisionNotReached,
                    default,
                    $"the simulated p99 is known to ±{Ratio.Dimension.Print(reached, 2)}, not to the ±{Ratio.Dimension.Print(asked, 2)} that was asked for",
                    $"about {Count.Dimension.Print(Needed(result.Replications, reached, asked), 2)} replications would reach it");
                break;
            case SimulationEnding.Overloaded:
                bag.Warning(
                    DiagnosticCodes.Overloaded,
                    stage?.Span ?? default,
                    stage is null
                        ? "a queue grows without end in the simulation, so there are no percentiles"
                        : $"the queue of stage '{stage.Name}' grows without end in the simulation, so neither it nor what follows it has percentiles");
                break;
            case SimulationEnding.TooLarge:
                bag.Warning(
                    DiagnosticCodes.NotSimulated,
                    stage?.Span ?? default,
                    stage is null
                        ? "the fleet has more workers than a simulation holds in memory"
                        : $"stage '{stage.Name}' has more workers than a simulation holds in memory",
                    "set a smaller rate, which needs fewer");
                break;
        }

        return bag.ToImmutable();
    }

    /// <summary>An interval narrows with the root of the replications.</summary>
    private static double Needed(int replications, double reached, double asked) => Math.Ceiling(replications * (reached / asked) * (reached / asked));
}
