using System.Collections.Immutable;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Drawings;

/// <summary>What a chart plots, in data's own units: values, labels and words, without a pixel or a colour.</summary>
public abstract record ChartDrawing
{
    /// <summary>The finding, as a sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario's name and what the figures are.</summary>
    public required string Subtitle { get; init; }
}

public enum Measure
{
    /// <summary>Items per request.</summary>
    Items,
    RequestsPerSecond,
    Seconds,

    /// <summary>A bare number, of any sign, such as a metric of quality.</summary>
    Number,
    UsdPerMonth,
    Hosts,

    /// <summary>Of 1, printed in percent.</summary>
    Share,

    /// <summary>As the axis's dimension prints it.</summary>
    Quantity,
}

public enum Scale
{
    Linear,
    Logarithmic,
}

/// <summary>An axis of values.</summary>
/// <param name="Minimum">&gt; 0 on a logarithmic scale.</param>
/// <param name="Maximum">&gt; <paramref name="Minimum"/>. Where labels need the room, the picture reaches further.</param>
public sealed record ValueAxis(string Title, Measure Measure, Scale Scale, double Minimum, double Maximum)
{
    /// <summary>Of a <see cref="Measure.Quantity"/>.</summary>
    public Dimension? Dimension { get; init; }

    /// <summary>Values to label in place of round ones, where they all have room; may be empty.</summary>
    public ImmutableArray<AxisMark> Marks { get; init; } = [];

    public string Print(double value) => Measure == Measure.Quantity && Dimension is { } dimension ? dimension.Print(value, 3) : AxisFormat.Print(value, Measure);
}

public readonly record struct AxisMark(double Value, string Label);

/// <summary>Whether a limit is kept.</summary>
public enum Verdict
{
    Passed,
    Failed,
}
