using System.Collections.Concurrent;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Core.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly SimulationOptions Short = new() { Requests = 20_000, Replications = 20 };

    /// <summary>Several figures are of one scenario, which runs once.</summary>
    private static readonly ConcurrentDictionary<string, SimulationResult> Runs = new();

    private static SimulationResult Run(string yaml, SimulationOptions options)
    {
        var bound = Given.Scenario(yaml);
        return Simulator.Run(bound, Estimator.Size(bound), options, null, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(SimulatedValues.All), MemberType = typeof(SimulatedValues))]
    public void Run_KnownQueue_AgreesWithinFourStandardErrors(SimulatedValue known)
    {
        var result = Runs.GetOrAdd(known.Scenario, yaml => Run(yaml, Short with { Threads = 2 }));
        var stage = result.Stages[0];
        var simulated = known.Figure switch
        {
            "mean" => result.EndToEnd!.Mean,
            "p50" => result.EndToEnd!.P50,
            "p95" => result.EndToEnd!.P95,
            "p99" => result.EndToEnd!.P99,
            "p99.9" => result.EndToEnd!.P999,
            "wait mean" => stage.Wait!.Mean,
            "wait p99" => stage.Wait!.P99,
            "wait probability" => stage.WaitProbability!.Value,
            "utilization" => stage.Utilization!.Value,
            "batch" => stage.MeanBatch!.Value,
            "extra load" => stage.HedgeExtraLoad!.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(known), known.Figure, "unknown figure"),
        };

        // Four standard errors of either side, and the width of a histogram's bin.
        var error = (4 * simulated.HalfWidth / StudentT.Quantile(result.Replications - 1)) + (4 * known.Uncertainty / 2.09) + (0.001 * known.Value);
        Assert.InRange(simulated.Value, known.Value - error, known.Value + error);
        Assert.True(simulated.HalfWidth < 0.15 * known.Value, $"±{simulated.HalfWidth} proves nothing of {known.Value}");
    }

    [Fact]
    public void Run_FortySeeds_IntervalsCoverTheTruthAsOftenAsTheySay()
    {
        const double Truth = 5.15218156250559;
        var covered = 0;
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var result = Run(SimulatedValues.One("6.4/s", "hosts: 8, model: { kind: service, mean: 1 s, distribution: exponential }"), new() { Requests = 5_000, Replications = 10, Seed = seed, Threads = 2 });
            covered += result.EndToEnd!.P99.Contains(Truth) ? 1 : 0;
        }

        // Of 40 at 95%, fewer than 34 are covered once in 300 tries.
        Assert.InRange(covered, 34, 40);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_SomeThreads_AnswersAsOne(int threads)
    {
        const string Scenario = """
            traffic: { rate: 100/s, arrival_cv2: 2 }
            cache: { hit_ratio: 20%, latency: 1 ms }
            pipeline:
              - { stage: a, kind: call, hosts: 6, workers: 2, routing: random, model: { kind: service, mean: 60 ms, cv: 0.7, distribution: gamma } }
              - stage: p
                kind: parallel
                branches:
                  x: [ { stage: x1, kind: call, hosts: 9, shards: 3, split: 2, workers: 8, timeout: 300 ms, model: { kind: service, mean: 50 ms, cv: 1 } } ]
                  y: [ { stage: y1, kind: call, hosts: 8, workers: 2, hedge: { after: p95, cancel: true }, routing: random, model: { kind: service, mean: 50 ms, cv: 1 } } ]
            """;
        var options = new SimulationOptions { Requests = 2_000, Precision = 0.05 };
        var (one, several) = (Run(Scenario, options), Run(Scenario, options with { Threads = threads }));
        Assert.Equal(one.EndToEnd, several.EndToEnd);
        Assert.Equal(one.Stages.AsEnumerable(), several.Stages.AsEnumerable());
        Assert.Equal(one.Replications, several.Replications);
        Assert.NotEqual(one.EndToEnd, Run(Scenario, options with { Seed = 2 }).EndToEnd);
    }

    [Fact]
    public void Run_StageAdded_ChangesNoOther()
    {
        const string First = "traffic: { rate: 6/s }\npipeline:\n  - { stage: a, kind: call, hosts: 8, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }\n";
        var options = new SimulationOptions { Requests = 10_000, Replications = 4 };
        var alone = Replicate(First);
        var before = Replicate(First + "  - { stage: b, kind: call, hosts: 12, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }\n");
        Assert.Equal(alone.Mean, before.Mean);
        Assert.Equal(alone.Count, before.Count);
        Assert.Equal(4, Run(First, options).Replications);
    }

    private static LatencyHistogram Replicate(string yaml)
    {
        var bound = Given.Scenario(yaml);
        var pools = bound.Graph.Pools.Length;
        var plan = new ReplicationPlan(bound, Estimator.Size(bound), 1, 1_000, 10_000, [.. Enumerable.Repeat(double.NaN, pools)], new bool[pools]);
        var replication = new Replication(plan, 0, ReplicationPurpose.Figures, CancellationToken.None);
        replication.Run();
        return replication.Stages[0].Latencies;
    }

    [Fact]
    public void Run_StageBeyondItsLoad_SaysWhichAndLeavesTheRestOut()
    {
        var result = Run(
            """
            traffic: { rate: 10/s }
            pipeline:
              - { stage: a, kind: call, hosts: 20, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }
              - { stage: b, kind: call, hosts: 9, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }
              - { stage: c, kind: call, hosts: 20, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
            Short);
        Assert.Equal(SimulationEnding.Overloaded, result.Ending);
        Assert.Equal(1, result.EndingStage);
        Assert.Null(result.EndToEnd);
        Assert.True(result.Stages[0].Latency is not null && result.Stages[0].Stable);
        Assert.False(result.Stages[1].Stable);
        Assert.Null(result.Stages[1].Latency);
        Assert.Null(result.Stages[2].Latency);
    }

    [Fact]
    public void Run_HedgeThatFeedsOnItsOwnLoad_IsOverloaded()
    {
        var scenario = SimulatedValues.One("35/s", "hosts: 50, routing: random, hedge: { after: 1 s }, model: { kind: service, mean: 1 s, distribution: exponential }");
        Assert.Equal(SimulationEnding.Overloaded, Run(scenario, Short).Ending);
        Assert.Equal(SimulationEnding.Completed, Run(scenario.Replace("35/s", "15/s", StringComparison.Ordinal), Short).Ending);
    }

    [Fact]
    public void Run_HighLoadThatIsBearable_IsNoOverload()
    {
        var result = Run(SimulatedValues.One("0.95/s", "hosts: 1, model: { kind: service, mean: 1 s, distribution: exponential }"), Short);
        Assert.Equal(SimulationEnding.Completed, result.Ending);
    }

    [Fact]
    public void Run_HedgeAtP95_SendsFivePercentTwice()
    {
        var result = Run(SimulatedValues.One("15/s", "hosts: 50, routing: random, hedge: { after: p95, cancel: false }, model: { kind: service, mean: 1 s, distribution: exponential }"), Short with { Requests = 10_000, Threads = 2 });
        Assert.InRange(result.Stages[0].HedgeExtraLoad!.Value.Value, 0.045, 0.055);
    }

    /// <summary>An exponential service has as much left whenever it is dropped, so two copies take as much work as one.</summary>
    [Fact]
    public void Run_CancelledCopiesOfExponentialServices_AddNoWork()
    {
        var result = Run(SimulatedValues.One("25/s", "hosts: 50, routing: random, hedge: { after: p90, cancel: true }, model: { kind: service, mean: 1 s, distribution: exponential }"), Short with { Requests = 10_000, Threads = 2 });
        Assert.InRange(result.Stages[0].HedgeExtraLoad!.Value.Value, -0.01, 0.01);
    }

    [Fact]
    public void Run_Timeout_GoesOnWithoutTheRest()
    {
        var result = Run(SimulatedValues.One("0.5/s", "hosts: 1, timeout: 3 s, model: { kind: service, mean: 1 s, distribution: exponential }"), Short);

        // M/M/1: P(T > 3) = e^(−(1 − ρ) 3).
        var degraded = result.Stages[0].DegradedShare!.Value;
        Assert.InRange(degraded.Value, Math.Exp(-1.5) - (2 * degraded.HalfWidth), Math.Exp(-1.5) + (2 * degraded.HalfWidth));
        Assert.Equal(3, result.EndToEnd!.P99.Value, 1e-9);
    }

    [Fact]
    public void Run_CacheHits_AreMixedIn()
    {
        var result = Run("cache: { hit_ratio: 60%, latency: 2 ms }\n" + SimulatedValues.One("1.25/s", "hosts: 1, model: { kind: service, mean: 1 s, distribution: exponential }"), Short);
        Assert.Equal(0.002, result.EndToEnd!.P50.Value, 1e-12);

        // M/M/1 at ρ = 0.5, of which the slowest hundredth of all are the slowest fortieth.
        var p99 = result.EndToEnd.P99;
        Assert.InRange(p99.Value, (2 * Math.Log(40)) - (2 * p99.HalfWidth), (2 * Math.Log(40)) + (2 * p99.HalfWidth));
    }

    [Fact]
    public void Run_Cancelled_TellsWhatItKnows()
    {
        using var source = new CancellationTokenSource();
        var bound = Given.Scenario(SimulatedValues.One("6/s", "hosts: 8, model: { kind: service, mean: 1 s, distribution: exponential }"));
        var rounds = new Rounds(source);
        var result = Simulator.Run(bound, Estimator.Size(bound), new SimulationOptions { Precision = 1e-6 }, rounds, source.Token);
        Assert.Equal(SimulationEnding.Interrupted, result.Ending);
        Assert.True(result.Replications >= 2 && result.EndToEnd is { P99.HalfWidth: > 0 });
    }

    [Fact]
    public void Run_FleetBeyondMemory_IsRefused()
    {
        var result = Run(SimulatedValues.One("1000000000/s", "hosts: 10000000, model: { kind: service, mean: 100 us }").Replace("workers: 1,", "workers: 1000,", StringComparison.Ordinal), Short);
        Assert.Equal(SimulationEnding.TooLarge, result.Ending);
        Assert.Equal(0, result.EndingStage);
    }

    private sealed class Rounds(CancellationTokenSource source) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => source.Cancel();
    }
}
