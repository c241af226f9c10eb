namespace CapacityCalc.Core.Estimation;

/// <summary>Where a rising excess that is costly to evaluate turns positive.</summary>
internal static class Crossing
{
    /// <summary>Nearly a whole step, so that one from just below the crossing closes the interval.</summary>
    private const double NearlyAStep = 0.9;

    /// <summary>Finds the last point known not to exceed, between one that does not and one that does.</summary>
    /// <param name="excess">Of a point; positive infinity where there is no figure.</param>
    /// <param name="low">Its excess is ≤ 0.</param>
    /// <param name="high">Its excess is &gt; 0, and it lies above.</param>
    /// <returns>The point, and the nearest one known to exceed.</returns>
    /// <remarks>
    /// A straight line through the first two points, then inverse quadratic interpolation where the last three bend little enough for it, else bisection,
    /// over the scale on which the excess is nearly straight. Source: T. R. Chandrupatla (1997), "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
    /// function without using derivatives", Advances in Engineering Software 28, 145–149.
    /// </remarks>
    public static (double Last, (double At, double Excess) Beyond) Find(Func<double, double> excess, CrossingScale scale, (double At, double Excess) low, (double At, double Excess) high)
    {
        (double Place, double Excess) newest = (scale.Place(high.At), high.Excess), other = (scale.Place(low.At), low.Excess);
        var previous = newest;
        while (true)
        {
            var (below, above) = newest.Excess <= 0 ? (newest, other) : (other, newest);
            var (lowest, highest) = (scale.At(below.Place), scale.At(above.Place));
            var step = scale.Step(highest);
            if (highest - lowest <= step)
            {
                return (lowest, (highest, above.Excess));
            }

            // A step this short has all but found it: stepping just past it closes the interval.
            var least = Math.Min(NearlyAStep * step, (highest - lowest) / 2);
            var point = Math.Clamp(scale.At(newest.Place + (Share(newest, other, previous) * (other.Place - newest.Place))), lowest + least, highest - least);
            var found = (Place: scale.Place(point), Excess: excess(point));
            (previous, other) = found.Excess <= 0 == newest.Excess <= 0 ? (newest, other) : (other, newest);
            newest = found;
        }
    }

    /// <summary>How far from the newest point towards the one on the other side the next is tried.</summary>
    private static double Share((double Place, double Excess) newest, (double Place, double Excess) other, (double Place, double Excess) previous)
    {
        const double Half = 0.5;
        if (previous == newest)
        {
            return double.IsFinite(newest.Excess) ? newest.Excess / (newest.Excess - other.Excess) : Half;
        }

        var xi = (newest.Place - other.Place) / (previous.Place - other.Place);
        var phi = (newest.Excess - other.Excess) / (previous.Excess - other.Excess);
        if (!double.IsFinite(xi) || !double.IsFinite(phi) || phi * phi >= xi || (1 - phi) * (1 - phi) >= 1 - xi)
        {
            return Half;
        }

        var (f1, f2, f3) = (newest.Excess, other.Excess, previous.Excess);
        var share = (f1 / (f2 - f1) * (f3 / (f2 - f3))) + ((previous.Place - newest.Place) / (other.Place - newest.Place) * (f1 / (f3 - f1)) * (f2 / (f3 - f2)));
        return share is > 0 and < 1 ? share : Half;
    }
}

/// <summary>How the points of a search lie.</summary>
internal abstract record CrossingScale
{
    /// <summary>A point's place where the excess is nearly straight.</summary>
    public abstract double Place(double at);

    /// <summary>The point at a place.</summary>
    public abstract double At(double place);

    /// <summary>The distance of two points at which the search ends; &gt; 0.</summary>
    public abstract double Step(double high);
}
