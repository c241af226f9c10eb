using CapacityCalc.Core.CostModels;

namespace CapacityCalc.Core.Tests.CostModels;

/// <summary>What architectures compute, move and hold, as others published or as their formulas say.</summary>
public sealed class ArchitectureTests
{
    private const string BertBase = "{ kind: transformer, layers: 12, hidden: 768, heads: 12, sequence: 512, cv: 0 }";

    private const string Rm1 = "{ kind: dlrm, bottom: [128, 64, 32], top: [256, 64, 1], tables: 8, rows: 4M, dimension: 32, lookups: 80, cv: 0 }";

    private const string Rm2 = "{ kind: dlrm, bottom: [256, 128, 64], top: [128, 64, 1], tables: 32, rows: 500k, dimension: 64, lookups: 120, cv: 0 }";

    /// <summary>FLOPs and bytes of one item.</summary>
    [Theory]

    // ColBERT (Khattab and Zaharia, 2020), table 1: re-ranking 1000 passages by BERT-base takes 97 T FLOPs a query.
    [InlineData(BertBase, 1000, 97e12, 0.01, null)]

    // harvard-acc/DeepRecSys, models/configs, FP32, interaction by concatenation: 8 × 80 × 32 × 4 bytes and 2 × (128·64 + 64·32 + 288·256 + 256·64 + 64).
    [InlineData(Rm1, 1, 200_832, 0, 81_920.0)]
    [InlineData(Rm2, 1, 639_104, 0, 983_040.0)]

    // Dot products: 2·32 for each of 36 pairs, and a top of 32 + 36 inputs in place of 288: 20,480 + 67,712 + 2304.
    [InlineData("{ kind: dlrm, bottom: [128, 64, 32], top: [256, 64, 1], tables: 8, rows: 4M, dimension: 32, lookups: 80, interaction: dot, cv: 0 }", 1, 90_496, 0, 81_920.0)]
    [InlineData("{ kind: embedding, tables: 8, rows: 4M, dimension: 32, lookups: 80, cv: 0 }", 1, 0, 0, 81_920.0)]

    // Covington et al. (2016): the tower of 1024, 512 and 256 ReLU, above 1024 features: 2 × (1024² + 1024·512 + 512·256 + 256).
    [InlineData("{ kind: dense, widths: [1024, 1024, 512, 256, 1], cv: 0 }", 1, 3_408_384, 0, null)]
    [InlineData("{ kind: linear, features: 200, cv: 0 }", 1, 400, 0, 800.0)]
    [InlineData("{ kind: flat, dimension: 768, cv: 0 }", 1, 1536, 0, 3072.0)]
    [InlineData("{ kind: flat, dimension: 768, precision: i8, cv: 0 }", 1, 1536, 0, 768.0)]
    public void Work_OfItems_IsAsPublished(string yaml, double items, double flops, double tolerance, double? bytes)
    {
        var work = Models.Bind(yaml).WorkOf(items)!.Value;
        Assert.Equal(flops, work.Flops, flops * tolerance);
        if (bytes is { } expected)
        {
            // An exhaustive search reads its vectors once for all queries of a batch, and nothing for each.
            Assert.Equal(expected, work.Bytes > 0 ? work.Bytes : work.SharedBytes, 1e-6);
        }
    }

    /// <summary>Replicated and cut bytes; of an index, of a million vectors.</summary>
    [Theory]

    // Devlin et al. (2018): BERT-base has 110 M parameters.
    [InlineData(BertBase, 110e6 * 4, 0, 0.01)]

    // 8 × 4 M × 32 × 4 B and 32 × 0.5 M × 64 × 4 B: 4.1 GB each; 100,833 and 319,937 weights and biases.
    [InlineData(Rm1, 403_332, 4.096e9, 1e-9)]
    [InlineData(Rm2, 1_279_748, 4.096e9, 1e-9)]

    // FAISS, "Guidelines to choose an index": flat 4d, HNSW 4d + 8M, PQ M bytes a vector.
    [InlineData("{ kind: flat, dimension: 128, vectors: 1M, cv: 0 }", 0, 512e6, 1e-9)]
    [InlineData("{ kind: hnsw, dimension: 128, ef: 100, m: 32, vectors: 1M, cv: 0 }", 0, 768e6, 1e-9)]
    [InlineData("{ kind: ivf_pq, dimension: 128, nlist: 1024, nprobe: 16, bytes: 64, vectors: 1M, cv: 0 }", 655_360, 64e6, 1e-9)]

    // Memory that is given comes on top.
    [InlineData("{ kind: linear, features: 249, memory: 1 KB, cv: 0 }", 2000, 0, 0)]
    public void Memory_IsAsPublished(string yaml, double replicated, double cut, double tolerance)
    {
        var memory = Models.Bind(yaml).Memory;
        Assert.Equal(replicated, memory.ReplicatedBytes, replicated * tolerance);
        Assert.Equal(cut, memory.CutBytes, cut * tolerance);
    }

    /// <summary>ef × 2M comparisons and M × ln N ÷ ln M more on the way down: 100 × 64 + 32 × ln 10⁶ ÷ ln 32 = 6527.562, of 2 × 128 FLOPs.</summary>
    [Fact]
    public void Hnsw_OfAMillionVectors_ComparesAFewThousand() =>
        Assert.Equal(6527.562 * 256, Models.Bind("{ kind: hnsw, dimension: 128, ef: 100, m: 32, cv: 0 }").WorkOf(1e6)!.Value.Flops, 0.5);

    /// <summary>All of 1024 centroids, 16 tables of 256 × 128, and 1 M × 16/1024 codes of 64 bytes.</summary>
    [Fact]
    public void IvfPq_OfAMillionVectors_ReadsItsShareOfTheCodes()
    {
        var work = Models.Bind("{ kind: ivf_pq, dimension: 128, nlist: 1024, nprobe: 16, bytes: 64, cv: 0 }").WorkOf(1e6)!.Value;
        Assert.Equal((2 * 1024 * 128) + (16 * 2 * 256 * 128) + (15_625 * 64), work.Flops, 1e-6);
        Assert.Equal((15_625 * 64, 1280 * 128 * 4), (work.Bytes, work.SharedBytes));
    }

    /// <summary>2 × 10⁹ FLOPs at half of 15.7 TFLOP/s, against 4 MB of features and 4 KB of weights at 80% of 900 GB/s.</summary>
    [Theory]
    [InlineData("", 4.004e6 / 7.2e11)]
    [InlineData(", efficiency: 0.1%", 2e6 / 15.7e9)]
    [InlineData(", efficiency: 0.1%, overhead: 1 us, call_overhead: 2 ms", (2e6 / 15.7e9) + 1e-3 + 2e-3)]
    [InlineData(", bandwidth_efficiency: 100%, precision: fp16", 2.002e6 / 9e11)]
    public void Seconds_AreOverheads_AndTheHigherOfBothRoofs(string more, double expected)
    {
        var model = Models.Bind($"{{ kind: linear, features: 1000, device: accelerator, cv: 0{more} }}").On(Models.V100);
        Assert.Equal(expected, model.MeanSeconds(1000), expected * 1e-12);
    }

    /// <summary>Several tasks of a batch read the weights once: 2 × 4 MB and 4 KB.</summary>
    [Fact]
    public void Batch_ReadsTheWeightsOnce() => Assert.Equal(
        8.004e6 / 7.2e11,
        Models.Bind("{ kind: linear, features: 1000, device: accelerator, cv: 0 }").On(Models.V100).MeanSeconds(1000, 2),
        1e-18);

    /// <summary>A batch of two searches a graph twice, not a graph twice as large once.</summary>
    [Fact]
    public void Batch_OfGraphSearches_TakesAsManySearches()
    {
        var model = Models.Bind("{ kind: hnsw, dimension: 128, ef: 100, m: 32, cv: 0 }").On(Models.Cpu, 1e6);
        Assert.Equal(2 * model.MeanSeconds(1e6), model.MeanSeconds(1e6, 2), 1e-12);
    }

    /// <summary>A quarter of the stage's items is a quarter of the index.</summary>
    [Fact]
    public void Vectors_OfATask_AreItsShareOfTheStagesItems() => Assert.Equal(
        Models.Bind("{ kind: flat, dimension: 128, cv: 0 }").On(Models.Cpu, 250_000).MeanSeconds(250_000),
        Models.Bind("{ kind: flat, dimension: 128, vectors: 1M, cv: 0 }").On(Models.Cpu, 1000).MeanSeconds(250),
        1e-12);

    [Fact]
    public void Postings_OfATask_AreItsShareOfTheStagesItems() =>
        Assert.Equal(0.05, Models.Bind("{ kind: inverted_index, postings: 40M, time: 5 ns, cv: 0 }").On(Models.Cpu, 1000).MeanSeconds(250), 1e-12);

    /// <summary>500 trees of depth 6 at 5 ns a node.</summary>
    [Fact]
    public void Gbdt_VisitsEveryLevelOfEveryTree() =>
        Assert.Equal(1.5e-3 + 1e-3, Models.Bind("{ kind: gbdt, trees: 500, depth: 6, time: 5 ns, call_overhead: 1 ms, cv: 0 }").MeanSeconds(100), 1e-12);

    /// <summary>FP16 halves the bytes, and the cores of a task add up.</summary>
    [Fact]
    public void Cores_OfATask_AddUp()
    {
        var model = Models.Bind("{ kind: dense, widths: [1024, 512, 1], efficiency: 1%, cv: 0 }");
        Assert.Equal(model.On(Models.Cpu).MeanSeconds(100) / 4, model.On(Models.Cpu, cores: 4).MeanSeconds(100), 1e-12);
    }

    [Fact]
    public void Model_BeforeItIsPlaced_HasNoTime() => Assert.Throws<InvalidOperationException>(() => Models.Bind(BertBase).MeanSeconds(1));

    [Theory]
    [InlineData(BertBase, "cpu", WorkerNeed.Nothing)]
    [InlineData("{ kind: transformer, layers: 1, hidden: 64, heads: 1, sequence: 8, precision: fp16, cv: 0 }", "cpu", WorkerNeed.Peak)]
    [InlineData(BertBase, null, WorkerNeed.Worker)]
    public void Needs_OfAWorker_AreTold(string yaml, string? shape, WorkerNeed need) =>
        Assert.Equal(need, Models.Bind(yaml).Needs(shape is null ? null : Worker.Of(Models.Cpu, Device.Cpu, 1)));
}
