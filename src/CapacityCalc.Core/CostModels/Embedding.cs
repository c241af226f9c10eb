using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>Lookups in embedding tables, and nothing else: memory bandwidth alone sets its time.</summary>
/// <remarks>
/// Bytes of an item: tables × lookups × dimension values. Pooling the rows is not counted as arithmetic, as it is hidden behind reading them.
/// A row shorter than a cache line moves the whole line, which the bandwidth's efficiency has to stand for.
/// </remarks>
public sealed record Embedding(int ValueBytes, EmbeddingTables Tables) : Architecture(ValueBytes)
{
    public override ModelWork Work(double items) => new(0, items * Tables.ReadValues * ValueBytes, 0);

    public override ModelMemory Memory(double items) => new(0, Tables.HeldValues * ValueBytes);
}

public sealed class EmbeddingKind() : ArchitectureKind(
    "embedding",
    "Lookups in embedding tables: bytes an item = tables × lookups × dimension × bytes of a value.",
    EmbeddingTables.Parameters)
{
    internal override bool Computes => false;

    internal override Architecture? Read(Arguments arguments, int valueBytes) =>
        EmbeddingTables.From(arguments) is { } tables ? new Embedding(valueBytes, tables) : null;
}
