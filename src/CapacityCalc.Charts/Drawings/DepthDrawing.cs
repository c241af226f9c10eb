using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Series of measured points over one varied parameter, with a second axis at the right.</summary>
public sealed record DepthDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>Of the percentiles, at the left.</summary>
    public required ValueAxis Y { get; init; }

    /// <summary>Of the quality, at the right; null where there is none.</summary>
    public ValueAxis? Right { get; init; }

    /// <summary>Percentiles, by rising rank.</summary>
    public required ImmutableArray<PointSeries> Percentiles { get; init; }

    public PointSeries? Quality { get; init; }

    /// <summary>Objectives of the percentiles that are drawn, by rising value.</summary>
    public required ImmutableArray<CurveLimit> Limits { get; init; }

    /// <summary>Where the objectives are met, and where there is no latency; from left to right, apart from each other.</summary>
    public required ImmutableArray<DepthRegion> Regions { get; init; }
}

/// <param name="Points">By rising x.</param>
public sealed record PointSeries(string Name, ImmutableArray<SeriesPoint> Points);

/// <param name="Y">Null where the figure does not exist: the series is broken there.</param>
/// <param name="Label">Beside the point where there is room; may be empty.</param>
public readonly record struct SeriesPoint(double X, double? Y, string Label)
{
    public PointOrigin Origin { get; init; }
}

public enum PointOrigin
{
    /// <summary>Measured, or computed for the point itself.</summary>
    Given,

    /// <summary>Between two that are.</summary>
    Interpolated,
}

public enum RegionKind
{
    /// <summary>Every objective is met.</summary>
    Feasible,

    /// <summary>A stage is overloaded: there is no latency.</summary>
    Overloaded,
}

/// <param name="From">A little before its first point.</param>
/// <param name="To">A little behind its last point.</param>
public sealed record DepthRegion(RegionKind Kind, double From, double To, string Label);
