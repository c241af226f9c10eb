using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>Exhaustive search: every vector of the index is compared with the query.</summary>
/// <remarks>FLOPs of a vector: 2d; bytes: d values, in memory, read once for all queries of a batch (a product of matrices). Source: Johnson, Douze and Jégou, FAISS, IndexFlat.</remarks>
public sealed record Flat(int ValueBytes, double Dimension) : Architecture(ValueBytes)
{
    public override ModelWork Work(double items) => new(2 * items * Dimension, 0, items * Dimension * ValueBytes);

    public override ModelMemory Memory(double items) => new(0, items * Dimension * ValueBytes);
}

public sealed class FlatKind() : ArchitectureKind(
    "flat",
    "Exhaustive vector search: FLOPs a vector = 2 × dimension; memory 4 × dimension bytes a vector in fp32.",
    [Dimension],
    Extent.Index)
{
    private static readonly Parameter<int> Dimension = Parameter.Required("dimension", VectorDimension.Type, VectorDimension.Doc);

    internal override Architecture? Read(Arguments arguments, int valueBytes) =>
        arguments.TryGet(Dimension, out var dimension) ? new Flat(valueBytes, dimension) : null;
}

internal static class VectorDimension
{
    public const string Doc = "values of a vector";

    public static IntegerType Type { get; } = new(1, 1_000_000, "768");
}
