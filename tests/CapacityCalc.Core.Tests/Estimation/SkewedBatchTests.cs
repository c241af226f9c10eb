namespace CapacityCalc.Core.Tests.Estimation;

public sealed class SkewedBatchTests
{
    /// <summary>Batches of two always, of 1.5 and of 0.5 items a task: (1 + 3)/2 s and (1 + 1)/2 s of each request.</summary>
    [Fact]
    public void CoreSeconds_ShardsOfUnequalSize_EachHasItsOwnBatchTime()
    {
        var estimate = Given.Estimate("traffic: { rate: 0.01/s, items: 2 }\npipeline:\n  - { stage: s, kind: rank, hosts: 2, workers: 1, shards: 2, skew: 1.5, batching: { max_requests: 2, max_wait: 1000000 s }, model: { kind: per_item, overhead: 1 s, time: 1 s } }\n");
        Assert.Equal(3, estimate.Stages[0].CoreSecondsPerRequest, 0.01);
    }
}
