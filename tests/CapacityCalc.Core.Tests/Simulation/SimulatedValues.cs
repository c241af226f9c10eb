namespace CapacityCalc.Core.Tests.Simulation;

/// <summary>One published or separately computed value, and the scenario that it is of.</summary>
/// <param name="Uncertainty">95% half-width of the value itself, 0 where it is exact.</param>
public sealed record SimulatedValue(string Scenario, string Figure, double Value, double Uncertainty);

/// <summary>Values that someone else computed. Exact ones: Erlang C and Pollaczek–Khinchine, GI/M/1 and D/M/c, matrix-geometric M/H2/c, Burke's
/// tandem, Nelson and Tantawi's two M/M/1 (all with mpmath). Simulated ones: queuecomputer 1.2.0 (R/C++), 20 × 1.9 M customers; SimPy 3.0.11 for batches.</summary>
internal static class SimulatedValues
{
    private const string Exponential = "model: { kind: service, mean: 1 s, distribution: exponential }";

    public static string One(string rate, string stage) => $"traffic: {{ rate: {rate} }}\npipeline:\n  - {{ stage: a, kind: call, workers: 1, {stage} }}\n";

    private static readonly string ErlangC = One("6.4/s", "hosts: 8, " + Exponential);
    private static readonly string Erlang4 = One("0.8/s", "hosts: 1, model: { kind: service, mean: 1 s, cv: 0.5, distribution: gamma }");
    private static readonly string HyperexponentialTwo = One("1.6/s", "hosts: 2, model: { kind: service, mean: 1 s, cv: 2, distribution: hyperexponential }");
    private static readonly string LogNormalEight = One("6.4/s", "hosts: 8, model: { kind: service, mean: 1 s, cv: 1 }");
    private static readonly string Shards16 = One("0.8/s", "hosts: 16, shards: 16, " + Exponential);
    private static readonly string Shards8Of4 = One("3.2/s", "hosts: 32, shards: 8, " + Exponential);
    private static readonly string EvenShards = One("0.8/s", "hosts: 16, shards: 16, model: { kind: service, mean: 1 s }");
    private static readonly string TwoShards = One("0.5/s", "hosts: 2, shards: 2, " + Exponential);
    private static readonly string ErlangArrivals = One("0.8/s, arrival_cv2: 0.5", "hosts: 1, " + Exponential);
    private static readonly string EvenArrivals = One("3.2/s, arrival_cv2: 0", "hosts: 4, " + Exponential);
    private static readonly string Batches = "traffic: { rate: 2000/s, items: 1 }\npipeline:\n  - { stage: a, kind: rank, workers: 1, hosts: 1, batching: { max_requests: 8 }, model: { kind: per_item, time: 0.2 ms, overhead: 2 ms } }\n";
    private static readonly string Hedged = One("15/s", "hosts: 50, routing: random, hedge: { after: 2 s }, " + Exponential);
    private const string Tandem = "traffic: { rate: 0.5/s }\npipeline:\n  - { stage: a, kind: call, workers: 1, hosts: 1, " + Exponential + " }\n  - { stage: b, kind: call, workers: 1, hosts: 1, model: { kind: service, mean: 1.6 s, distribution: exponential } }\n";
    private const string LogNormalTandem = "traffic: { rate: 3.2/s }\npipeline:\n  - { stage: a, kind: call, workers: 1, hosts: 4, model: { kind: service, mean: 1 s, cv: 1 } }\n  - { stage: b, kind: call, workers: 1, hosts: 4, model: { kind: service, mean: 1 s, cv: 1 } }\n  - { stage: c, kind: call, workers: 1, hosts: 4, model: { kind: service, mean: 1 s, cv: 1 } }\n";

    public static TheoryData<SimulatedValue> All { get; } =
    [
        new(ErlangC, "wait mean", 0.2860280784012601, 0),
        new(ErlangC, "wait probability", 0.4576449254420161, 0),
        new(ErlangC, "wait p99", 2.389692824050471, 0),
        new(ErlangC, "p50", 0.9863343670365032, 0),
        new(ErlangC, "p99", 5.15218156250559, 0),
        new(ErlangC, "p99.9", 7.469718533428089, 0),
        new(ErlangC, "utilization", 0.8, 0),
        new(Erlang4, "wait mean", 2.5, 0),
        new(One("0.8/s", "hosts: 1, model: { kind: service, mean: 1 s, cv: 1 }"), "p99", 24.4957275390625, 0.0011),
        new(ErlangArrivals, "wait mean", 2.843979766989913, 0),
        new(ErlangArrivals, "p99", 17.702181018483397, 0),
        new(HyperexponentialTwo, "wait mean", 4.285377663185108, 0),
        new(HyperexponentialTwo, "wait probability", 0.718382735397251, 0),
        new(HyperexponentialTwo, "p99", 30.437231876211513, 0),
        new(EvenArrivals, "wait mean", 0.272503913170547, 0),
        new(EvenArrivals, "wait p99", 2.4913188690724377, 0),
        new(LogNormalEight, "wait mean", 0.2739463206, 0.0009532),
        new(LogNormalEight, "p99", 5.409040085, 0.006529),
        new(Tandem, "mean", 10, 0),
        new(Tandem, "p99", 39.14281722376867, 0),
        new(LogNormalTandem, "mean", 5.142605557, 0.005666),
        new(LogNormalTandem, "p99", 13.56580017, 0.03652),
        new(TwoShards, "mean", 2.875, 0),
        new(TwoShards, "p99", 10.54781823, 0.0092),
        new(Shards16, "mean", 13.6049885, 0.02018),
        new(Shards16, "p99", 36.24362505, 0.1745),
        new(Shards8Of4, "mean", 3.974421778, 0.004783),
        new(Shards8Of4, "p99", 9.515712197, 0.03948),
        new(EvenShards, "p99", 11.33913059, 0.04002),
        new(Batches, "mean", 6.436136729e-3, 0.01993e-3),
        new(Batches, "p95", 11.07551407e-3, 0.07986e-3),
        new(Batches, "batch", 6.671063255, 0.008373),
        new(Hedged, "mean", 1.395961803, 0.0009104),
        new(Hedged, "p99", 4.785450223, 0.004117),
        new(Hedged, "extra load", 0.294360625, 0.0003375),
    ];
}
