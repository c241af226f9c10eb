using CapacityCalc.Core.Estimation;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>What holds for every scenario.</summary>
public sealed class LawTests
{
    private static readonly Gen<(double Rate, int Items, double Cv, int Split, int Shards, int Kind)> Scenarios =
        Gen.Select(Gen.Double[1, 2000], Gen.Int[1, 500], Gen.Double[0, 2], Gen.Int[1, 8], Gen.Int[1, 6], Gen.Int[0, 2]);

    private static string Yaml(double rate, (double Rate, int Items, double Cv, int Split, int Shards, int Kind) s, string more = "")
    {
        var middle = s.Kind switch
        {
            0 => "",
            1 => "  - { stage: store, kind: call, hosts: external, model: { kind: service, p50: 5 ms, p99: 20 ms } }\n",
            _ => FormattableString.Invariant($"  - {{ stage: both, kind: parallel, branches: {{ x: [{{ stage: x, kind: rank, model: {{ kind: per_item, time: 50 us, cv: {s.Cv:R} }} }}], y: [{{ stage: y, kind: call, model: {{ kind: service, mean: 4 ms, cv: 1 }} }}] }} }}\n"),
        };
        return FormattableString.Invariant($"traffic: {{ rate: {rate:R}/s, items: {s.Items} }}\n{more}\npipeline:\n  - {{ stage: first, kind: rank, shards: {s.Shards}, model: {{ kind: per_item, time: 100 us, overhead: 1 ms, cv: {s.Cv:R} }} }}\n{middle}  - {{ stage: last, kind: rank, split: {s.Split}, model: {{ kind: per_item, time: 200 us, cv: {s.Cv:R} }} }}\n");
    }

    [Fact]
    public void MoreTraffic_NeverNeedsFewerHosts() => Scenarios.Sample(
        s =>
        {
            var less = Given.Estimate(Yaml(s.Rate, s));
            var more = Given.Estimate(Yaml(s.Rate * 1.3, s));
            Assert.True(more.Fleet.Hosts >= less.Fleet.Hosts);
            Assert.All(more.Stages.Zip(less.Stages), pair => Assert.True(pair.First.Hosts >= pair.Second.Hosts));
        },
        iter: 60);

    [Fact]
    public void Percentiles_Rise() => Scenarios.Sample(
        s =>
        {
            var estimate = Given.Estimate(Yaml(s.Rate, s));
            foreach (var figures in estimate.Stages.Select(stage => stage.Latency).Append(estimate.Latency))
            {
                double[] rising = [0, figures.P50!.Value, figures.P90!.Value, figures.P95!.Value, figures.P99!.Value, figures.P999!.Value];
                Assert.Equal(rising.Order(), rising);
                Assert.True(figures.Mean >= 0);
            }
        },
        iter: 100);

    /// <summary>
    /// The end-to-end mean is the sum of the stages' means. Its p99 is at least each stage's, and at most the sum of their p99.9, as one of
    /// up to ten stages must exceed its own p99.9 for the sum to; it may well exceed the sum of their p99.
    /// </summary>
    [Fact]
    public void EndToEnd_OfStagesInSeries_AddsMeansAndNeverPercentiles() => Scenarios.Where(s => s.Kind < 2).Sample(
        s =>
        {
            var estimate = Given.Estimate(Yaml(s.Rate, s));
            Assert.Equal(estimate.Stages.Sum(stage => stage.Latency.Mean!.Value), estimate.Latency.Mean!.Value, estimate.Latency.Mean.Value * 2e-3);
            Assert.InRange(
                estimate.Latency.P99!.Value,
                estimate.Stages.Max(stage => stage.Latency.P99!.Value) * (1 - 1e-3),
                estimate.Stages.Sum(stage => stage.Latency.P999!.Value) * (1 + 1e-3));
        },
        iter: 60);

    [Fact]
    public void Breakdown_OfEveryPercentile_AddsUpToIt() => Scenarios.Sample(
        s =>
        {
            var estimate = Given.Estimate(Yaml(s.Rate, s, "cache: { hit_ratio: 10%, latency: 0.1 ms }"));
            Assert.Equal(estimate.Latency.P50!.Value, estimate.Breakdown.Sum(share => share.P50), estimate.Latency.P50.Value * 1e-6);
            Assert.Equal(estimate.Latency.P99!.Value, estimate.Breakdown.Sum(share => share.P99), estimate.Latency.P99.Value * 1e-6);
            Assert.Equal(estimate.Latency.Mean!.Value, estimate.Breakdown.Sum(share => share.Mean), estimate.Latency.Mean.Value * 2e-3);
            Assert.All(estimate.Breakdown, share => Assert.True(share is { P50: >= 0, P95: >= 0, P99: >= 0 }));
        },
        iter: 60);

    [Fact]
    public void FleetTotals_FollowFromTheStages() => Scenarios.Sample(
        s =>
        {
            var estimate = Given.Estimate(Yaml(s.Rate, s));
            Assert.Equal(estimate.Stages.Sum(stage => stage.Hosts), estimate.Fleet.Hosts);
            Assert.Equal(estimate.Stages.Sum(stage => stage.CostPerHour!.Value), estimate.Fleet.CostPerHour!.Value, 1e-9);
            Assert.Equal(estimate.Fleet.CostPerHour.Value * 730, estimate.Fleet.CostPerMonth!.Value, 1e-6);
            Assert.Equal(
                estimate.Fleet.CostPerHour.Value / (estimate.Traffic.AveragePerSecond * 3600) * 1e6,
                estimate.Fleet.CostPerMillionRequests!.Value,
                1e-6 * estimate.Fleet.CostPerMillionRequests.Value);
            Assert.All(
                estimate.Stages.Where(stage => stage.Utilization is not null),
                stage => Assert.Equal(stage.BusyCores / (stage.HostsInService * stage.WorkersPerHost), stage.Utilization!.Value, 1e-9));
        },
        iter: 60);

    [Fact]
    public void Saturation_IsWhereTheBottleneckIsFullyBusy() => Scenarios.Sample(
        s =>
        {
            var estimate = Given.Estimate(Yaml(s.Rate, s));
            var bottleneck = estimate.Stages.Single(stage => stage.Stage == estimate.Bottleneck);
            Assert.Equal(estimate.Traffic.PeakPerSecond / bottleneck.Utilization!.Value, estimate.Capacity!.SaturationPerSecond!.Value, 1e-6 * s.Rate);
            Assert.All(estimate.Stages, stage => Assert.True((stage.Utilization ?? 0) <= bottleneck.Utilization.Value * (1 + 1e-9)));
        },
        iter: 60);

    [Fact]
    public void HighestRateWithinSlo_Kept_MeetsTheObjectivesThereAndNotBeyond() => Scenarios.Where(s => s.Cv > 0.2).Sample(
        s =>
        {
            const string Slo = "slo: { p99: 200 ms }";
            var bound = Given.Scenario(Yaml(s.Rate, s, Slo));
            var fleet = Estimator.Size(bound);
            var most = Estimator.Estimate(bound, fleet).Capacity!;
            if (most.MaxPerSecondWithinSlo is not { } rate)
            {
                Assert.False(Estimator.Estimate(Given.Scenario(Yaml(s.Rate * 1e-3, s, Slo)), fleet).Objectives[0].Passed);
                return;
            }

            Assert.True(Estimator.Estimate(Given.Scenario(Yaml(rate * 0.999, s, Slo)), fleet).Objectives[0].Passed);
            var beyond = Estimator.Estimate(Given.Scenario(Yaml(rate * 1.002, s, Slo)), fleet);
            Assert.True(!beyond.Objectives[0].Passed || rate > most.SaturationPerSecond * 0.998);
        },
        iter: 30);

    [Fact]
    public void SameScenario_GivesTheSameAnswer() => Scenarios.Sample(
        s =>
        {
            var yaml = Yaml(s.Rate, s);
            var (first, second) = (Given.Estimate(yaml), Given.Estimate(yaml));
            Assert.Equal(first.Latency, second.Latency);
            Assert.Equal(first.Stages.AsEnumerable(), second.Stages);
        },
        iter: 20);
}
