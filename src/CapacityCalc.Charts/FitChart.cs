using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>What was measured, and the curve through it.</summary>
public static class FitChart
{
    /// <summary>Below this a measurement hardly counts.</summary>
    private const double Hardly = 0.1;

    /// <summary>More points than this would be a blot: every so-manieth is drawn.</summary>
    private const int MostPoints = 3000;

    /// <summary>Where values reach over more than this ratio, equal ratios are drawn equal.</summary>
    private const double LinearRatio = 100;

    /// <summary>Of a logarithmic axis, beyond what it has to hold.</summary>
    private const double Margin = 1.3;

    /// <summary>By how much their labels matter.</summary>
    private static readonly ImmutableArray<AxisMark> Percentiles = [new(2, "p50"), new(10, "p90"), new(100, "p99"), new(1000, "p99.9"), new(10_000, "p99.99"), new(20, "p95")];

    public static FitDrawing Of(Fit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var stride = ((fit.Rows.Length - 1) / MostPoints) + 1;
        var points = fit.Rows.Where((row, index) => index % stride == 0 || row.Weight < Hardly).Select(row => new MeasuredPoint(row.X, row.Measured, row.Low, row.High, row.Weight >= Hardly)).ToImmutableArray();
        var hasBand = fit.Curve.Any(point => point.High > point.Low);
        return new FitDrawing
        {
            Title = char.ToUpperInvariant(fit.Finding[0]) + fit.Finding[1..],
            Subtitle = $"{fit.Source} · {fit.Formula}",
            X = XAxis(fit, points),
            Y = YAxis(fit, points),
            Points = points,
            Curve = [.. fit.Curve.Select(point => new FitSlice(point.X, point.Y, point.Low, point.High))],
            Marks = [.. fit.Marks.Select(mark => new FitRule(mark.X, mark.Below, mark.Above))],
            Band = !hasBand ? null : fit.Rows.Any(row => row.Low is not null) ? "95% by chance" : "95% of the measurements",
        };
    }

    private static ValueAxis XAxis(Fit fit, ImmutableArray<MeasuredPoint> points)
    {
        var (least, most) = (Math.Min(points.Min(point => point.X), fit.Curve[0].X), Math.Max(points.Max(point => point.X), fit.Curve[^1].X));
        return fit.X.Scale switch
        {
            FitScale.Tail => new ValueAxis(fit.X.Name, Measure.Quantity, Scale.Logarithmic, Math.Max(1.2, least * 0.95), most * 1.1) { Dimension = Scalar.Dimension, Marks = [.. Percentiles.Where(mark => mark.Value <= most * 1.05)] },
            FitScale.Logarithmic => new ValueAxis($"{fit.X.Name}, log scale", Measure.Quantity, Scale.Logarithmic, least / Margin, most * Margin) { Dimension = fit.X.Dimension },
            _ => new ValueAxis(fit.X.Name, Measure.Quantity, Scale.Linear, fit.Curve[0].X > 0 && least > most / 2 ? least : 0, most * 1.02) { Dimension = fit.X.Dimension },
        };
    }

    private static ValueAxis YAxis(Fit fit, ImmutableArray<MeasuredPoint> points)
    {
        var counted = points.Where(point => point.Counts).ToArray();
        var most = Math.Max(counted.Max(point => point.High ?? point.Y), fit.Curve.Max(point => point.High));
        var least = Math.Min(counted.Min(point => point.Low ?? point.Y), fit.Curve.Min(point => point.Y));
        var isLogarithmic = least > 0 && (fit.X.Scale == FitScale.Logarithmic || (fit.X.Scale == FitScale.Tail && most > LinearRatio * least));
        return isLogarithmic
            ? new ValueAxis($"{fit.Y.Name}, log scale", Measure.Quantity, Scale.Logarithmic, least / Margin, most * Margin) { Dimension = fit.Y.Dimension }
            : new ValueAxis(fit.Y.Name, Measure.Quantity, Scale.Linear, 0, most * 1.06) { Dimension = fit.Y.Dimension };
    }
}
