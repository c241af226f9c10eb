using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class WhatIfTests
{
    private const string OneWorker = "traffic: { rate: 30/s }\nslo: { p99: 100 ms }\npipeline: [{ stage: s, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 10 ms, distribution: exponential } }]\n";

    private const string Search = """
        traffic: { rate: 1000/s }
        slo: { p99: 500 ms }
        corpus: { items: 100B, bytes_per_item: 200 B }
        models:
          linear: { kind: per_item, time: 1 us, cv: 0.1 }
          dnn:    { kind: per_item, time: 1 ms, cv: 0.3 }
        pipeline:
          - { stage: select, kind: retrieve, matches: 10B, keep: 100k, shards: auto, hardware: r6i.8xlarge, model: { kind: service, p50: 20 ms, p99: 60 ms } }
          - { stage: rank-1, kind: rank, model: linear, keep: 500, hosts: 8 }
          - { stage: rank-2, kind: rank, model: dnn, split: 5, keep: 10 }
        """;

    /// <summary>A sojourn in M/M/1 is exponential with mean 1/(μ − λ): its p99 is ln 100 ÷ 70/s before, and ÷ 40/s at twice the rate; within 100 ms up to 100/s − ln 100 ÷ 0.1 s.</summary>
    [Fact]
    public void Surge_OfMM1_IsTheClosedForm()
    {
        var whatIf = Of(OneWorker, 2);

        Assert.Equal(Math.Log(100) / 70, whatIf.Before.Latency.P99!.Value, 1e-6);
        Assert.Equal(Math.Log(100) / 40, whatIf.After.Latency.P99!.Value, 1e-6);
        Assert.Equal((0.3, 0.6), (whatIf.Before.Stages[0].Utilization!.Value, whatIf.After.Stages[0].Utilization!.Value));
        Assert.Equal(100, whatIf.After.Capacity!.SaturationPerSecond!.Value, 1e-9);
        Assert.Equal(100 - (Math.Log(100) / 0.1), whatIf.After.Capacity.MaxPerSecondWithinSlo!.Value, 0.06);
        Assert.False(whatIf.Holds);
    }

    /// <summary>Of 3 workers 2 are left for 1.5 erlangs: C = 2ρ²/(1 + ρ) with ρ = ¾, and P(W &gt; t) = C e^(−(200 − 150) t/s).</summary>
    [Fact]
    public void LostHost_OfMMc_IsTheClosedForm()
    {
        var whatIf = Of(OneWorker.Replace("30/s", "150/s", StringComparison.Ordinal).Replace("hosts: 1", "hosts: 3", StringComparison.Ordinal), 1, Loss.Host);
        const double WaitProbability = 2 * 0.75 * 0.75 / 1.75;

        Assert.Equal((3, 2), (whatIf.Before.Stages[0].HostsInService, whatIf.After.Stages[0].HostsInService));
        Assert.Equal(0.75, whatIf.After.Stages[0].Utilization!.Value, 1e-12);
        Assert.Equal(WaitProbability, whatIf.After.Stages[0].WaitProbability!.Value, 1e-9);
        Assert.Equal(Math.Log(WaitProbability / 0.01) / 50, whatIf.After.Stages[0].Wait.P99!.Value, 1e-6);
    }

    [Fact]
    public void Before_IsThePeakOnEveryHostBought_WithoutHeadroom()
    {
        var whatIf = Of(Search.Replace("pipeline:", "planning: { headroom: 1.5, spare_hosts: 3 }\npipeline:", StringComparison.Ordinal), 1, Loss.Host);

        Assert.Equal(1000, whatIf.Before.Traffic.PipelinePerSecond, 1e-9);
        Assert.All(whatIf.Before.Stages, stage => Assert.Equal(stage.Hosts, stage.HostsInService));
        Assert.Equal(whatIf.Before.Stages.Select(stage => stage.HostsInService - stage.Shards), whatIf.After.Stages.Select(stage => stage.HostsInService));
    }

    /// <summary>Three of four shards answer 150 of 200, which the last stage scores in three quarters of its time; half of what comes in is half of what is left.</summary>
    [Theory]
    [InlineData("keep_per_shard: 50", 20, 15)]
    [InlineData("keep: 50%", 20, 15)]
    [InlineData("keep: 200", 20, 20)]
    public void SilentShard_ItsItemsAreMissingBehindIt(string keep, double before, double after)
    {
        var whatIf = Of(
            $"traffic: {{ rate: 1/s, items: 400 }}\npipeline:\n  - {{ stage: a, kind: rank, shards: 4, {keep}, model: {{ kind: per_item, time: 1 ms }} }}\n  - {{ stage: b, kind: rank, model: {{ kind: per_item, time: 0.1 ms }} }}\n",
            1,
            Loss.Shard);
        var silent = Assert.Single(whatIf.Silent);

        Assert.Equal(("a", 4, 0.25), (silent.Stage, silent.Shards, silent.MissingShare));
        Assert.Equal(before / 1000, whatIf.Before.Stages[1].ServiceMeanSeconds!.Value, 1e-12);
        Assert.Equal(after / 1000, whatIf.After.Stages[1].ServiceMeanSeconds!.Value, 1e-12);
        Assert.Equal(whatIf.Before.Stages[0].ServiceMeanSeconds!.Value, whatIf.After.Stages[0].ServiceMeanSeconds!.Value, 1e-12);
        Assert.Equal(whatIf.Before.Stages[0].HostsInService / 4 * 3, whatIf.After.Stages[0].HostsInService);
    }

    /// <summary>The largest of four shards holds 2 / 4, each other (4 − 2) / 3 / 4 = 1 / 6: of 400 items 333⅓ are left, which the last stage scores in 0.1 ms each.</summary>
    /// <summary>What stages must keep is looked for at the median of a range, which here is that of the number: 500 = √(250 · 1000).</summary>
    [Fact]
    public void Surge_OfARange_IsThatOfItsMedian()
    {
        var search = Search.Replace("shards: auto, hardware: r6i.8xlarge", "hosts: external", StringComparison.Ordinal);
        var number = Of(search, 1.8).Degradation;
        var range = Of(search.Replace("keep: 500", "keep: 250..1000", StringComparison.Ordinal), 1.8).Degradation;

        Assert.Equal(number.Keeps.Select(keep => (keep.Path, keep.Present, keep.Most)), range.Keeps.Select(keep => (keep.Path, keep.Present, keep.Most)));
        Assert.Contains(number.Keeps, keep => keep.Most is not null);
    }

    [Fact]
    public void SilentShard_OfUnevenOnes_IsOneOfTheSmallerOnes()
    {
        var whatIf = Of(
            "traffic: { rate: 1/s, items: 400 }\npipeline:\n  - { stage: a, kind: rank, shards: 4, skew: 2, keep: 100%, model: { kind: per_item, time: 1 ms } }\n  - { stage: b, kind: rank, model: { kind: per_item, time: 0.1 ms } }\n",
            1,
            Loss.Shard);

        Assert.Equal(1.0 / 6, Assert.Single(whatIf.Silent).MissingShare, 1e-12);
        Assert.Equal(0.04 * 5 / 6, whatIf.After.Stages[1].ServiceMeanSeconds!.Value, 1e-12);
    }

    [Fact]
    public void LostCache_EveryRequestPassesThePipeline()
    {
        var whatIf = Of("cache: { hit_ratio: 50%, latency: 1 ms }\n" + OneWorker.Replace("30/s", "120/s", StringComparison.Ordinal), 0.75, Loss.Cache);

        Assert.Equal((60, 90), (whatIf.Before.Traffic.PipelinePerSecond, whatIf.After.Traffic.PipelinePerSecond));
        Assert.Equal(Math.Log(100) / 10, whatIf.After.Latency.P99!.Value, 1e-5);
        Assert.Equal(100, whatIf.After.Capacity!.SaturationPerSecond!.Value, 1e-9);
    }

    [Fact]
    public void NoHostLeft_TheStageIsOut_AndThereAreNoPercentiles()
    {
        var whatIf = Of(OneWorker, 1, Loss.Host);

        Assert.Equal("s", Assert.Single(whatIf.Out));
        Assert.Null(whatIf.After.Latency.P99);
        Assert.Null(whatIf.After.Capacity);
        Assert.Equal((0, null, false), (whatIf.After.Stages[0].HostsInService, whatIf.After.Stages[0].Utilization, whatIf.After.Stages[0].Stable));
        Assert.Equal(DegradationNeed.Hopeless, whatIf.Degradation.Need);
        Assert.False(Assert.Single(whatIf.After.Objectives).Passed);
    }

    /// <summary>At 110/s 10 ms keep a worker 110% busy, and sent twice at once 220%: it saturates at 50/s; 12 ms do at 83/s, and keep one 132% busy.</summary>
    [Fact]
    public void Overloaded_InTheOrderInWhichTheySaturate()
    {
        var whatIf = Of(
            "traffic: { rate: 11/s }\npipeline:\n  - { stage: plain, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 12 ms } }\n  - { stage: hedged, kind: call, hosts: 2, workers: 1, hedge: { after: 0 ms }, model: { kind: service, mean: 20 ms, distribution: exponential } }\n",
            10);

        Assert.Equal(["hedged", "plain"], whatIf.Overloaded.AsEnumerable());
        Assert.Equal("hedged", whatIf.After.Bottleneck);
        Assert.True(whatIf.After.Stages[0].Utilization > whatIf.After.Stages[1].Utilization);
    }

    [Fact]
    public void External_LosesNothing()
    {
        var whatIf = Of(OneWorker.Replace("pipeline: [", "pipeline: [{ stage: e, kind: call, hosts: external, shards: 4, model: { kind: service, mean: 5 ms } }, ", StringComparison.Ordinal).Replace("hosts: 1", "hosts: 2", StringComparison.Ordinal), 1, Loss.Host);

        Assert.Equal(whatIf.Before.Stages[0].Latency, whatIf.After.Stages[0].Latency);
        Assert.Empty(whatIf.Out);
    }

    [Theory]
    [InlineData("", "the only zone holds the whole fleet", Loss.Zone)]
    [InlineData("planning: { zones: 2 }\n", "2 zones are lost, and 'planning.zones' is 2", Loss.Zone, Loss.Zone)]
    [InlineData("", "no stage has more than one", Loss.Shard)]
    [InlineData("", "the scenario has none", Loss.Cache)]
    public void Impossible_IsAnError(string more, string expected, params Loss[] losses)
    {
        var bag = new DiagnosticBag();
        var document = Given.Document(more + OneWorker);

        Assert.Null(WhatIfAnalysis.Estimate(document, Binder.Bind(document, bag)!, new Incident(1, [.. losses]), bag));
        var problem = Assert.Single(bag.ToImmutable(), problem => problem.Severity == Severity.Error);
        Assert.Equal(DiagnosticCodes.InvalidIncident, problem.Code);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Hint);
    }

    [Fact]
    public void Surge_BeyondEveryRate_IsAnError()
    {
        var bag = new DiagnosticBag();
        var document = Given.Document("traffic: { rate: 1000T/s }\npipeline: [{ stage: s, kind: filter, pass: 10% }]\n");

        Assert.Null(WhatIfAnalysis.Estimate(document, Binder.Bind(document, bag)!, new Incident(2, []), bag));
        Assert.Contains("at most 1000T/s can be judged", Assert.Single(bag.ToImmutable()).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Loss, double> Losses()
    {
        var data = new TheoryData<string, Loss, double>();
        foreach (var file in Examples.Files)
        {
            foreach (var (loss, surge) in new[] { (Loss.Host, 1.0), (Loss.Zone, 1.0), (Loss.Cache, 1.0), (Loss.Host, 1.4), (Loss.Cache, 3) })
            {
                data.Add(file, loss, surge);
            }
        }

        return data;
    }

    /// <summary>Of Poisson arrivals: a cache thins even ones into uneven ones, so that losing it may make a pipeline faster.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void LessCapacity_IsNeverFaster(string file, Loss loss, double surge)
    {
        var whatIf = Of(Compared.Set(Examples.Read(file), "planning.zones=3", "cache={ hit_ratio: 20%, latency: 1 ms }", "traffic.arrival_cv2=1"), surge, loss);

        Assert.NotNull(whatIf.Before.Latency.P99);
        Assert.All(whatIf.Before.Stages.Zip(whatIf.After.Stages), pair => Assert.True(pair.Second.HostsInService <= pair.First.HostsInService));
        if (whatIf.After.Latency.P99 is { } after)
        {
            Assert.InRange(after, whatIf.Before.Latency.P99.Value * (1 - Composed), double.MaxValue);
        }
        else
        {
            Assert.Contains(whatIf.After.Stages, stage => !stage.Stable);
        }
    }

    /// <summary>Relative error of a quantile of composed distributions.</summary>
    private const double Composed = 1e-3;

    [Fact]
    public void LessCapacity_OfAnyPipeline_IsNeverFaster() =>
        Gen.Select(Gen.Double[10, 500], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Double[0.1, 1.5], Gen.Double[1, 1.6], Gen.Enum<Loss>().Where(loss => loss is Loss.Host or Loss.Zone)).Sample(
            s =>
            {
                var (rate, shards, split, cv, surge, loss) = s;
                var whatIf = Of(FormattableString.Invariant($$"""
                    traffic: { rate: {{rate:R}}/s, items: 50 }
                    planning: { zones: 3, survive_zones: 1 }
                    pipeline:
                      - { stage: a, kind: rank, shards: {{shards}}, workers: 2, model: { kind: per_item, time: 1 ms, cv: {{cv:R}} } }
                      - { stage: b, kind: rank, split: {{split}}, workers: 2, model: { kind: per_item, time: 0.5 ms, cv: {{cv:R}} } }
                    """), surge, loss);
                Assert.Empty(whatIf.Out);
                Assert.True(whatIf.After.Latency.P99 is null || whatIf.After.Latency.P99 >= whatIf.Before.Latency.P99 * (1 - Composed));
            },
            iter: 40);

    /// <summary>Held against the estimate of a scenario that has what is left for its hosts, and the surge for its rate.</summary>
    [Theory]
    [InlineData(1.5)]
    [InlineData(1.8)]
    [InlineData(2.5)]
    public void Degradation_HoldsAtWhatItSays_AndNotAtOneMore(double surge)
    {
        var document = Given.Document(Search);
        var whatIf = Of(document, surge, Loss.Host);
        var plan = whatIf.Degradation;

        bool Holds(params string[] settings) => Given.Estimate(Compared.Set(
            document,
            [
                string.Create(CultureInfo.InvariantCulture, $"traffic.rate={1000 * surge:R}/s"),
                .. whatIf.After.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"pipeline.{stage.Stage}.hosts={stage.HostsInService}")),
                .. settings,
            ])).Objectives is [{ Passed: true }];

        Assert.Equal(DegradationNeed.Shrink, plan.Need);
        Assert.False(Holds());
        Assert.Equal(["pipeline.select.keep", "pipeline.rank-1.keep", "pipeline.rank-2.keep"], plan.Keeps.Select(keep => keep.Path));
        Assert.Equal(KeepOutcome.NoEffect, plan.Keeps[2].Outcome);
        foreach (var keep in plan.Keeps)
        {
            Assert.Equal(keep.Outcome == KeepOutcome.Holds, Holds($"{keep.Path}={keep.Print(keep.Most ?? 1)}"));
            Assert.False(keep.Most < keep.Present && Holds($"{keep.Path}={keep.Print(keep.Most.Value + 1)}"));
        }

        if (plan.Together is { } together)
        {
            Assert.True(Holds([.. together.Keeps.Select(keep => $"{keep.Path}={keep.Print(keep.Most!.Value)}")]));
            Assert.All(together.Keeps, keep => Assert.Equal(Math.Max(1, Math.Floor(keep.Present * together.Factor * (1 + 1e-12))), keep.Most!.Value));
        }
    }

    [Fact]
    public void Degradation_OfAShare_StaysAShare()
    {
        var keep = Of(Search.Replace("keep: 500", "keep: 0.5%", StringComparison.Ordinal), 1.8, Loss.Host).Degradation.Keeps.Single(keep => keep.Stage == "rank-1");

        Assert.Equal("ratio", keep.Dimension.Name);
        Assert.EndsWith("%", keep.Print(keep.Present), StringComparison.Ordinal);
        Assert.True(keep.Most is null || keep.Most < keep.Present);
    }

    /// <summary>The stage before what keeps is overloaded, whatever that keeps.</summary>
    [Fact]
    public void Degradation_ThatIsNotEnough_NamesWhatStaysOverloaded()
    {
        var plan = Of(Search, 4, Loss.Host).Degradation;

        Assert.All(plan.Keeps.Take(2), keep => Assert.Equal((KeepOutcome.NotEnough, "select"), (keep.Outcome, keep.Overloaded)));
        Assert.Null(plan.Together);
    }

    [Fact]
    public void Degradation_WithoutNeed_IsNone() => Assert.Equal(Degradation.NoneNeeded, Of(Search, 1.01).Degradation);

    [Fact]
    public void Comparison_JudgesEveryVariant_AsTheEstimateDoes()
    {
        var document = Given.Document(Search);
        var incident = new Incident(1.5, [Loss.Host]);
        var compared = Compared.Of(new ComparisonInput([document], Compared.Requests("pipeline.rank-1.keep=300,500")) { Incident = incident });

        foreach (var (variant, keep) in compared.Variants.Zip(new[] { 300, 500 }))
        {
            var estimate = Estimated(Compared.Set(document, $"pipeline.rank-1.keep={keep}"), incident);
            Assert.Equal(estimate.WhatIf!.After.Latency, variant.Figures!.Latency);
            Assert.Equal(estimate.WhatIf.Before.Latency, variant.Figures.Before);
            Assert.Equal(estimate.WhatIf.After.Objectives.AsEnumerable(), variant.Figures.Objectives);
            Assert.Equal(estimate.Fleet.Hosts, variant.Figures.Hosts);
            Assert.Equal(estimate.WhatIf.After.Bottleneck, variant.Figures.Bottleneck);
        }
    }

    [Fact]
    public void Comparison_OfStagesThatLoseEveryHost_NamesThemAll()
    {
        var document = Given.Document(OneWorker.Replace("]\n", ", { stage: t, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 10 ms } }]\n", StringComparison.Ordinal));
        var compared = Compared.Of(new ComparisonInput([document], Compared.Requests("traffic.rate=10/s,20/s")) { Incident = new Incident(1, [Loss.Host]) });

        Assert.All(compared.Variants, variant => Assert.Equal(["s", "t"], variant.Figures!.StagesOut.AsEnumerable()));
    }

    [Fact]
    public void Comparison_OfAnImpossibleIncident_SaysWhy()
    {
        var bag = new DiagnosticBag();

        Assert.Null(Comparer.Compare(new ComparisonInput([Given.Document(Search)], Compared.Requests("pipeline.rank-1.keep=300,500")) { Incident = new Incident(1, [Loss.Cache]) }, bag));
        Assert.Equal(DiagnosticCodes.InvalidIncident, Assert.Single(bag.ToImmutable()).Code);
    }

    private static WhatIf Of(string yaml, double surge, params Loss[] losses) => Of(Given.Document(yaml), surge, losses);

    private static WhatIf Of(ScenarioDocument document, double surge, params Loss[] losses) => Estimated(document, new Incident(surge, [.. losses])).WhatIf!;

    private static Estimate Estimated(ScenarioDocument document, Incident incident)
    {
        var bag = new DiagnosticBag();
        var bound = Binder.Bind(document, bag);
        var estimate = bound is null ? null : WhatIfAnalysis.Estimate(document, bound, incident, bag);
        Assert.True(estimate is not null, string.Join('\n', bag.ToImmutable().Select(problem => problem.Message)));
        return estimate;
    }
}
