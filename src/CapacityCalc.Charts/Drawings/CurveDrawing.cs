using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Curves over a numeric axis.</summary>
public sealed record CurveDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>Curves may leave it at the top.</summary>
    public required ValueAxis Y { get; init; }
    public required ImmutableArray<Curve> Curves { get; init; }

    /// <summary>Vertical lines, by rising value.</summary>
    public required ImmutableArray<CurveRule> Rules { get; init; }

    /// <summary>Horizontal lines, by rising value.</summary>
    public required ImmutableArray<CurveLimit> Limits { get; init; }

    /// <summary>From here on x has no y: the area is shaded; null where there is no such place.</summary>
    public double? ForbiddenFrom { get; init; }
}

public sealed record Curve(string Name, ImmutableArray<CurvePoint> Points);

public readonly record struct CurvePoint(double X, double Y);

public enum RuleRole
{
    /// <summary>Where the scenario stands.</summary>
    Current,

    /// <summary>Up to where the objectives are met.</summary>
    Allowed,

    /// <summary>Where curves end.</summary>
    End,
}

public sealed record CurveRule(double Value, string Label, RuleRole Role);

/// <param name="Curve">Index of the curve that the limit is for.</param>
public sealed record CurveLimit(double Value, string Label, int Curve);
