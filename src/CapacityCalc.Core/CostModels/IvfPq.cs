using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>Vector search in inverted lists of product-quantised codes.</summary>
/// <param name="Lists">Coarse cells of every shard's index.</param>
/// <param name="Probes">Cells that a query visits.</param>
/// <param name="CodeBytes">Of a vector's code, one for each of its subvectors.</param>
/// <remarks>
/// A query is compared with every coarse centroid (2d FLOPs each), fills a table of 256 distances for each subvector in each visited list (2·256·d FLOPs a
/// list), and adds one entry for each byte of the codes in these lists, which hold the share nprobe ÷ nlist of all vectors. Bytes: the codes, and, once for all
/// queries of a batch, the centroids and codebooks. Approximate: lists are unequal, and long ones are visited more often, so real queries see somewhat more. Memory: the codes,
/// cut by shards; (nlist + 256)·d values of centroids and codebooks in each copy. Identifiers are not counted. Source: Jégou, Douze and Schmid, "Product
/// quantization for nearest neighbor search" (PAMI 2011), section IV.
/// </remarks>
public sealed record IvfPq(int ValueBytes, double Dimension, double Lists, double Probes, double CodeBytes) : Architecture(ValueBytes)
{
    /// <summary>A byte of code chooses one of so many.</summary>
    private const double Codewords = 256;

    public override ModelWork Work(double items)
    {
        var codes = items * Probes / Lists;
        var tables = Probes * 2 * Codewords * Dimension;
        return new((2 * Lists * Dimension) + tables + (codes * CodeBytes), codes * CodeBytes, CopyValues * ValueBytes);
    }

    public override double Found(double items) => items * Probes / Lists;

    public override ModelMemory Memory(double items) => new(CopyValues * ValueBytes, items * CodeBytes);

    private double CopyValues => (Lists + Codewords) * Dimension;
}

public sealed class IvfPqKind() : ArchitectureKind(
    "ivf_pq",
    "Vector search in inverted lists of product-quantised codes, approximately: a query reads nprobe ÷ nlist of the codes; memory `bytes` a vector.",
    [Dimension, Lists, Probes, CodeBytes],
    Extent.Index)
{
    private static readonly Parameter<int> Dimension = Parameter.Required("dimension", VectorDimension.Type, VectorDimension.Doc);

    private static readonly Parameter<int> Lists = Parameter.Required("nlist", new IntegerType(1, 1_000_000_000, "65536"), "inverted lists of every shard");

    private static readonly Parameter<int> Probes = Parameter.Required("nprobe", new IntegerType(1, 1_000_000_000, "64"), "lists that a query visits in every shard; at most `nlist`");

    private static readonly Parameter<int> CodeBytes = Parameter.Required("bytes", new IntegerType(1, 1_000_000, "64"), "bytes of a vector's code, one for each subvector");

    internal override Architecture? Read(Arguments arguments, int valueBytes)
    {
        if (!(arguments.TryGet(Dimension, out var dimension) & arguments.TryGet(Lists, out var lists) & arguments.TryGet(Probes, out var probes) & arguments.TryGet(CodeBytes, out var bytes)))
        {
            return null;
        }

        if (probes <= lists)
        {
            return new IvfPq(valueBytes, dimension, lists, probes, bytes);
        }

        arguments.Bag.Error(DiagnosticCodes.InvalidArchitecture, arguments.SpanOf(Probes), $"'{arguments.Path}' visits {probes} of {lists} lists", $"write at most 'nprobe: {lists}'");
        return null;
    }
}
