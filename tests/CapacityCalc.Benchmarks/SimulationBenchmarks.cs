using BenchmarkDotNet.Attributes;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Benchmarks;

/// <summary>How many requests a simulation works through: fifty replications of 200 000, their warm-up and the pilots besides.</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const string Queue = """
        traffic: { rate: 6.4/s }
        pipeline:
          - { stage: a, kind: call, hosts: 8, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
        """;

    private const string Fork = """
        traffic: { rate: 0.8/s }
        pipeline:
          - { stage: a, kind: call, hosts: 8, workers: 1, model: { kind: service, mean: 8 s, distribution: exponential } }
          - { stage: b, kind: call, hosts: 16, shards: 16, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
          - { stage: c, kind: call, hosts: 4, workers: 1, model: { kind: service, mean: 4 s, distribution: exponential } }
        """;

    private const int Replications = 50;
    private const int Requests = 200_000;

    private BoundScenario _queue = null!;
    private BoundScenario _fork = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() => (_queue, _fork) = (Accuracy.Scenarios.Read(Queue), Accuracy.Scenarios.Read(Fork));

    [Benchmark(OperationsPerInvoke = Replications * Requests)]
    public SimulationResult EightServers() => Run(_queue);

    [Benchmark(OperationsPerInvoke = Replications * Requests)]
    public SimulationResult SixteenWayForkBetweenTwoPools() => Run(_fork);

    private SimulationResult Run(BoundScenario bound) =>
        Simulator.Run(bound, Estimator.Size(bound), new SimulationOptions { Requests = Requests, Replications = Replications, Threads = Threads }, null, CancellationToken.None);
}
