using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>One figure over two varied parameters.</summary>
public sealed record HeatmapDrawing : ChartDrawing
{
    /// <summary>From left to right.</summary>
    public required HeatmapAxis X { get; init; }

    /// <summary>From bottom to top.</summary>
    public required HeatmapAxis Y { get; init; }

    /// <summary>What the colours stand for.</summary>
    public required ValueAxis Value { get; init; }

    /// <summary>Row by row from the bottom, each from left to right: as many as X × Y.</summary>
    public required ImmutableArray<HeatmapCell> Cells { get; init; }

    /// <summary>What the outline around the cells that meet it says; null where there are no objectives.</summary>
    public string? Objective { get; init; }

    /// <summary>The objective of the figure that is drawn; null where there is none.</summary>
    public double? Limit { get; init; }

    public HeatmapCell At(int x, int y) => Cells[y * X.Labels.Length + x];
}

public sealed record HeatmapAxis(string Title, ImmutableArray<string> Labels);

public enum CellState
{
    Meets,
    Misses,

    /// <summary>A stage is overloaded: there is no latency.</summary>
    Overloaded,

    /// <summary>No valid scenario.</summary>
    Unknown,
}

/// <param name="Value">Null where it does not exist.</param>
/// <param name="Label">Where it fits.</param>
public readonly record struct HeatmapCell(double? Value, string Label, CellState State);
