using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Variants by two figures that pull against each other, and the front of those that none betters in both.</summary>
public sealed record ParetoDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }
    public required ValueAxis Y { get; init; }

    /// <summary>In the comparison's order.</summary>
    public required ImmutableArray<ParetoPoint> Points { get; init; }

    /// <summary>Indices of the points on the front, by rising x.</summary>
    public required ImmutableArray<int> Front { get; init; }

    /// <summary>Whether a point higher up is better; one further left always is.</summary>
    public required Better Vertical { get; init; }

    /// <summary>An objective of the figure on the axis; null where there is none.</summary>
    public ParetoLimit? XLimit { get; init; }
    public ParetoLimit? YLimit { get; init; }
}

public enum Standing
{
    /// <summary>Another is better in one figure and no worse in the other.</summary>
    Dominated,

    /// <summary>So it is in these two figures, but not once the third of p99, cost and quality counts too.</summary>
    BestElsewhere,
    Front,
    Recommended,
}

/// <param name="Label">The variant's name.</param>
/// <param name="Verdict">Whether it meets every objective.</param>
public sealed record ParetoPoint(double X, double Y, string Label, Standing Standing, Verdict Verdict);

public sealed record ParetoLimit(double Value, string Label);
