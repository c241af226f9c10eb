using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class PlanningRulesTests
{
    /// <summary>100 busy workers ÷ 60% ÷ 32 are 6 hosts; 9 are bought over 3 zones, and 6 are left when one is lost.</summary>
    [Fact]
    public void Zone_ThatMayBeLost_LeavesWhatThePlanKeepsInService()
    {
        var estimate = Given.Estimate(OneStage("", "planning: { zones: 3, survive_zones: 1 }"));
        var rule = Assert.Single(estimate.PlanningRules);

        Assert.Equal((Loss.Zone, 1, 3, 6, true), (rule.Loss, rule.Count, rule.Zones, rule.HostsLeft, rule.Passed));
        Assert.Equal(estimate.Latency, rule.Latency);
    }

    [Fact]
    public void Zones_AndSpares_AreTwoRules()
    {
        var rules = Given.Estimate(OneStage("", "planning: { zones: 3, survive_zones: 1, spare_hosts: 5 }")).PlanningRules;

        Assert.Equal([(Loss.Zone, 7L), (Loss.Host, 6L)], rules.Select(rule => (rule.Loss, rule.HostsLeft)));
        Assert.All(rules, rule => Assert.True(rule.Passed));
    }

    /// <summary>Of 6 given hosts two thirds are left, and the ceiling asks for 6; 9 would leave so many.</summary>
    [Fact]
    public void GivenHosts_ThatDoNotSurvive_AreFoundOut()
    {
        var estimate = Given.Estimate(OneStage(", hosts: 6", "planning: { zones: 3, survive_zones: 1 }"));
        var rule = Assert.Single(estimate.PlanningRules);
        var warning = estimate.Diagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.RuleNotHonoured);

        Assert.False(rule.Passed);
        Assert.Equal(new HostShortfall("s", 4, 6), Assert.Single(rule.Shortfalls));
        Assert.Contains("at least 9 hosts", warning.Hint, StringComparison.Ordinal);
        Assert.True(Assert.Single(Given.Estimate(OneStage(", hosts: 9", "planning: { zones: 3, survive_zones: 1 }")).PlanningRules).Passed);
    }

    [Fact]
    public void GivenHosts_AllInOneZone_AreGoneWithIt()
    {
        var rule = Assert.Single(Given.Estimate(OneStage(", hosts: 1", "planning: { zones: 3, survive_zones: 1 }").Replace("1000/s", "10/s", StringComparison.Ordinal)).PlanningRules);

        Assert.Equal("s", Assert.Single(rule.Out));
        Assert.Null(rule.Latency.P99);
        Assert.False(rule.Passed);
    }

    /// <summary>Two of three workers at 100/s × 10 ms are half busy, which is allowed; but P(W &gt; t) of M/M/2 at ρ = ½ is ⅓ e^(−100 t/s), and misses 12 ms at p90.</summary>
    [Fact]
    public void GivenHosts_WithWhichAnObjectiveIsMissed_AreFoundOut()
    {
        const string Yaml = "traffic: { rate: 100/s }\nplanning: { spare_hosts: 1, utilization: 60% }\nslo: { p90: 25 ms }\npipeline: [{ stage: s, kind: call, hosts: 3, workers: 1, model: { kind: service, mean: 10 ms, distribution: exponential } }]\n";
        var estimate = Given.Estimate(Yaml);
        var rule = Assert.Single(estimate.PlanningRules);

        Assert.True(Assert.Single(estimate.Objectives).Passed);
        Assert.Empty(rule.Shortfalls);
        Assert.False(Assert.Single(rule.Objectives).Passed);
        Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.RuleNotHonoured);
    }

    [Fact]
    public void WithoutRules_ThereIsNothingToTell() => Assert.Empty(Given.Estimate(OneStage("", "planning: { zones: 3 }")).PlanningRules);

    [Fact]
    public void SizedFleet_AlwaysSurvives() =>
        Gen.Select(Gen.Double[10, 5000], Gen.Int[2, 7], Gen.Int[1, 6], Gen.Int[0, 4], Gen.Int[1, 5], Gen.Double[0.2, 2]).Where(s => s.Item3 < s.Item2).Sample(
            s =>
            {
                var (rate, zones, survived, spares, shards, headroom) = s;
                var estimate = Given.Estimate(FormattableString.Invariant($$"""
                    traffic: { rate: {{rate:R}}/s, items: 100 }
                    slo: { p99: 1500 ms }
                    planning: { zones: {{zones}}, survive_zones: {{survived}}, spare_hosts: {{spares}}, headroom: {{headroom:R}} }
                    pipeline:
                      - { stage: first, kind: rank, shards: {{shards}}, workers: 4, model: { kind: per_item, time: 1 ms, cv: 1 } }
                      - { stage: last, kind: rank, workers: 2, split: 3, model: { kind: per_item, time: 2 ms, cv: 0.5 } }
                    """));
                Assert.True(Assert.Single(estimate.Objectives).Passed);
                Assert.Equal(spares > 0 ? 2 : 1, estimate.PlanningRules.Length);
                Assert.All(estimate.PlanningRules, rule => Assert.True(rule.Passed));
                Assert.All(estimate.PlanningRules, rule => Assert.True(rule.HostsLeft >= estimate.Fleet.HostsInService));
            },
            iter: 60);

    private static string OneStage(string stage, string more) =>
        $"traffic: {{ rate: 1000/s, items: 100 }}\n{more}\npipeline: [{{ stage: s, kind: rank, model: {{ kind: per_item, time: 1 ms, cv: 1 }}{stage} }}]\n";
}
