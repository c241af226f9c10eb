using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>A curve that is uncertain: its median within two bands.</summary>
public sealed record FanDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>Bands may leave it at the top.</summary>
    public required ValueAxis Y { get; init; }

    /// <summary>By rising x.</summary>
    public required ImmutableArray<FanSlice> Slices { get; init; }

    /// <summary>Vertical lines, by rising value.</summary>
    public required ImmutableArray<CurveRule> Rules { get; init; }

    /// <summary>The objective; null without one.</summary>
    public required HistogramMark? Limit { get; init; }

    /// <summary>Where the scenario stands; null where the curve does not reach so far.</summary>
    public required FanSlice? Present { get; init; }
}

/// <summary>The curve at one place; null is above every value.</summary>
/// <param name="Low">The lower end of the wider band.</param>
/// <param name="LowerHalf">The lower end of the narrower band.</param>
public sealed record FanSlice(double X, double? Low, double? LowerHalf, double? Median, double? UpperHalf, double? High);
