using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Hardware;
using CsCheck;

namespace CapacityCalc.Core.Tests.CostModels;

/// <summary>What holds for every kind of model.</summary>
public sealed class ModelLawTests
{
    /// <summary>Every kind, with valid values of its own keys.</summary>
    private static readonly Gen<string> Keys = Gen.Select(Gen.Int[1, 48], Gen.Int[1, 16], Gen.Int[1, 4096], Gen.Int[2, 64], Gen.Int[0, 12]).Select((a, b, c, d, kind) => Of(kind, a, b, c, d));

    private static readonly Gen<(string Yaml, double Items, double More, double Faster)> Cases =
        Gen.Select(Keys, Gen.Double[0, 1e6], Gen.Double[1, 10], Gen.Double[1, 10]);

    private static string Of(int kind, int a, int b, int c, int d) => "{ cv: 0.5, kind: " + kind switch
    {
        0 => $"transformer, layers: {a}, hidden: {b * d}, heads: {b}, sequence: {c}",
        1 => $"dense, widths: [{c}, {a}, {b}], precision: fp16",
        2 => $"embedding, tables: {a}, rows: {c}k, dimension: {d}, lookups: {b}",
        3 => $"dlrm, bottom: [{c}, {d}], top: [{a}, 1], tables: {b}, rows: {c}, dimension: {d}, lookups: {a}, interaction: dot",
        4 => $"linear, features: {c}, overhead: {a} us, call_overhead: {b} ms",
        5 => $"gbdt, trees: {c}, depth: {b}, time: {a} ns",
        6 => $"flat, dimension: {c}, vectors: {a}M",
        7 => $"hnsw, dimension: {c}, ef: {a}, m: {d}",
        8 => $"ivf_pq, dimension: {c}, nlist: {c}, nprobe: {Math.Min(a, c)}, bytes: {d}",
        9 => $"inverted_index, postings: {c}k, time: {a} ns",
        10 => $"per_item, time: {a} us, overhead: {b} ms",
        11 => $"service, mean: {a} ms",
        _ => $"measured, table: {{ 1: {b} ms, {d}: {b + a} ms }}",
    } + " }";

    private static Shape Faster(double factor) => Models.V100 with
    {
        CoreCompute = new Compute(80e9 * factor, 160e9 * factor, null, 4e9 * factor),
    };

    [Fact]
    public void Kinds_AreAllGenerated() =>
        Assert.Equal(CostModelKinds.All.Select(kind => kind.Parameters.Name).Order(), Enumerable.Range(0, CostModelKinds.All.Length).Select(kind => Models.Bind(Of(kind, 4, 4, 64, 8))).Select(KindOf).Order());

    [Fact]
    public void MoreItems_NeverTakeLessTime() => Cases.Sample(
        s =>
        {
            var model = Models.Bind(s.Yaml).On(Faster(1), 1e6);
            var (less, more) = (model.MeanSeconds(s.Items), model.MeanSeconds(s.Items * s.More));
            Assert.True(double.IsFinite(less) && less >= 0 && more >= less * (1 - 1e-12), $"{s.Yaml}: {less} s, then {more} s");
            Assert.True(model.MeanSeconds(s.Items, 2) >= less * (1 - 1e-12), $"{s.Yaml}: a batch takes less than one");
        },
        iter: 500);

    [Fact]
    public void FasterShape_NeverTakesLonger() => Cases.Sample(
        s =>
        {
            var model = Models.Bind(s.Yaml);
            Assert.True(model.On(Faster(s.Faster), 1e6).MeanSeconds(s.Items) <= model.On(Faster(1), 1e6).MeanSeconds(s.Items) * (1 + 1e-12), s.Yaml);
        },
        iter: 500);

    [Fact]
    public void Memory_IsFinite_AndNotNegative() => Cases.Sample(
        s =>
        {
            var memory = Models.Bind(s.Yaml).On(Faster(1), s.Items).Memory;
            Assert.True(memory is { ReplicatedBytes: >= 0, CutBytes: >= 0 } && double.IsFinite(memory.Bytes), s.Yaml);
        },
        iter: 500);

    /// <summary>Where the time depends on the items, many take longer than none; where it does not, they take the same.</summary>
    [Fact]
    public void CountsItems_SaysWhetherTheTimeDependsOnThem() => Cases.Sample(
        s =>
        {
            var model = Models.Bind(s.Yaml).On(Faster(1), 1e6);
            Assert.Equal(model.CountsItems, model.MeanSeconds(1e6) > model.MeanSeconds(0));
        },
        iter: 500);

    private static string KindOf(CostModel model) => model switch
    {
        ArchitectureModel { Architecture: IvfPq } => "ivf_pq",
        ArchitectureModel { Architecture: var architecture } => architecture.GetType().Name.ToLowerInvariant(),
        PerItem => "per_item",
        ServiceModel => "service",
        InvertedIndex => "inverted_index",
        _ => model.GetType().Name.ToLowerInvariant(),
    };
}
