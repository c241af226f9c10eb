using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>How often a value lies where.</summary>
public sealed record HistogramDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>Shares of all worlds.</summary>
    public required ValueAxis Y { get; init; }

    /// <summary>By rising value, each beginning where the one before ends.</summary>
    public required ImmutableArray<HistogramBin> Bins { get; init; }

    /// <summary>Where 90% of the values lie; null where more than half of that has no value.</summary>
    public required HistogramInterval? Interval { get; init; }

    /// <summary>Null where the middle world has no value.</summary>
    public required HistogramMark? Median { get; init; }

    /// <summary>What should not be exceeded; it may lie beyond the axis, which the label then says.</summary>
    public required HistogramMark? Limit { get; init; }

    /// <summary>What lies farther right than the axis reaches; may be empty.</summary>
    public required string Remark { get; init; }
}

/// <param name="Share">Of all worlds.</param>
public readonly record struct HistogramBin(double From, double To, double Share);

/// <param name="To">Null where there is no value at that end.</param>
public sealed record HistogramInterval(double From, double? To, string Label);

public sealed record HistogramMark(double Value, string Label);
