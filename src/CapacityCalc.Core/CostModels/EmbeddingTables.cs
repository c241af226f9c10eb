using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>Tables of rows that are looked up by an item's categories.</summary>
/// <param name="Rows">Of each table.</param>
/// <param name="Lookups">In each table, an item.</param>
public sealed record EmbeddingTables(double Tables, double Rows, double Dimension, double Lookups)
{
    /// <summary>Values that one item reads: tables × lookups × dimension.</summary>
    public double ReadValues => Tables * Lookups * Dimension;

    /// <summary>Values that they hold: tables × rows × dimension.</summary>
    public double HeldValues => Tables * Rows * Dimension;

    private static readonly Parameter<int> TableCount = Parameter.Required("tables", new IntegerType(1, 1_000_000, "8"), "embedding tables");

    private static readonly Parameter<Count> RowCount =
        Parameter.Required("rows", new QuantityType<Count>(Bounds.Positive(Limits.Items), "4M"), "rows of each table, for the memory, which `shards` cut");

    private static readonly Parameter<int> Width = Parameter.Required("dimension", new IntegerType(1, 1_000_000, "32"), "values of a row");

    private static readonly Parameter<int> LookupCount = Parameter.Required("lookups", new IntegerType(1, 10_000_000, "80"), "rows that an item reads in each table; summing them is not counted");

    internal static ImmutableArray<IParameter> Parameters { get; } = [TableCount, RowCount, Width, LookupCount];

    internal static EmbeddingTables? From(Arguments arguments) =>
        arguments.TryGet(TableCount, out var tables) & arguments.TryGet(RowCount, out var rows) & arguments.TryGet(Width, out var width) & arguments.TryGet(LookupCount, out var lookups)
            ? new(tables, rows.Amount, width, lookups)
            : null;
}
