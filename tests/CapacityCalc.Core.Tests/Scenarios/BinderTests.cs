using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Scenarios;

public sealed class BinderTests
{
    private const string Pipeline = "\npipeline:\n  - { stage: rank, kind: rank, model: { kind: per_item, time: 1 ms, cv: 0.5 } }\n";

    [Theory]
    [InlineData("rate: 1000/s", 1000, 500)]
    [InlineData("rate: 1000/s, peak_factor: 4", 1000, 250)]
    [InlineData("users: 500M, requests_per_user: 10/day", 115_740.740740740, 57_870.370370370)]
    [InlineData("users: 500M, requests_per_user: 10/day, peak_factor: 1", 57_870.370370370, 57_870.370370370)]
    public void Traffic_RateOrUsers_GivesPeakAndAverage(string traffic, double peak, double average)
    {
        var figures = Given.Estimate($"traffic: {{ {traffic}, items: 10 }}{Pipeline}").Traffic;
        Assert.Equal(peak, figures.PeakPerSecond, 1e-6);
        Assert.Equal(average, figures.AveragePerSecond, 1e-6);
    }

    [Fact]
    public void PipelineRate_HeadroomAndCache_Multiply()
    {
        var figures = Given.Estimate($"traffic: {{ rate: 1000/s, items: 10 }}\nplanning: {{ headroom: 1.2 }}\ncache: {{ hit_ratio: 25% }}{Pipeline}").Traffic;
        Assert.Equal(900, figures.PipelinePerSecond, 1e-9);
    }

    /// <summary>4 shards that keep 50 each pass 200 on: the course's A12.</summary>
    [Fact]
    public void KeepPerShard_FourShards_KeepsFourTimesAsMany()
    {
        var estimate = Given.Estimate("traffic: { rate: 10/s }\ncorpus: { items: 1M }\npipeline:\n  - { stage: s, kind: retrieve, shards: 4, keep_per_shard: 50, model: { kind: service, mean: 1 ms, cv: 1 } }\n");
        Assert.Equal(200, estimate.Funnel[0].ItemsOut);
    }

    [Theory]
    [InlineData("0%", 1400)]
    [InlineData("10%", 1260)]
    [InlineData("90%", 600)]
    public void Parallel_Overlap_LeavesTheSumLessItButAtLeastTheLargest(string overlap, double expected)
    {
        var branches = string.Join(", ", new[] { 600, 300, 400, 100 }.Select((keep, index) => $"b{index}: [{{ stage: s{index}, kind: retrieve, keep: {keep}, model: {{ kind: service, mean: 1 ms, cv: 1 }} }}]"));
        var estimate = Given.Estimate($"traffic: {{ rate: 10/s }}\ncorpus: {{ items: 1M }}\npipeline:\n  - {{ stage: p, kind: parallel, overlap: {overlap}, branches: {{ {branches} }} }}\n");
        Assert.Equal(expected, estimate.Funnel[0].ItemsOut!.Value, 1e-9);
        Assert.Equal(["p", "s0", "s1", "s2", "s3"], estimate.Funnel.Select(step => step.Stage));
        Assert.Equal("b1", estimate.Funnel[2].Branch);
    }

    [Fact]
    public void NestedBranches_AreNamed_FromTheOutsideIn()
    {
        var estimate = Given.Estimate("""
            traffic: { rate: 10/s, items: 10 }
            pipeline:
              - stage: outer
                kind: parallel
                branches:
                  left:
                    - stage: inner
                      kind: parallel
                      branches: { deep: [{ stage: leaf, kind: rank, model: { kind: per_item, time: 1 ms, cv: 0.1 } }] }
            """);
        Assert.Equal([null, "left", "left/deep"], estimate.Stages.Select(stage => stage.Branch));
    }

    [Fact]
    public void AutoShards_Memory_AreAsFewAsFit()
    {
        // 20 TB on hosts of 256 GiB filled to 80%: 20e12 / (256 × 2^30 × 0.8) = 90.9, so 91.
        var estimate = Given.Estimate("traffic: { rate: 10/s }\ncorpus: { items: 100B, bytes_per_item: 200 B }\nhardware: r6i.8xlarge\npipeline:\n  - { stage: s, kind: retrieve, shards: auto, model: { kind: service, mean: 1 ms, cv: 1 } }\n");
        Assert.Equal(91, estimate.Stages[0].Shards);
        Assert.Equal(BindingNeed.Memory, estimate.Stages[0].Binding);
        Assert.Equal(91, estimate.Stages[0].HostsFor.Memory);
    }

    [Fact]
    public void CorpusData_IsHeld_ByTheFirstStageAndByRetrieveAlone()
    {
        var estimate = Given.Estimate("""
            traffic: { rate: 10/s }
            corpus: { items: 1B, bytes_per_item: 1 KB }
            pipeline:
              - { stage: first, kind: rank, shards: auto, keep: 100, model: { kind: per_item, time: 1 ns, cv: 0.1 } }
              - { stage: second, kind: rank, shards: auto, model: { kind: per_item, time: 1 ms, cv: 0.1 } }
              - { stage: third, kind: retrieve, shards: auto, keep: 100, model: { kind: service, mean: 1 ms, cv: 0.1 } }
            """);
        Assert.Equal([19, 1, 19], estimate.Stages.Select(stage => stage.Shards));
    }

    [Fact]
    public void HostsAndWorkersGiven_NoHardware_HaveNoCost()
    {
        var estimate = Given.Estimate("traffic: { rate: 10/s, items: 10 }\npipeline:\n  - { stage: s, kind: rank, hosts: 2, workers: 4, model: { kind: per_item, time: 1 ms, cv: 0.1 } }\n");
        Assert.Null(estimate.Fleet.CostPerHour);
        Assert.Null(estimate.Stages[0].Hardware);
        Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.NoPrice);
    }

    [Fact]
    public void NoSpread_IsHinted_OnlyWhereNothingSaysSo()
    {
        const string Head = "traffic: { rate: 10/s, items: 10 }\npipeline:\n  - { stage: s, kind: rank, model: { kind: per_item, time: 1 ms";
        Assert.Contains(Given.Diagnostics(Head + " } }\n"), diagnostic => diagnostic.Code == DiagnosticCodes.NoSpread);
        Assert.Empty(Given.Diagnostics(Head + ", distribution: deterministic } }\n"));
        Assert.Empty(Given.Diagnostics(Head + ", cv: 0 } }\n"));
    }

    [Fact]
    public void ServicePercentiles_GiveALognormal_WithThosePercentiles()
    {
        var estimate = Given.Estimate("traffic: { rate: 10/s }\npipeline:\n  - { stage: s, kind: call, hosts: external, model: { kind: service, p50: 20 ms, p99: 60 ms } }\n");
        Assert.Equal(0.020, estimate.Latency.P50!.Value, 1e-9);
        Assert.Equal(0.060, estimate.Latency.P99!.Value, 1e-9);
        Assert.Equal(0, estimate.Fleet.Hosts);
    }

    /// <summary>Stated workers do not give a host the accelerator that the model runs on.</summary>
    [Theory]
    [InlineData("hardware: c7i.8xlarge, workers: 4", true)]
    [InlineData("hardware: c7i.8xlarge, workers: 4, hosts: 1", true)]
    [InlineData("hardware: p4d.24xlarge, workers: 4", false)]
    [InlineData("hosts: 1, workers: 2", false)]
    [InlineData("hardware: c7i.8xlarge, hosts: external", false)]
    public void Accelerator_OfHardwareThatHasNone_IsAnError(string placement, bool isError) => Assert.Equal(
        isError,
        Given.Diagnostics($"traffic: {{ rate: 10/s }}\npipeline:\n  - {{ stage: s, kind: call, {placement}, model: {{ kind: service, mean: 1 ms, cv: 1, device: accelerator }} }}\n")
            .Any(diagnostic => diagnostic.Code == DiagnosticCodes.NoAccelerator));

    /// <summary>A payload of an unknown number of items takes no time that anybody knows, not none.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData(", items: 500", false)]
    public void Payload_OfUnknownItems_IsAnError(string items, bool isError) => Assert.Equal(
        isError,
        Given.Diagnostics($"traffic: {{ rate: 10/s{items} }}\nnetwork: {{ bandwidth: 1 GB/s }}\npipeline:\n  - {{ stage: s, kind: call, bytes_per_candidate: 1 MB, model: {{ kind: service, mean: 1 ms, cv: 1 }} }}\n")
            .Any(diagnostic => diagnostic.Code == DiagnosticCodes.MissingKey));

    [Theory]
    [InlineData("workers: 3")]
    [InlineData("cores_per_task: 4")]
    [InlineData("hardware: p4d.24xlarge")]
    [InlineData("routing: random")]
    public void External_WithWhatDescribesHosts_IsWarnedOf(string unused)
    {
        const string Head = "traffic: { rate: 10/s }\npipeline:\n  - { stage: s, kind: call, model: { kind: service, mean: 1 ms, cv: 1 }, hosts: external, ";
        var warning = Assert.Single(Given.Diagnostics($"{Head}{unused} }}\n"));
        Assert.Equal((DiagnosticCodes.UnusedValue, Severity.Warning), (warning.Code, warning.Severity));
        Assert.DoesNotContain(Given.Diagnostics(Head + "split: 2 }\n"), diagnostic => diagnostic.Code == DiagnosticCodes.UnusedValue);
    }

    [Fact]
    public void Codes_AreUniqueKebabCaseWords()
    {
        var codes = typeof(DiagnosticCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code));
    }
}
