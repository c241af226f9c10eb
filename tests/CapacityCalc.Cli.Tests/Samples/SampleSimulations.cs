using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Simulations made by hand, one for each way that they can end.</summary>
internal static class SampleSimulations
{
    /// <summary>Every half-width ÷ its figure.</summary>
    private const double HalfWidth = 0.005;

    public static ImmutableArray<(string Name, Comparison Comparison)> All =>
    [
        ("simulation-precise", Comparison.Of(Of(SampleEstimates.WebSearch, SimulationEnding.PrecisionReached))),
        ("simulation-far-off", Comparison.Of(Of(SampleEstimates.WebSearch, SimulationEnding.RequestLimit, ratio: 0.88))),
        ("simulation-interrupted", Comparison.Of(Of(SampleEstimates.FeedWithBranches, SimulationEnding.Interrupted, replications: 3))),
        ("simulation-interrupted-at-once", Comparison.Of(Of(SampleEstimates.FeedWithBranches, SimulationEnding.Interrupted, replications: 0))),
        ("simulation-overloaded", Comparison.Of(Of(SampleEstimates.Overloaded, SimulationEnding.Overloaded))),
        ("simulation-completed-twelve-stages", Comparison.Of(Of(SampleEstimates.TwelveStages, SimulationEnding.Completed, ulong.MaxValue, ratio: 1.0123))),
        ("simulation-of-nothing-that-waits", Comparison.Of(Of(SampleEstimates.ExternalOnly, SimulationEnding.Completed))),
    ];

    /// <param name="ratio">Simulated ÷ estimated, of every time.</param>
    public static SimulatedEstimate Of(Estimate estimate, SimulationEnding ending, ulong seed = 1, double ratio = 0.998, int replications = 20)
    {
        var measured = replications > 0 && ending != SimulationEnding.TooLarge;
        return new(
            estimate,
            new SimulationResult
            {
                Stages = measured ? [.. estimate.Stages.Select((stage, index) => Stage(stage, index, ratio))] : [],
                EndToEnd = measured && estimate.Stages.All(stage => stage.Stable) ? Times(estimate.Latency, ratio) : null,
                Ending = ending,
                EndingStage = ending == SimulationEnding.Overloaded ? estimate.Stages.ToList().FindIndex(stage => !stage.Stable) : null,
                Requests = 210_000L * replications,
                Replications = replications,
                WarmUpRequests = 10_500L * replications,
                Seed = seed,
            },
            ending is SimulationEnding.PrecisionReached or SimulationEnding.Completed
                ? []
                : [new Diagnostic("a-code", Severity.Warning, default, $"what is to be said of {ending}", "a hint")]);
    }

    private static SimulatedStage Stage(StageFigures stage, int index, double ratio) => new()
    {
        Stage = index,
        Stable = stage.Stable,
        Utilization = stage.Utilization is { } busy ? Figure(Math.Min(busy, 0.9999), 1) : null,
        WaitProbability = stage.WaitProbability is { } waits && stage.Stable ? Figure(waits, 1) : null,
        Wait = stage.Wait.P99 is null ? null : Times(stage.Wait, ratio),
        Latency = stage.Latency.P99 is null ? null : Times(stage.Latency, ratio),
        HedgeExtraLoad = stage.Split > 1 ? new Interval(0.0501, 0.0004) : null,
        DegradedShare = stage.Split > 1 ? new Interval(0.00012, 0.00003) : null,
        MeanBatch = stage.Split > 1 ? new Interval(6.1234, 0.021) : null,
    };

    private static SimulatedPercentiles Times(Percentiles times, double ratio) => new(
        Figure(times.Mean, ratio), Figure(times.P50, ratio), Figure(times.P90, ratio), Figure(times.P95, ratio), Figure(times.P99, ratio), Figure(times.P999, ratio));

    private static Interval Figure(double? estimated, double ratio) => new((estimated ?? 0) * ratio, (estimated ?? 0) * ratio * HalfWidth);
}
