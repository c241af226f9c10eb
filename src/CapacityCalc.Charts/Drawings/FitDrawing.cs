using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Measurements, the curve that was fitted to them, and the band that holds most of them.</summary>
public sealed record FitDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }
    public required ValueAxis Y { get; init; }
    public required ImmutableArray<MeasuredPoint> Points { get; init; }

    /// <summary>By rising x.</summary>
    public required ImmutableArray<FitSlice> Curve { get; init; }

    /// <summary>What the band is; null where there is none.</summary>
    public string? Band { get; init; }
}

/// <param name="Low">Of its own interval; null where it has none.</param>
/// <param name="Counts">Whether it counts in the fit.</param>
public sealed record MeasuredPoint(double X, double Y, double? Low, double? High, bool Counts);

public readonly record struct FitSlice(double X, double Y, double Low, double High);
