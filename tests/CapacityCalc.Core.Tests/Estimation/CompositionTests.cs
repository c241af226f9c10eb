namespace CapacityCalc.Core.Tests.Estimation;

public sealed class CompositionTests
{
    /// <summary>Beside a branch that is over at once the slower of two shards is all that is waited for, and a round trip adds to it as it does without the branch.</summary>
    [Fact]
    public void RoundTrip_OfTwoExponentialShardsInABranch_AddsToTheirTime()
    {
        const string Shards = "{ stage: s, kind: call, shards: 2, hosts: 2, workers: 1, model: { kind: service, mean: 10 ms, distribution: exponential } }";
        static double Mean(string pipeline) => Given.Estimate($"traffic: {{ rate: 50/s }}\nnetwork: {{ round_trip: 30 ms }}\npipeline: [{pipeline}]\n").Latency.Mean!.Value;
        var alone = Mean(Shards);

        // (12 − 0.5)/8 of a sojourn of 20 ms, and the round trip.
        Assert.Equal(0.02875 + 0.03, alone, 1e-6);
        Assert.Equal(alone, Mean($"{{ stage: both, kind: parallel, branches: {{ x: [{Shards}], y: [{{ stage: y, kind: filter, pass: 50% }}] }} }}"), alone * 0.02);
    }
}
