using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Horizontal bars, one a row, of one or more segments.</summary>
public sealed record BarDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>From top to bottom.</summary>
    public required ImmutableArray<BarRow> Rows { get; init; }

    /// <summary>What the segments stand for; a single one needs no name.</summary>
    public required ImmutableArray<string> Series { get; init; }
}

/// <param name="Label">At the left of the bar.</param>
/// <param name="Depth">0 for a row of its own, more for a part of the row above that has less.</param>
/// <param name="Value">At the end of the bar.</param>
/// <param name="Note">After the value, less loud; may be empty.</param>
public sealed record BarRow(string Label, int Depth, ImmutableArray<BarSegment> Segments, string Value, string Note, BarLimit? Limit = null)
{
    /// <summary>What the note is about; null where it judges nothing. A limit has its own.</summary>
    public Verdict? Verdict { get; init; }

    public double End => Segments.IsEmpty ? 0 : Segments.Max(segment => segment.To);
}

/// <param name="Series">Index into the drawing's series, or <see cref="All"/>.</param>
/// <param name="Label">Inside the segment, where it fits.</param>
public sealed record BarSegment(int Series, double From, double To, string Label)
{
    /// <summary>A bar that is not broken down.</summary>
    public const int All = -1;
}

/// <summary>An objective for one row.</summary>
public sealed record BarLimit(double Value, string Label, Verdict Verdict);
