using System.Collections.Immutable;

namespace CapacityCalc.Core.Fitting;

/// <summary>Parameters that describe measurements.</summary>
public sealed record Fit
{
    /// <summary>One of <see cref="FitKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Source { get; init; }

    /// <summary>What is fitted, as a formula in words.</summary>
    public required string Formula { get; init; }

    /// <summary>How, and what the intervals rest on.</summary>
    public required string Method { get; init; }

    /// <summary>What was fitted.</summary>
    public required ImmutableArray<FittedFigure> Parameters { get; init; }

    /// <summary>What follows from it.</summary>
    public ImmutableArray<FittedFigure> Derived { get; init; } = [];

    public required long Measurements { get; init; }

    /// <summary>Share of the measurements' variance that the curve explains; null where there is no curve.</summary>
    public double? RSquared { get; init; }

    /// <summary>Standard deviation of a measurement ÷ the fitted value, where that is the same everywhere.</summary>
    public double? RelativeSpread { get; init; }

    /// <summary>Standard deviation of a measurement in the unit of the vertical axis, where that is the same everywhere.</summary>
    public double? AbsoluteSpread { get; init; }

    /// <summary>In the order of the file, or by rising x.</summary>
    public required ImmutableArray<FittedRow> Rows { get; init; }

    public required FitAxis X { get; init; }

    public required FitAxis Y { get; init; }

    /// <summary>By rising x.</summary>
    public required ImmutableArray<CurvePoint> Curve { get; init; }

    /// <summary>Places on the horizontal axis at which something changes.</summary>
    public ImmutableArray<FitMark> Marks { get; init; } = [];

    /// <summary>The finding, as a sentence without a full stop.</summary>
    public required string Finding { get; init; }

    public required FitSnippet Snippet { get; init; }
}

/// <param name="Below">What is so up to there.</param>
/// <param name="Above">What is so from there on.</param>
public sealed record FitMark(double X, string Below, string Above);
