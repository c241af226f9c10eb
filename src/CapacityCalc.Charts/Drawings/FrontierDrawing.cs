using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Two values against each other, and where both together meet the objectives.</summary>
public sealed record FrontierDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    public required ValueAxis Y { get; init; }

    /// <summary>By rising x.</summary>
    public required ImmutableArray<FrontierMark> Marks { get; init; }

    /// <summary>On which side of the marks the objectives are met.</summary>
    public required FrontierSide Side { get; init; }

    /// <summary>What keeps a mark from lying farther, by its index.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>Values of x at which nothing meets the objectives.</summary>
    public required ImmutableArray<double> Nothing { get; init; }

    /// <summary>Where the scenario stands; null where it does not say.</summary>
    public FrontierPresent? Present { get; init; }
}

public enum FrontierSide
{
    Below,
    Above,
}

/// <param name="Reason">Index of what keeps it from lying farther; null where it is the end of what was searched.</param>
/// <param name="Label">May be empty.</param>
/// <param name="OtherEnd">From where on the objectives are met, in the unit of y; null where that is all the way.</param>
public readonly record struct FrontierMark(double X, double Y, int? Reason, string Label, double? OtherEnd = null);

public sealed record FrontierPresent(double X, double Y, string Label);
