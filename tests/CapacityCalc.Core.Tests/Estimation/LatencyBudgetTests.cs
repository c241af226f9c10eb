using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>The budget of a latency objective against sums on paper.</summary>
public sealed class LatencyBudgetTests
{
    /// <summary>One worker, 50 requests/s, exponential services of 0.1 ms an item over 100 items: μ = 100/s.</summary>
    private static string Exponential(string slo, string more = "", string rate = "50/s") => $$"""
        traffic: { rate: {{rate}}, items: 100 }
        slo: { {{slo}} }
        {{more}}
        pipeline:
          - { stage: rank, kind: rank, hosts: 1, workers: 1, model: { kind: per_item, time: 0.1 ms, distribution: exponential } }
        """;

    /// <summary>Constant times of services of someone else's, which nobody waits for.</summary>
    private static string Constants(string slo, params string[] stages) =>
        $"traffic: {{ rate: 10/s }}\nslo: {{ {slo} }}\npipeline: [{string.Join(", ", stages)}]\n";

    private static string Service(string name, string time, string more = "") =>
        $"{{ stage: {name}, kind: call, hosts: external, model: {{ kind: service, mean: {time} }}{more} }}";

    private static string Both(string slo) =>
        Constants(slo, $"{{ stage: both, kind: parallel, branches: {{ a: [{Service("a", "10 ms")}], b: [{Service("b", "30 ms")}] }} }}");

    private static BudgetFigures Budget(string yaml) => Given.Estimate(yaml).Budget!;

    private static StageBudget Of(BudgetFigures budget, string stage) => budget.Stages.Single(known => known.Stage == stage);

    /// <summary>
    /// The sojourn of an M/M/1 queue is exponential with μ − λ, so its p99 is ln 100 ÷ (μ − λ) = 4.605 ÷ 50 = 92.1 ms, and of 500 ms 407.9 ms are left. With n items
    /// μ = 10,000 ÷ n, and μ − 50 ≥ 4.605 ÷ 0.5 s asks for μ ≥ 59.21, n ≤ 168.9.
    /// </summary>
    [Fact]
    public void Percentile_OfAnExponentialQueue_IsSolvedOnPaper()
    {
        var budget = Budget(Exponential("p99: 500 ms"));
        Assert.Equal(Objective.P99, budget.Objective);
        Assert.Equal(0.5 - (Math.Log(100) / 50), budget.SlackSeconds, 1e-6);
        var rank = Of(budget, "rank");
        Assert.Equal(Math.Log(100) / 50, rank.ShareSeconds!.Value, 1e-6);
        Assert.Equal(new StageSlack(budget.SlackSeconds, GrowthEnd.Latency, budget.Objective), rank.Slack);
        Assert.Equal(new StageGrowth(100, 168, GrowthEnd.Latency), rank.Items);
        Assert.Null(rank.Layers);
    }

    /// <summary>1 ÷ (μ − 50) ≤ 90 ms asks for μ ≥ 61.1, n ≤ 163.6; p99.9: ln 1000 ÷ (μ − 50) ≤ 500 ms for μ ≥ 63.8, n ≤ 156.7.</summary>
    [Theory]
    [InlineData("mean: 90 ms", 163)]
    [InlineData("p99_9: 500 ms", 156)]
    [InlineData("mean: 90 ms, p99_9: 500 ms, p99: 500 ms", 156)]
    public void Objectives_AllHold_AtTheMostItems(string slo, double most) => Assert.Equal(most, Of(Budget(Exponential(slo)), "rank").Items!.Most);

    /// <summary>n = 200 is as much as the worker can do; the p99 at n = 199, 4.605 ÷ (50.25 − 50), is 18.3 s.</summary>
    [Fact]
    public void Items_WithinAFarObjective_EndWithTheLoad() =>
        Assert.Equal(new StageGrowth(100, 199, GrowthEnd.Load), Of(Budget(Exponential("p99: 100 s")), "rank").Items);

    /// <summary>Of 100 requests/s half are hits, so that 50/s reach the queue, and the p99 of all is the p98 of the misses: ln 50 ÷ 50 = 78.2 ms.</summary>
    [Fact]
    public void Cache_LeavesThePercentileToTheMisses()
    {
        var budget = Budget(Exponential("p99: 500 ms", "cache: { hit_ratio: 50%, latency: 1 ms }", "100/s"));
        Assert.Equal(0.5 - (Math.Log(50) / 50), Of(budget, "rank").Slack!.Seconds!.Value, 1e-6);
        Assert.Equal(0, budget.CacheSeconds);

        // A mean of half of 1 ms and half of the misses' own: of a limit of 15 ms they may take 29 ms, which is 9 ms more than 1 ÷ 50 s.
        var mean = Budget(Exponential("mean: 15 ms", "cache: { hit_ratio: 50%, latency: 1 ms }", "100/s"));
        Assert.Equal(0.0005, mean.CacheSeconds!.Value, 1e-9);
        Assert.Equal(0.010, Of(mean, "rank").ShareSeconds!.Value, 1e-6);
        Assert.Equal(0.009, Of(mean, "rank").Slack!.Seconds!.Value, 1e-6);
    }

    /// <summary>The median of requests of which 60% are hits is a hit, however long a miss takes.</summary>
    [Fact]
    public void Cache_ThatAnswersThePercentile_LeavesTheStagesFree()
    {
        var budget = Budget(Exponential("p50: 5 ms", "cache: { hit_ratio: 60%, latency: 1 ms }", "100/s"));
        Assert.Equal(0.001, budget.CacheSeconds!.Value, 1e-6);
        Assert.Equal(new StageSlack(null, GrowthEnd.Nothing), Of(budget, "rank").Slack);
        Assert.Equal(GrowthEnd.Load, Of(budget, "rank").Items!.End);
    }

    /// <summary>Hits of 10 ms miss a median of 5 ms by themselves where they are most of the requests.</summary>
    [Fact]
    public void Cache_ThatIsTooSlow_IsOutOfTheStagesReach() =>
        Assert.Equal(GrowthEnd.OutOfReach, Of(Budget(Exponential("p50: 5 ms", "cache: { hit_ratio: 60%, latency: 10 ms }", "100/s")), "rank").Slack!.End);

    [Fact]
    public void Binding_IsTheObjectiveWithTheLeastSlackForItsLimit()
    {
        var budget = Budget(Constants("mean: 150 ms, p99: 120 ms", Service("a", "100 ms")));
        Assert.Equal((Objective.P99, 0.12), (budget.Objective, budget.Limit));
        Assert.Equal(0.02, budget.SlackSeconds, 1e-9);

        // 30 ms of 1 s are more than 20 ms of 120 ms in seconds, and less for their limit.
        var relative = Budget(Constants("p50: 1 s, p99: 1.05 s", Service("a", "980 ms")));
        Assert.Equal(Objective.P50, relative.Objective);
    }

    /// <summary>Of a mean of 1 ÷ 50 s = 20 ms half of 40 ms is left, 20 ms; of a p99 of 92.1 ms 39% of 150 ms, which binds, but 57.9 ms.</summary>
    [Fact]
    public void Slack_EndsByTheObjectiveWithTheFewestSecondsLeft()
    {
        var budget = Budget(Exponential("mean: 40 ms, p99: 150 ms"));
        var slack = Of(budget, "rank").Slack!;
        Assert.Equal((Objective.P99, Objective.Mean), (budget.Objective, slack.EndedBy));
        Assert.Equal(0.02, slack.Seconds!.Value, 1e-6);
    }

    /// <summary>10 ms beside 30 ms of 50 ms: the slower branch may take 20 ms more, the other 40 ms.</summary>
    [Fact]
    public void Branch_FeelsTheOthers()
    {
        var budget = Budget(Both("p99: 50 ms"));
        Assert.Equal(0.02, Of(budget, "both").Slack!.Seconds!.Value, 1e-9);
        Assert.Equal(0.04, Of(budget, "a").Slack!.Seconds!.Value, 0.04 * 1e-3);
        Assert.Equal(0.02, Of(budget, "b").Slack!.Seconds!.Value, 0.02 * 1e-3);
        Assert.Equal(0.03, Of(budget, "both").ShareSeconds!.Value, 1e-9);
        Assert.Null(Of(budget, "a").ShareSeconds);
    }

    /// <summary>With a limit of 20 ms the slower must give back 10 ms; no change of the other is felt. In series 10 ms and 30 ms miss 35 ms by 5 ms, and 25 ms by more than one of them.</summary>
    [Fact]
    public void MissedObjective_SaysWhatAStageWouldHaveToGiveBack()
    {
        var branches = Budget(Both("p99: 20 ms"));
        Assert.Equal(-0.01, branches.SlackSeconds, 1e-9);
        Assert.Equal(-0.01, Of(branches, "b").Slack!.Seconds!.Value, 1e-5);
        Assert.Equal(new StageSlack(null, GrowthEnd.OutOfReach), Of(branches, "a").Slack);

        var near = Budget(Constants("p99: 35 ms", Service("a", "10 ms"), Service("b", "30 ms")));
        Assert.All(near.Stages, stage => Assert.Equal(-0.005, stage.Slack!.Seconds!.Value, 1e-9));

        var far = Budget(Constants("p99: 25 ms", Service("a", "10 ms"), Service("b", "30 ms")));
        Assert.Equal(new StageSlack(null, GrowthEnd.OutOfReach), Of(far, "a").Slack);
        Assert.Equal(-0.015, Of(far, "b").Slack!.Seconds!.Value, 1e-9);
    }

    /// <summary>At 60/s a service of 100 items leaves a p99 of 4.605 ÷ 40 = 115 ms; 50 ms ask for μ ≥ 60 + 92.1, n ≤ 65.7; 0.1 ms asks for μ ≥ 46,112, and one item's is 10,000.</summary>
    [Theory]
    [InlineData("p99: 50 ms", 65.0)]
    [InlineData("p99: 0.1 ms", null)]
    public void MissedObjective_ItemsAreTheMostThatMeetIt(string slo, double? most)
    {
        var items = Of(Budget(Exponential(slo, rate: "60/s")), "rank").Items!;
        Assert.Equal(most, items.Most);
        Assert.Equal(most is null ? GrowthEnd.OutOfReach : GrowthEnd.Latency, items.End);
    }

    /// <summary>A constant 30 ms that ends at 50 ms at the latest, of 40 ms: 10 ms are left; of 60 ms any delay.</summary>
    [Fact]
    public void Timeout_CutsWhatIsFelt()
    {
        Assert.Equal(0.01, Of(Budget(Constants("p99: 40 ms", Service("a", "30 ms", ", timeout: 50 ms"))), "a").Slack!.Seconds!.Value, 1e-5);
        Assert.Equal(new StageSlack(null, GrowthEnd.Nothing), Of(Budget(Constants("p99: 60 ms", Service("a", "30 ms", ", timeout: 50 ms"))), "a").Slack);
    }

    [Fact]
    public void Filter_WithoutAModel_HasNeitherTimeNorSlack()
    {
        var budget = Budget("traffic: { rate: 10/s, items: 10 }\nslo: { p99: 1 s }\npipeline: [{ stage: f, kind: filter, pass: 50% }, { stage: s, kind: rank, model: { kind: per_item, time: 1 ms } }]\n");
        Assert.Equal(new StageBudget("f", null) { ShareSeconds = 0 }, Of(budget, "f"));
    }

    /// <summary>1 MB an item over 1 Gbit/s take 8 ms: with 1 µs of scoring 12 items fit 100 ms, and 13 do not.</summary>
    [Fact]
    public void Items_BringTheirPayload() => Assert.Equal(
        new StageGrowth(5, 12, GrowthEnd.Latency),
        Of(Budget("traffic: { rate: 1/s, items: 5 }\nslo: { p99: 100 ms }\nnetwork: { bandwidth: 1 Gbit/s }\npipeline: [{ stage: s, kind: rank, bytes_per_candidate: 1 MB, model: { kind: per_item, time: 1 us } }]\n"), "s").Items);

    /// <summary>The same without a pool: 10 ms an item, 10 in 100 ms.</summary>
    [Fact]
    public void Items_OfAnExternalService_AreCounted() => Assert.Equal(
        new StageGrowth(5, 10, GrowthEnd.Latency),
        Of(Budget("traffic: { rate: 1/s, items: 5 }\nslo: { p99: 100 ms }\npipeline: [{ stage: s, kind: rank, hosts: external, model: { kind: per_item, time: 10 ms } }]\n"), "s").Items);

    /// <summary>Chunks of 100 items of 1 ms never take more than 100 ms while one of 64 workers is free; at 1 request/s they are all busy with 64,000 items.</summary>
    [Fact]
    public void Items_InChunks_AreCutIntoMoreOfThem()
    {
        var items = Of(Budget("traffic: { rate: 1/s, items: 200, arrival_cv2: 0 }\nslo: { p99: 10 s }\npipeline: [{ stage: s, kind: rank, hosts: 1, workers: 64, batching: { items: 100 }, model: { kind: per_item, time: 1 ms } }]\n"), "s").Items!;
        Assert.InRange(items.Most!.Value, 63_900, 64_000);
    }

    [Fact]
    public void Items_OfASearch_EndWithItsCorpus() => Assert.Equal(
        new StageGrowth(1e6, 2e6, GrowthEnd.Corpus),
        Of(Budget("traffic: { rate: 1/s }\nslo: { p99: 100 s }\ncorpus: { items: 2M }\npipeline: [{ stage: s, kind: retrieve, matches: 1M, model: { kind: per_item, time: 1 us } }]\n"), "s").Items);

    /// <summary>All of the corpus is scored, 1 KB each, on 10 GB filled to 80%: 8 M items.</summary>
    [Fact]
    public void Items_ThatAreTheCorpus_EndWithTheMemory() => Assert.Equal(
        new StageGrowth(1e6, 8e6, GrowthEnd.Memory),
        Of(Budget("traffic: { rate: 1/s }\nslo: { p99: 100 s }\ncorpus: { items: 1M, bytes_per_item: 1 KB }\nhardware: { cores: 64, memory: 10 GB }\npipeline: [{ stage: s, kind: retrieve, model: { kind: per_item, time: 1 us } }]\n"), "s").Items);

    [Fact]
    public void Items_BeyondTheMeasuredTable_AreMarked()
    {
        static StageGrowth Items(string slo) =>
            Of(Budget($"traffic: {{ rate: 1/day, items: 10 }}\nslo: {{ p99: {slo} }}\npipeline: [{{ stage: s, kind: rank, model: {{ kind: measured, table: {{ 10: 10 ms, 100: 100 ms }} }} }}]\n"), "s").Items!;
        Assert.Equal(new StageGrowth(10, 50, GrowthEnd.Latency), Items("50.5 ms"));
        Assert.Equal(new StageGrowth(10, 200, GrowthEnd.Latency, IsExtrapolated: true), Items("200.5 ms"));
    }

    private static string Encoder(string slo, string memory) => $$"""
        traffic: { rate: 1/day, items: 10 }
        slo: { p99: {{slo}} }
        hardware: { cores: 4, memory: 64 GiB, accelerators: 1, accelerator_memory: {{memory}}, accelerator_fp32: 10 TFLOP/s, accelerator_bandwidth: 1000 GB/s }
        pipeline:
          - { stage: rank, kind: rank, model: { kind: transformer, layers: 6, hidden: 768, heads: 12, sequence: 128, device: accelerator } }
        """;

    /// <summary>
    /// A layer of width h = 768 and f = 3072 has 4h² + 2hf + 9h + f = 7,087,872 values; embeddings and head have (30,522 + 128)·768 + 768² + 768 =
    /// 24,129,792. In 4 bytes each, 800 MB hold (200,000,000 − 24,129,792) ÷ 7,087,872 = 24.8 layers.
    /// </summary>
    [Fact]
    public void Layers_EndWithTheMemoryOfTheAccelerator() =>
        Assert.Equal(new StageGrowth(6, 24, GrowthEnd.Memory), Of(Budget(Encoder("100 s", "1 GB")), "rank").Layers);

    /// <summary>Every layer takes the same time: 2.05 times that of six is enough for twelve.</summary>
    [Fact]
    public void Layers_WithinTheObjective_AreInProportion()
    {
        var six = Given.Estimate(Encoder("100 s", "40 GB")).Latency.P99!.Value;
        var rank = Of(Budget(Encoder(FormattableString.Invariant($"{six * 2.05:R} s"), "40 GB")), "rank");
        Assert.Equal(new StageGrowth(6, 12, GrowthEnd.Latency), rank.Layers);
        Assert.Equal(20, rank.Items!.Most);
    }

    [Fact]
    public void Layers_BeyondWhatAScenarioCanAskFor_AreAny() =>
        Assert.Equal(new StageGrowth(6, null, GrowthEnd.Nothing), Of(Budget(Encoder("1000 s", "1000 GB")), "rank").Layers);

    [Theory]
    [InlineData("traffic: { rate: 10/s }\npipeline: [{ stage: s, kind: call, model: { kind: service, mean: 5 ms } }]\n")]
    [InlineData("traffic: { rate: 10/s }\nslo: { hosts: 5 }\npipeline: [{ stage: s, kind: call, model: { kind: service, mean: 5 ms } }]\n")]
    [InlineData("traffic: { rate: 1000/s }\nslo: { p99: 1 s }\npipeline: [{ stage: s, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 5 ms } }]\n")]
    public void Budget_WithoutALatencyObjectiveOrALatency_IsNone(string yaml) => Assert.Null(Given.Estimate(yaml).Budget);

    [Fact]
    public void Budget_ThatIsNotAskedFor_IsNotComputed() =>
        Assert.Null(Estimator.Estimate(Given.Scenario(Exponential("p99: 500 ms")), EstimateDetails.All & ~EstimateDetails.Budget).Budget);
}
