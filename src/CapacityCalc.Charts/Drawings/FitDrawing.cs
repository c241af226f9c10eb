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

    /// <summary>Where something changes along the horizontal axis.</summary>
    public ImmutableArray<FitRule> Marks { get; init; } = [];

    /// <summary>What the band is; null where there is none.</summary>
    public string? Band { get; init; }
}

/// <param name="Low">Of its own interval; null where it has none.</param>
/// <param name="Counts">Whether it counts in the fit.</param>
public sealed record MeasuredPoint(double X, double Y, double? Low, double? High, bool Counts);

public readonly record struct FitSlice(double X, double Y, double Low, double High);

/// <param name="Below">What is so up to there.</param>
/// <param name="Above">What is so from there on.</param>
public readonly record struct FitRule(double X, string Below, string Above);
