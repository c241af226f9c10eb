using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Tests.CostModels;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>Models on the hardware of their stages.</summary>
public sealed class ModelPlacingTests
{
    private const string V100 = "{ cores: 8, memory: 61 GiB, price: 3 USD/h, accelerator: V100 }";

    private static string Stage(string model, string work = "", string hardware = V100, string kind = "rank", string corpus = "") =>
        $"traffic: {{ rate: 1/s, items: 1000 }}\n{corpus}\nhardware: {hardware}\npipeline:\n  - {{ stage: s, kind: {kind}, {work} model: {{ {model}, device: accelerator, cv: 0.2 }} }}\n";

    private const string Rm2 = "kind: dlrm, bottom: [256, 128, 64], top: [128, 64, 1], tables: 32, rows: 500k, dimension: 64, lookups: 120";

    /// <summary>RM2 (harvard-acc/DeepRecSys): 983,040 B an item at 80% of a V100's 900 GB/s, and 1.28 MB of weights once.</summary>
    [Fact]
    public void Estimate_OfADlrm_SaysWhatAnItemTakes()
    {
        var stage = Given.Estimate(Stage(Rm2)).Stages[0];
        Assert.Equal((639_104.0, 983_040.0), (stage.ModelFigures.FlopsPerItem, stage.ModelFigures.BytesPerItem));
        Assert.Equal(4.096e9 + 1_279_748, stage.ModelFigures.MemoryBytes!.Value, 1);
        Assert.Equal(0.8, stage.ModelFigures.BandwidthShare!.Value, 1e-9);
        Assert.Equal(((1000 * 983_040.0) + 1_279_748) / 7.2e11, stage.ServiceMeanSeconds!.Value, 1e-12);
    }

    /// <summary>Each accelerator holds its shard's share of the tables: 40.96 GB on 16 GB filled to 80% are four.</summary>
    [Theory]
    [InlineData("shards: auto,", 4)]
    [InlineData("shards: 5,", 5)]
    public void Tables_AreCutByShards_ToFitAnAccelerator(string work, int shards)
    {
        var stage = Given.Estimate(Stage(Rm2.Replace("500k", "5M", StringComparison.Ordinal), work)).Stages[0];
        Assert.Equal(shards, stage.Shards);
        Assert.Equal(4, stage.HostsFor.Memory);
    }

    /// <summary>40 GB of vectors fit an accelerator of 64 GB, and 20 GB of corpus its host of 61 GiB; 60 GB of it do not fit the host filled to 80%.</summary>
    [Theory]
    [InlineData("corpus: { items: 1000 }", 1)]
    [InlineData("corpus: { items: 1000, bytes_per_item: 20 MB }", 1)]
    [InlineData("corpus: { items: 1000, bytes_per_item: 60 MB }", 2)]
    public void Index_AndCorpus_FitWhatHoldsThem(string corpus, int shards)
    {
        var yaml = Stage("kind: flat, dimension: 1000, vectors: 10M", "shards: auto,", kind: "retrieve", corpus: corpus, hardware: "{ cores: 8, memory: 61 GiB, price: 3 USD/h, accelerator: V100, accelerator_memory: 64 GB }");
        Assert.Equal(shards, Given.Estimate(yaml).Stages[0].Shards);
    }

    [Theory]

    // 90 GB of weights on 16 GB, and an index of 40 GB in one shard.
    [InlineData("kind: dense, widths: [150000, 150000, 1]", "", DiagnosticCodes.DoesNotFitMemory)]
    [InlineData("kind: flat, dimension: 1000, vectors: 10M", "", DiagnosticCodes.TooFewShards)]
    [InlineData("kind: flat, dimension: 1000, vectors: 1M, memory: 12 GB", "shards: 4,", DiagnosticCodes.TooFewShards)]
    public void Model_ThatDoesNotFitItsAccelerator_IsAnError(string model, string work, string code) =>
        Assert.Equal(code, Assert.Single(Given.Diagnostics(Stage(model, work))).Code);

    /// <summary>Nothing else says how many items a search scores, so they are the vectors.</summary>
    [Fact]
    public void Vectors_WhereTheScenarioGivesNoItems_AreTheStagesItems()
    {
        var estimate = Given.Estimate("traffic: { rate: 1/s }\nhardware: p3.2xlarge\npipeline:\n  - { stage: s, kind: retrieve, keep: 100, model: { kind: flat, dimension: 100, vectors: 1M, device: accelerator, cv: 0.2 } }\n");
        Assert.Equal((1e6, 100.0), (estimate.Funnel[0].ItemsIn, estimate.Funnel[0].ItemsOut));
        Assert.Equal(4e8 / 7.2e11, estimate.Stages[0].ServiceMeanSeconds!.Value, 1e-12);
    }

    /// <summary>An index stays whole, in memory and in time, whatever part of it a request has in reach.</summary>
    [Fact]
    public void Matches_LeaveTheIndexWhole()
    {
        static StageFigures Search(string matches) => Given.Estimate(Stage("kind: flat, dimension: 1000", matches, kind: "retrieve", corpus: "corpus: { items: 1M }")).Stages[0];

        var (whole, part) = (Search("keep: 10,"), Search("keep: 10, matches: 1%,"));
        Assert.Equal(4e9, part.ModelFigures.MemoryBytes!.Value, 1);
        Assert.Equal(whole.ServiceMeanSeconds!.Value, part.ServiceMeanSeconds!.Value, 1e-12);
    }

    /// <summary>A graph gives back no more than it keeps, an index no more than its vectors.</summary>
    [Theory]
    [InlineData("kind: hnsw, dimension: 10, m: 8, ef: 100", "keep: 100,", 100, false)]
    [InlineData("kind: hnsw, dimension: 10, m: 8, ef: 100", "keep: 101,", 100, true)]
    [InlineData("kind: hnsw, dimension: 10, m: 8, ef: 100", "keep: 500, shards: 4,", 400, true)]
    [InlineData("kind: flat, dimension: 10, vectors: 300", "keep: 500,", 300, true)]
    [InlineData("kind: ivf_pq, dimension: 10, nlist: 100, nprobe: 4, bytes: 2", "keep: 50,", 40, true)]
    public void Search_KeepsNoMoreThanItFinds(string model, string work, double kept, bool isWarned)
    {
        var estimate = Given.Estimate(Stage(model, work, kind: "retrieve"));
        Assert.Equal(kept, estimate.Funnel[0].ItemsOut!.Value, 1e-9);
        Assert.Equal(isWarned, Given.Diagnostics(Stage(model, work, kind: "retrieve")).Any(diagnostic => diagnostic.Code == DiagnosticCodes.KeepsMoreThanFound));
    }

    /// <summary>A time from the architecture is that of a whole accelerator; a stated one may be that of a part.</summary>
    [Theory]
    [InlineData("kind: linear, features: 10", 1, null)]
    [InlineData("kind: linear, features: 10", 64, Severity.Error)]
    [InlineData("kind: per_item, time: 1 us", 64, Severity.Warning)]
    public void Workers_BeyondTheAccelerators_ShareThem(string model, int workers, Severity? severity)
    {
        var found = Given.Diagnostics(Stage(model, $"workers: {workers},")).Where(diagnostic => diagnostic.Code == DiagnosticCodes.MoreWorkersThanAccelerators);
        Assert.Equal(severity is { } one ? [one] : [], found.Select(diagnostic => diagnostic.Severity));
    }

    [Theory]
    [InlineData("kind: linear, features: 10")]
    [InlineData("kind: per_item, time: 1 ms")]
    public void CheapestHardware_HasAnAcceleratorForEveryWorker(string model)
    {
        var choice = Given.Estimate(Stage(model, "workers: 8,", "cheapest")).HardwareChoices[0];
        Assert.Equal("p4d.24xlarge", choice.Shape);
        Assert.Contains(choice.Candidates, candidate => candidate.Rejection == DiagnosticCodes.MoreWorkersThanAccelerators);
    }

    /// <summary>100 queries compare themselves with vectors that are read once.</summary>
    [Fact]
    public void Batch_OfExhaustiveSearches_ReadsTheIndexOnce()
    {
        var model = Models.Bind("{ kind: flat, dimension: 100, cv: 0, device: accelerator }").On(Models.V100);
        Assert.Equal(model.MeanSeconds(1e6), model.MeanSeconds(1e6, 10), 1e-12);
    }

    [Theory]
    [InlineData("calibrate")]
    [InlineData("quality")]
    [InlineData("samples")]
    public void Quality_ByAMapOrList_IsRefused(string key)
    {
        var found = Assert.Single(Given.Diagnostics(Stage($"kind: linear, features: 10, quality: {{ metric: MSE, by: {key}, table: {{ 1: 2 }} }}")), diagnostic => diagnostic.Code == DiagnosticCodes.InvalidQuality);
        Assert.DoesNotContain(key, found.Hint, StringComparison.Ordinal);
    }

    /// <summary>A measurement holds at another price, under another name and on another network.</summary>
    [Theory]
    [InlineData("{ like: p3.2xlarge, price: 1 USD/h, network: 1 Gbit/s }", true)]
    [InlineData("{ like: p3.2xlarge, accelerator_fp32: 15 TFLOP/s }", false)]
    public void Measurement_HoldsWhereverItIsComputedAlike(string hardware, bool holds)
    {
        var codes = new[] { "kind: per_item, time: 1 ms, on: p3.2xlarge", "kind: linear, features: 10, on: p3.2xlarge, calibrate: [{ items: 1000, time: 1 ms }]" }
            .SelectMany(model => Given.Diagnostics(Stage(model, hardware: hardware))).Select(diagnostic => diagnostic.Code);
        Assert.Equal(holds ? [] : [DiagnosticCodes.MeasuredElsewhere, DiagnosticCodes.CalibratedElsewhere], codes);
    }

    /// <summary>Four shards of two tasks each search an eighth of the index each.</summary>
    [Fact]
    public void Vectors_OfShardsAndSplits_AreShared()
    {
        var whole = Given.Estimate(Stage("kind: flat, dimension: 100, vectors: 1M")).Stages[0];
        var parts = Given.Estimate(Stage("kind: flat, dimension: 100, vectors: 1M", "shards: 4, split: 2,")).Stages[0];
        Assert.Equal(whole.ServiceMeanSeconds!.Value / 8, parts.ServiceMeanSeconds!.Value, 1e-12);
        Assert.Equal(whole.ModelFigures.FlopsPerItem!.Value, parts.ModelFigures.FlopsPerItem!.Value, 1e-9);
    }

    [Theory]
    [InlineData(6, 74.30, false)]
    [InlineData(9, 74.305, true)]
    [InlineData(12, 74.31, false)]
    [InlineData(1, null, false)]
    [InlineData(13, null, false)]
    public void Quality_ByAKeyOfTheModel_IsLinearBetweenItsPoints(int layers, double? expected, bool isInterpolated)
    {
        var estimate = Given.Estimate(Stage($"kind: transformer, layers: {layers}, hidden: 384, heads: 12, sequence: 128, quality: {{ metric: NDCG@10, by: layers, table: {{ 2: 71.01, 4: 73.04, 6: 74.30, 12: 74.31 }} }}"));
        Assert.Equal(expected is null, estimate.Quality is null);
        Assert.Equal(expected is null, estimate.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.QualityBeyondTable));
        Assert.Equal(estimate.Quality, estimate.Stages[0].Quality);
        if (estimate.Quality is { } quality)
        {
            Assert.Equal(expected!.Value, quality.Value, 1e-9);
            Assert.Equal(("NDCG@10", Better.Higher, isInterpolated), (quality.Metric, quality.Better, quality.Interpolated));
        }
    }

    [Theory]
    [InlineData("kind: dense, widths: [512, 256, 1], quality: { metric: MSE, better: lower, by: widths, table: { '[512, 1]': 0.3, '[512,256,1]': 0.2 } }", 0.2)]
    [InlineData("kind: dense, widths: [512, 256, 1], quality: { metric: MSE, better: lower, by: widths, table: [[[512, 1], 0.3], [[512, 256, 1], 0.2]] }", 0.2)]
    [InlineData("kind: linear, features: 10, precision: fp16, quality: { metric: MSE, better: lower, by: precision, table: { fp32: 0.1, fp16: 0.15 } }", 0.15)]
    [InlineData("kind: linear, features: 10, quality: { metric: MSE, better: lower, by: precision, table: { fp32: 0.1, fp16: 0.15 } }", 0.1)]
    [InlineData("kind: linear, features: 10, quality: { metric: MSE, better: lower, by: items, table: { 500: 0.5, 1500: 0.3 } }", 0.4)]
    [InlineData("kind: per_item, time: 2 ms, quality: { metric: MSE, better: lower, by: time, table: { 1000 us: 0.5, 0.003 s: 0.3 } }", 0.4)]
    public void Quality_ByAnyKey_IsFound(string model, double expected)
    {
        var quality = Given.Estimate(Stage(model)).Quality!;
        Assert.Equal(expected, quality.Value, 1e-9);
        Assert.Equal(Better.Lower, quality.Better);
    }

    /// <summary>Of several stages the last whose model says, in file order.</summary>
    [Fact]
    public void Quality_OfTheAnswer_IsThatOfTheLastStageThatHasOne()
    {
        static string Rank(string name, string quality) => $"  - {{ stage: {name}, kind: rank, model: {{ kind: per_item, time: 1 us, cv: 0.2{quality} }} }}\n";
        var estimate = Given.Estimate(
            "traffic: { rate: 1/s, items: 1000 }\npipeline:\n" + Rank("a", ", quality: { metric: A, value: 1 }") + Rank("b", ", quality: { metric: B, value: 2 }") + Rank("c", ""));
        Assert.Equal("B", estimate.Quality!.Metric);
        Assert.Equal(["A", "B", null], estimate.Stages.Select(stage => stage.Quality?.Metric));
    }

    /// <summary>A measured time holds on its own shape, and anywhere where it names none.</summary>
    [Theory]
    [InlineData("on: p3.2xlarge", "p3.2xlarge", false)]
    [InlineData("on: p3.2xlarge", "g5.xlarge", true)]
    [InlineData("memory: 1 GB", "g5.xlarge", false)]
    public void MeasuredTime_OnAnotherShape_IsAnError(string on, string hardware, bool isWrong)
    {
        foreach (var model in new[] { "kind: per_item, time: 1 ms", "kind: service, mean: 5 ms", "kind: measured, table: { 1000: 5 ms }", "kind: inverted_index, time: 1 us" })
        {
            var codes = Given.Diagnostics(Stage($"{model}, {on}", hardware: hardware)).Select(diagnostic => diagnostic.Code);
            Assert.Equal(isWrong ? [DiagnosticCodes.MeasuredElsewhere] : [], codes);
        }
    }

    /// <summary>On cores, a host holds both the corpus and the index: 40 GB fit 61 GiB filled to 80%, 60 GB do not.</summary>
    [Theory]
    [InlineData("corpus: { items: 1000 }", 1)]
    [InlineData("corpus: { items: 1000, bytes_per_item: 20 MB }", 2)]
    public void IndexAndCorpus_OnCores_ShareTheHost(string corpus, int shards)
    {
        var yaml = Stage("kind: flat, dimension: 1000, vectors: 10M", "shards: auto,", "{ like: r6i.4xlarge, memory: 61 GiB }", "retrieve", corpus).Replace("device: accelerator", "device: cpu", StringComparison.Ordinal);
        Assert.Equal(shards, Given.Estimate(yaml).Stages[0].Shards);
    }

    /// <summary>A measurement on four cores of a shape of the scenario's own holds for two tasks of two: twice as long each.</summary>
    [Fact]
    public void Calibration_OnCoresOfAnOwnShape_HoldsForOtherCores()
    {
        var yaml = Stage("kind: dense, widths: [1024, 1024, 1], on: lab, calibrate: [{ items: 1000, time: 10 ms, cores: 4 }]", "cores_per_task: 2,", "lab", corpus: "shapes: { lab: { cores: 8, memory: 61 GiB, price: 1 USD/h, core_fp32: 100 GFLOP/s, core_bandwidth: 10 GB/s } }")
            .Replace("device: accelerator", "device: cpu", StringComparison.Ordinal);
        var estimate = Given.Estimate(yaml);
        Assert.Equal(0.02, estimate.Stages[0].ServiceMeanSeconds!.Value, 1e-12);
        Assert.DoesNotContain(estimate.Assumptions, assumption => assumption.Path.EndsWith("core_fp32", StringComparison.Ordinal) && assumption.Origin == ValueOrigin.Catalog);
    }

    /// <summary>What the time follows from is told with its source, once.</summary>
    [Fact]
    public void Peak_OfTheCatalogue_IsAnAssumption()
    {
        var assumptions = Given.Estimate(Stage("kind: linear, features: 100, precision: fp16", hardware: "p3.2xlarge")).Assumptions;
        var peak = Assert.Single(assumptions, assumption => assumption.Path == "hardware.V100.accelerator_fp16");
        Assert.Equal(("125 TFLOP/s", ValueOrigin.Catalog), (peak.Value, peak.Origin));
        Assert.NotNull(peak.Note);
        Assert.Single(assumptions, assumption => assumption.Path == "hardware.V100.accelerator_bandwidth");
    }

    /// <summary>Of all shapes only one can be chosen that computes as the one that the time was measured on.</summary>
    [Fact]
    public void CheapestHardware_OfAMeasuredTime_IsWhereItWasMeasured()
    {
        var choice = Given.Estimate("traffic: { rate: 1/s, items: 10 }\npipeline:\n  - { stage: s, kind: rank, hardware: cheapest, model: { kind: gbdt, trees: 10, depth: 6, time: 5 ns, cv: 1, on: r6i.8xlarge } }\n").HardwareChoices[0];
        Assert.Equal("c6i.8xlarge", choice.Shape);
        Assert.All(choice.Candidates.Where(candidate => candidate.Shape is not ("r6i.8xlarge" or "c6i.8xlarge")), candidate => Assert.Equal(DiagnosticCodes.MeasuredElsewhere, candidate.Rejection));
    }
}
