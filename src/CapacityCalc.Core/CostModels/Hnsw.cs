using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>Vector search in a hierarchical navigable small world.</summary>
/// <param name="Ef">Candidates that a search keeps.</param>
/// <param name="M">Links of a vector in every upper layer; twice as many in the lowest.</param>
/// <remarks>
/// A search expands about ef vectors of the lowest layer and compares the query with their 2M neighbours, after a greedy descent through ln N ÷ ln M
/// layers with M comparisons each: ef·2M + M·ln N ÷ ln M comparisons, at most N, of 2d FLOPs and d values each, and 8M bytes of links for each
/// expansion. Approximate: neighbours that were seen already are not compared again, so a real search makes up to about half as many, while
/// reading at random reaches less of the bandwidth; calibrate it where it matters. Memory: d values and 8M bytes of links a
/// vector (FAISS). Source: Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical Navigable Small
/// World graphs" (2016), sections 4.1 and 4.2.
/// </remarks>
public sealed record Hnsw(int ValueBytes, double Dimension, double Ef, double M) : Architecture(ValueBytes)
{
    private const double LinkBytesPerM = 8;

    public override ModelWork Work(double items)
    {
        var descent = items > 1 ? M * Math.Log(items) / Math.Log(M) : 0;
        var comparisons = Math.Min(items, (Ef * 2 * M) + descent);
        var expansions = Math.Min(items, Ef + (descent / M));
        return new(2 * comparisons * Dimension, (comparisons * Dimension * ValueBytes) + (expansions * LinkBytesPerM * M), 0);
    }

    public override double Found(double items) => Math.Min(items, Ef);

    public override ModelMemory Memory(double items) => new(0, items * ((Dimension * ValueBytes) + (LinkBytesPerM * M)));
}

public sealed class HnswKind() : ArchitectureKind(
    "hnsw",
    "Vector search in a graph, approximately: ef × 2m + m × ln N ÷ ln m comparisons a query of N vectors; memory 4 × dimension + 8m bytes a vector in fp32.",
    [Dimension, Ef, Links],
    Extent.Index)
{
    private static readonly Parameter<int> Dimension = Parameter.Required("dimension", VectorDimension.Type, VectorDimension.Doc);

    private static readonly Parameter<int> Ef = Parameter.Required("ef", new IntegerType(1, 100_000_000, "100"), "candidates that a search keeps, which are the most that it finds in every shard");

    private static readonly Parameter<int> Links = Parameter.Required("m", new IntegerType(2, 10_000, "32"), "links of a vector; twice as many in the lowest layer");

    internal override Architecture? Read(Arguments arguments, int valueBytes) =>
        arguments.TryGet(Dimension, out var dimension) & arguments.TryGet(Ef, out var ef) & arguments.TryGet(Links, out var links)
            ? new Hnsw(valueBytes, dimension, ef, links)
            : null;
}
