using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts;

/// <summary>How the values of a parameter lie along their axis: by equal steps, or by equal ratios where they were chosen so.</summary>
/// <param name="values">Two or more, rising.</param>
internal sealed class DepthSpacing(ImmutableArray<double> values)
{
    /// <summary>Fewer decades read as well on a linear axis, whose zero is in sight.</summary>
    private const double LeastDecades = 1.5;

    /// <summary>1, 2, 5, 10 passes for equal ratios: its longest step is 1.33 times its shortest.</summary>
    private const double UnevenSteps = 1.6;

    /// <summary>Of the axis, on both sides.</summary>
    private const double Margin = 0.05;

    /// <summary>How far a region reaches over its last point, as a share of the axis; it never reaches halfway to the next.</summary>
    private const double RegionMargin = 0.025;

    public Scale Scale { get; } = IsGeometric(values) ? Scale.Logarithmic : Scale.Linear;

    private double Length => Coordinate(values[^1]) - Coordinate(values[0]);

    public ValueAxis Axis(string title, Measure measure) =>
        new(Scale == Scale.Logarithmic ? $"{title}, log scale" : title, measure, Scale, Value(Coordinate(values[0]) - Margin * Length), Value(Coordinate(values[^1]) + Margin * Length));

    public double Before(int index) =>
        Value(Coordinate(values[index]) - Math.Min(RegionMargin * Length, index > 0 ? 0.45 * (Coordinate(values[index]) - Coordinate(values[index - 1])) : double.MaxValue));

    public double Behind(int index) =>
        Value(Coordinate(values[index]) + Math.Min(RegionMargin * Length, index < values.Length - 1 ? 0.45 * (Coordinate(values[index + 1]) - Coordinate(values[index])) : double.MaxValue));

    private static bool IsGeometric(ImmutableArray<double> values)
    {
        if (values[0] <= 0 || values.Length < 3 || Math.Log10(values[^1] / values[0]) < LeastDecades)
        {
            return false;
        }
        var steps = values.Skip(1).Zip(values, (to, from) => Math.Log10(to / from)).ToImmutableArray();
        return steps.Max() <= UnevenSteps * steps.Min();
    }

    private double Coordinate(double value) => Scale == Scale.Logarithmic ? Math.Log10(value) : value;

    private double Value(double coordinate) => Scale == Scale.Logarithmic ? Math.Pow(10, coordinate) : coordinate;
}
