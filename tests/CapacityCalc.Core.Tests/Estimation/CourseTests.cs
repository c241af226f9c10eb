namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>The sums of "Grokking the Machine Learning Interview", performance and capacity chapter.</summary>
public sealed class CourseTests
{
    private static string Score(string time, int shards, string rate, string more = "") => $$"""
        traffic: { rate: {{rate}} }
        corpus: { items: 100M }
        pipeline:
          - { stage: score, kind: retrieve, shards: {{shards}}, keep: 500, model: { kind: per_item, time: {{time}}, distribution: deterministic }{{more}} }
        """;

    /// <summary>A1: 100 M documents × 1 µs = 100 s on one machine.</summary>
    [Fact]
    public void A1_HundredMillionDocuments_TakeHundredSecondsOnOneMachine() =>
        Assert.Equal(100, Given.Estimate(Score("1 us", 1, "1/day", ", hosts: 1, workers: 1")).Latency.P50!.Value, 1e-9);

    /// <summary>A2: A1 over 1,000 shards = 100 ms; at 1000/s it keeps 100,000 cores busy.</summary>
    [Fact]
    public void A2_OverAThousandShards_TakesHundredMillisecondsAndHundredThousandCores()
    {
        var estimate = Given.Estimate(Score("1 us", 1000, "1000/s"));
        Assert.Equal(0.1, estimate.Latency.P99!.Value, 1e-4);
        Assert.Equal(100_000, estimate.Fleet.BusyCores, 1e-3);
    }

    /// <summary>A3: a deep network of 1 ms over 1,000 shards takes 100 s.</summary>
    [Fact]
    public void A3_DeepNetworkOverEverything_TakesHundredSeconds() =>
        Assert.Equal(100, Given.Estimate(Score("1 ms", 1000, "1000/s")).Latency.P99!.Value, 0.1);

    /// <summary>A4: the top 500 × 1 ms = 500 ms on one machine, 100 ms split over 5.</summary>
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(5, 0.1)]
    public void A4_Top500_TakesAFifthWhenSplitOverFive(int split, double seconds)
    {
        var estimate = Given.Estimate($"traffic: {{ rate: 1000/s, items: 500 }}\npipeline:\n  - {{ stage: rank, kind: rank, split: {split}, model: {{ kind: per_item, time: 1 ms, distribution: deterministic }} }}\n");
        Assert.Equal(seconds, estimate.Latency.P50!.Value, 1e-6);
    }

    /// <summary>The funnel 100 k × 1 µs + 500 × 1 ms = 0.6 core-seconds a query keeps 600 cores busy at 1000/s.</summary>
    [Fact]
    public void A6_TwoRankingStages_KeepSixHundredCoresBusy()
    {
        var estimate = Given.Estimate("""
            traffic: { rate: 1000/s, items: 100k }
            pipeline:
              - { stage: rank-1, kind: rank, keep: 500, model: { kind: per_item, time: 1 us, cv: 0.1 } }
              - { stage: rank-2, kind: rank, keep: 10, model: { kind: per_item, time: 1 ms, cv: 0.3 } }
            """);
        Assert.Equal(600, estimate.Fleet.BusyCores, 1e-6);
        Assert.Equal(0.6, estimate.Stages.Sum(stage => stage.CoreSecondsPerRequest), 1e-9);
    }
}
