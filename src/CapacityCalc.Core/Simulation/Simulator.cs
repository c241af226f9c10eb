using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Simulation;

/// <summary>The figures of an estimate, by simulation.</summary>
public static class Simulator
{
    /// <summary>Simulates a fleet under the scenario's planned rate.</summary>
    /// <param name="progress">Told after every round of replications; may be null.</param>
    /// <param name="cancellation">Ends the simulation within about a second, with what is known so far.</param>
    public static SimulationResult Run(
        BoundScenario bound, FleetPlan fleet, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation) => new()
        {
            Stages = ImmutableArray<SimulatedStage>.Empty,
            EndToEnd = null,
            Ending = SimulationEnding.Interrupted,
            Requests = 0,
            Replications = 0,
            WarmUpRequests = 0,
            Seed = options.Seed,
        };
}
