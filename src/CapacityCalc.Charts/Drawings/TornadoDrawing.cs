using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>What each input does to one or more outcomes between two of its values: bars around the outcome at the medians.</summary>
public sealed record TornadoDrawing : ChartDrawing
{
    /// <summary>The strongest first.</summary>
    public required ImmutableArray<TornadoRow> Rows { get; init; }

    /// <summary>Side by side; they share the rows.</summary>
    public required ImmutableArray<TornadoPanel> Panels { get; init; }

    /// <summary>Below the rows: what is not shown; may be empty.</summary>
    public required string Remark { get; init; }
}

/// <param name="Label">The input.</param>
/// <param name="AtLow">Its low value, as the bar's end says it.</param>
/// <param name="AtHigh">Its high value.</param>
public sealed record TornadoRow(string Label, string AtLow, string AtHigh);

/// <param name="Median">Where the bars begin.</param>
/// <param name="Nothing">What it means that an outcome does not exist: <c>overloaded</c>.</param>
/// <param name="Bars">One a row.</param>
public sealed record TornadoPanel(ValueAxis X, double Median, string MedianLabel, string Nothing, ImmutableArray<TornadoBar> Bars);

/// <summary>The outcome at an input's two values; null where it does not exist.</summary>
public readonly record struct TornadoBar(double? AtLow, double? AtHigh);
