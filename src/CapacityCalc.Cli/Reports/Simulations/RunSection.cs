using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>How much was simulated, and why no more.</summary>
internal static class RunSection
{
    public static Section Of(Comparison comparison)
    {
        var run = comparison.Simulation;
        var lines = ImmutableArray.CreateBuilder<Prose>();
        if (run.Replications > 0)
        {
            var warmUp = run.WarmUpRequests > 0 ? $", after {Requests(run.WarmUpRequests)} of warm-up that were deleted" : "";
            lines.Add(Prose.Of($"{Requests(run.Requests)} in {Figures.SayCount(run.Replications, "independent replication")}{warmUp}; seed {run.Seed}"));
        }
        else
        {
            lines.Add(Prose.Of($"No replication ended; seed {run.Seed}"));
        }

        lines.Add(Prose.Of(Ending(comparison)));
        return new("Simulation", new Statements(lines.ToImmutable()));
    }

    public static string Requests(long requests) => $"{Figures.Say(Quantity.Items, requests)} {(requests == 1 ? "request" : "requests")}";

    private static string Ending(Comparison comparison)
    {
        var reached = comparison.PrecisionReached is { } precision ? $"the end-to-end p99 is known to ±{Differences.SaySize(precision)}" : "there is no end-to-end p99";
        return comparison.Simulation.Ending switch
        {
            SimulationEnding.Completed => $"Ended with the last replication; {reached}",
            SimulationEnding.PrecisionReached => $"Ended when precise enough: {reached}",
            SimulationEnding.RequestLimit => $"Ended at the request limit before it was precise enough: {reached}; more --replications narrow it",
            SimulationEnding.Interrupted => $"Interrupted; {reached}",
            SimulationEnding.Overloaded => "Ended because a queue grows without end, which more requests would not change",
            SimulationEnding.TooLarge => "Not begun: the fleet has more workers than a simulation holds in memory",
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison.Simulation.Ending, "not an ending"),
        };
    }
}
