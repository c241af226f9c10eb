using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

public enum Align
{
    Left,

    /// <summary>Numbers end, and their units begin, below each other.</summary>
    Right,
}

/// <summary>How a column gives way where a table is wider than the page.</summary>
public enum Room
{
    Fixed,

    /// <summary>Its texts are shortened with an ellipsis.</summary>
    Shrinks,

    /// <summary>Its texts go on below, from word to word.</summary>
    Wraps,

    /// <summary>Its bars are drawn smaller, down to the width of the header.</summary>
    Scales,

    /// <summary>It is left out, the last one first.</summary>
    Optional,
}

/// <param name="Header">As short as can be; lower case.</param>
/// <param name="Group">What the headers of neighbouring columns have in common: <c>latency</c> over p50, p95 and p99; null for none.</param>
public sealed record Column(string Header, Align Align = Align.Left, Room Room = Room.Fixed, string? Group = null)
{
    /// <summary>The least width of a column that shrinks.</summary>
    public const int LeastWidth = 8;

    /// <summary>The header where no group stands above it.</summary>
    public string FullHeader => Group is null ? Header : $"{Group} {Header}";

    /// <summary>The name in machine-readable formats.</summary>
    public string Name => FullHeader.Replace(' ', '_');
}

/// <summary>Rows of cells under columns; every row has one cell a column.</summary>
public sealed record Table(ImmutableArray<Column> Columns, ImmutableArray<Row> Rows) : Block
{
    public Table Without(string header)
    {
        var index = Columns.ToList().FindIndex(column => column.Header == header);
        return index < 0
            ? throw new ArgumentOutOfRangeException(nameof(header), header, "no such column")
            : new(Columns.RemoveAt(index), [.. Rows.Select(row => row with { Cells = row.Cells.RemoveAt(index) })]);
    }
}

/// <param name="Depth">How far its first cell is indented below the row it belongs to.</param>
public sealed record Row(ImmutableArray<Cell> Cells, int Depth = 0, RowRole Role = RowRole.Plain);

public enum RowRole
{
    Plain,

    /// <summary>Sums up the rows above it.</summary>
    Total,
}
