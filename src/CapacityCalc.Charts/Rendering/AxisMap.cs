using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Rendering;

/// <summary>From values to places: the plot's coordinates (which are decades on a logarithmic scale) and layout pixels.</summary>
/// <param name="From">The pixel of the axis's minimum.</param>
/// <param name="To">The pixel of its maximum; less than <paramref name="From"/> on a vertical axis.</param>
internal sealed record AxisMap(ValueAxis Axis, float From, float To)
{
    public double Minimum => Coordinate(Axis.Minimum);

    public double Maximum => Coordinate(Axis.Maximum);

    public double Coordinate(double value) => Coordinate(value, Axis);

    public float Pixel(double value) => (float)(From + (Coordinate(value) - Minimum) / (Maximum - Minimum) * (To - From));

    /// <summary>The same axis, reaching so far that each end's label of the given width fits in behind it.</summary>
    public AxisMap WithRoom(IEnumerable<(double Value, float Width)> ends)
    {
        var length = Math.Abs(To - From);
        // A label wider than four fifths of the axis is cut rather than squeezing all bars to nothing.
        var maximum = ends.Select(end => Minimum + (Coordinate(end.Value) - Minimum) * length / Math.Max(length - end.Width, length / 5)).Append(Maximum).Max();
        return this with { Axis = Axis with { Maximum = Axis.Scale == Scale.Logarithmic ? Math.Pow(10, maximum) : maximum } };
    }

    private static double Coordinate(double value, ValueAxis axis) =>
        axis.Scale == Scale.Logarithmic ? Math.Log10(Math.Max(value, axis.Minimum)) : value;
}
