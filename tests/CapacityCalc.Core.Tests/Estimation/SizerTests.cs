using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class SizerTests
{
    private static string OneStage(string rate, string stage, string more = "") => $$"""
        traffic: { rate: {{rate}}, items: 100 }
        {{more}}
        pipeline:
          - { stage: s, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 }{{stage}} }
        """;

    /// <summary>1000/s × 100 ms = 100 busy workers; ÷ 60% = 166.7; ÷ 32 = 5.2, so 6 hosts.</summary>
    [Fact]
    public void Throughput_Alone_RoundsUpTheBusyWorkersOverTheCeiling()
    {
        var stage = Given.Estimate(OneStage("1000/s", "")).Stages[0];
        Assert.Equal(6, stage.Hosts);
        Assert.Equal(BindingNeed.Throughput, stage.Binding);
        Assert.Equal(100, stage.BusyCores, 1e-9);
        Assert.Equal(100.0 / (6 * 32), stage.Utilization!.Value, 1e-12);
    }

    /// <summary>A quotient that is whole but for rounding buys no host: 960/s × 100 ms ÷ 60% ÷ 32 = 5.</summary>
    [Fact]
    public void Throughput_WholeQuotient_BuysNoHostMore() => Assert.Equal(5, Given.Estimate(OneStage("960/s", "")).Stages[0].Hosts);

    [Theory]
    [InlineData("spare_hosts: 2", 8, 2)]
    [InlineData("zones: 3", 6, 0)]
    [InlineData("zones: 3, survive_zones: 1", 9, 3)]
    [InlineData("zones: 4, survive_zones: 1", 8, 2)]
    [InlineData("zones: 3, survive_zones: 1, spare_hosts: 5", 11, 5)]
    public void Redundancy_SparesAndZones_AreBoughtOnTop(string planning, long bought, long redundancy)
    {
        var estimate = Given.Estimate(OneStage("1000/s", "", $"planning: {{ {planning} }}"));
        var stage = estimate.Stages[0];
        Assert.Equal(bought, stage.Hosts);
        Assert.Equal(6, stage.HostsInService);
        Assert.Equal(redundancy, stage.HostsFor.Redundancy);
        Assert.Equal(redundancy > 0, estimate.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.InServiceDiffers));
    }

    [Fact]
    public void GivenHosts_AreTakenAsTheyAre()
    {
        var stage = Given.Estimate(OneStage("1000/s", ", hosts: 4", "planning: { spare_hosts: 3 }")).Stages[0];
        Assert.Equal((4, 4, 0, 6), (stage.Hosts, stage.HostsInService, stage.HostsFor.Redundancy, stage.HostsFor.Throughput));
        Assert.Equal(BindingNeed.Given, stage.Binding);
    }

    /// <summary>Two hosts at 200% need more than four; five is not a multiple of the two shards, and would be refused.</summary>
    [Fact]
    public void GivenHosts_TooFewOfSeveralShards_TheHintNamesAMultipleOfTheShards()
    {
        const string Head = "traffic: { rate: 200/s }\npipeline:\n  - { stage: s, kind: call, workers: 1, shards: 2, model: { kind: service, mean: 10 ms, cv: 1 }, hosts: ";
        var overloaded = Given.Estimate(Head + "2 }\n").Diagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.Overloaded);
        Assert.Contains("at least 6 hosts", overloaded.Hint, StringComparison.Ordinal);
        Assert.True(Given.Estimate(Head + "6 }\n").Stages[0].Stable);
    }

    /// <summary>A host drawn of one is that host: all tasks of a request queue there together, as in a pool.</summary>
    [Fact]
    public void RandomRouting_OneHost_IsPooled()
    {
        const string Stage = "traffic: { rate: 70/s }\npipeline:\n  - { stage: s, kind: call, hosts: 1, workers: 4, split: 4, model: { kind: service, mean: 10 ms, distribution: exponential }";
        var (random, pooled) = (Given.Estimate(Stage + ", routing: random }\n"), Given.Estimate(Stage + " }\n"));
        Assert.Equal(pooled.Latency, random.Latency);
        Assert.Equal(pooled.Stages[0], random.Stages[0]);
    }

    [Fact]
    public void GivenHosts_TooFew_AreOverloadedWithoutPercentiles()
    {
        var estimate = Given.Estimate(OneStage("1000/s", ", hosts: 3"));
        Assert.False(estimate.Stages[0].Stable);
        Assert.Null(estimate.Stages[0].Latency.P99);
        Assert.Null(estimate.Latency.Mean);
        Assert.Null(estimate.Accuracy);
        var overloaded = Assert.Single(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.Overloaded);
        Assert.Contains("104.2%", overloaded.Message, StringComparison.Ordinal);
        Assert.Contains("4 hosts", overloaded.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void LatencyObjective_Tight_AddsHostsAndBinds()
    {
        var loose = Given.Estimate(OneStage("20/s", ", workers: 1", "slo: { p99: 10 s }"));
        var tight = Given.Estimate(OneStage("20/s", ", workers: 1", "slo: { p99: 500 ms }"));
        Assert.Equal(4, loose.Stages[0].Hosts);
        Assert.True(tight.Stages[0].Hosts > loose.Stages[0].Hosts);
        Assert.Equal(BindingNeed.Latency, tight.Stages[0].Binding);
        Assert.True(tight.Objectives[0].Passed);
        Assert.Equal(tight.Stages[0].Hosts, tight.Stages[0].HostsFor.Latency);
    }

    [Fact]
    public void LatencyObjective_BelowTheServiceTime_KeepsTheThroughputFleetAndSaysWhy()
    {
        var estimate = Given.Estimate(OneStage("1000/s", "", "slo: { p99: 100 ms }"));
        Assert.Equal(6, estimate.Stages[0].Hosts);
        Assert.False(estimate.Objectives[0].Passed);
        Assert.NotNull(estimate.Infeasibility);
        Assert.Equal("s", estimate.Infeasibility.Stage);


        // A lognormal of mean 100 ms and cv 1 has the median 100 ms ÷ √2 and the p99 exp(2.32635 √ln 2) times that.
        Assert.Equal(0.1 / Math.Sqrt(2) * Math.Exp(2.3263478740408408 * Math.Sqrt(Math.Log(2))), estimate.Infeasibility.BestPossible!.Value, 1e-6);
    }

    /// <summary>Half of the requests take 1 ms and half 100 ms: 50.5 ms on average, of which the stage's are 50 ms.</summary>
    [Fact]
    public void Infeasibility_OfTheMeanBehindACache_CountsTheMissesAlone()
    {
        var reason = Given.Estimate("traffic: { rate: 10/s }\nslo: { mean: 20 ms }\ncache: { hit_ratio: 50%, latency: 1 ms }\npipeline: [{ stage: a, kind: call, model: { kind: service, mean: 100 ms } }]\n").Infeasibility;
        Assert.NotNull(reason);
        Assert.Equal(0.0505, reason.BestPossible!.Value, 1e-9);
        Assert.Equal(0.05, reason.StageContribution!.Value, 1e-9);
    }

    /// <summary>What is said to fit does fit, and a little more does not.</summary>
    [Fact]
    public void Remedies_Applied_MeetTheObjective()
    {
        static string Scenario(double items, int split, string time) => FormattableString.Invariant($$"""
            traffic: { rate: 10/s, items: {{items}} }
            slo: { p99: 100 ms }
            pipeline:
              - { stage: s, kind: rank, split: {{split}}, model: { kind: per_item, time: {{time}}, cv: 0.3 } }
            """);
        var infeasibility = Given.Estimate(Scenario(500, 2, "1 ms")).Infeasibility;
        Assert.NotNull(infeasibility);
        double Remedy(RemedyKind kind) => infeasibility.Remedies.Single(remedy => remedy.Kind == kind).Value;
        var items = Remedy(RemedyKind.Items);
        var split = (int)Remedy(RemedyKind.Split);
        Assert.Null(Given.Estimate(Scenario(items, 2, "1 ms")).Infeasibility);
        Assert.NotNull(Given.Estimate(Scenario(items + 1, 2, "1 ms")).Infeasibility);
        Assert.Null(Given.Estimate(Scenario(500, split, "1 ms")).Infeasibility);
        Assert.NotNull(Given.Estimate(Scenario(500, split - 1, "1 ms")).Infeasibility);
        var perItem = Remedy(RemedyKind.ServiceTime) / 250;
        Assert.Null(Given.Estimate(Scenario(500, 2, FormattableString.Invariant($"{perItem:R} s"))).Infeasibility);
    }

    /// <summary>Joint sizing finds what trying every fleet finds.</summary>
    [Fact]
    public void JointSizing_TwoAndThreeStages_EqualsBruteForce() =>
        Gen.Select(Gen.Int[0, 5], Gen.Double[0.2, 0.9], Gen.Double[1.02, 1.6], Gen.Double[0.2, 1.5]).Sample(
            (shape, load, slack, cv) =>
            {
                var stages = shape % 2 == 0
                    ? new[] { ("a", 100, 1, 1.0), ("b", 60, 2, 3.0) }
                    : [("a", 100, 1, 2.0), ("b", 40, 1, 1.0), ("c", 20, 2, 2.5)];
                var rate = load * 20;
                var without = Given.Scenario(Tandem(stages, rate, cv, null));
                var unlimited = new Evaluator(without).Evaluate(stages.Select(_ => Evaluator.Unlimited).ToArray(), rate).EndToEnd.Latency!;
                var limit = unlimited.Quantile(0.99) * slack;
                var bound = Given.Scenario(Tandem(stages, rate, cv, limit));
                var fleet = Estimator.Size(bound);
                var sized = PriceOf(bound, [.. fleet.Pools.Select(pool => pool.InService)]);
                var least = Estimator.Size(without).Pools.Select(pool => pool.InService).ToArray();
                Assert.Equal(Cheapest(bound, least, rate), sized, 1e-9);
            },
            iter: 12,
            seed: "0N0XIzNsQ0O2");

    private static string Tandem((string Name, int Items, int Workers, double Price)[] stages, double rate, double cv, double? limit)
    {
        var lines = stages.Select(stage => FormattableString.Invariant(
            $"  - {{ stage: {stage.Name}, kind: rank, hardware: {{ cores: {stage.Workers}, price: {stage.Price} USD/h }}, model: {{ kind: service, mean: {stage.Items} ms, cv: {cv:R} }} }}"));
        var slo = limit is { } seconds ? FormattableString.Invariant($"slo: {{ p99: {seconds:R} s }}\n") : "";
        return FormattableString.Invariant($"traffic: {{ rate: {rate:R}/s }}\n{slo}pipeline:\n{string.Join('\n', lines)}\n");
    }

    private static double PriceOf(BoundScenario bound, long[] hosts) => hosts.Select((count, pool) => count * bound.Graph.Pools[pool].Shape!.DollarsPerHour!.Value).Sum();

    /// <summary>The least price of all fleets of up to twelve hosts more than throughput asks for in each stage.</summary>
    private static double Cheapest(BoundScenario bound, long[] least, double rate)
    {
        const int More = 12;
        var evaluator = new Evaluator(bound);
        var best = double.PositiveInfinity;
        var count = (int)Math.Pow(More + 1, least.Length);
        for (var code = 0; code < count; code++)
        {
            var hosts = new long[least.Length];
            for (int pool = 0, rest = code; pool < hosts.Length; pool++, rest /= More + 1)
            {
                hosts[pool] = least[pool] + (rest % (More + 1));
            }

            var price = PriceOf(bound, hosts);
            if (price < best && LatencyObjectives.AreMet(bound.Scenario.Slo.Limits, evaluator.Evaluate(hosts, rate).EndToEnd.Latency))
            {
                best = price;
            }
        }

        return best;
    }
}
