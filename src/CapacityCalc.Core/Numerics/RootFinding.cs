namespace CapacityCalc.Core.Numerics;

/// <summary>Quantiles of distributions that know only their survival function.</summary>
internal static class RootFinding
{
    private const double RelativeTolerance = 1e-13;

    /// <summary>Enough to choose a lattice by.</summary>
    private const double RoughTolerance = 1e-2;
    private const int MaxSteps = 300;

    /// <summary>The least x in [low, high] with P(X ≤ x) ≥ p.</summary>
    public static double Quantile(IDistribution distribution, double p, double low, double high) =>
        Quantile(static (x, d) => d.Survival(x), distribution, 1 - p, low, high);

    /// <summary>The least x in [low, high] with survival(x) ≤ s, to a relative 1e-13; an end where the root lies outside.</summary>
    /// <param name="survival">Falls with x.</param>
    /// <remarks>False position in the Illinois form on ln survival, which straightens exponential tails; a bisection whenever three
    /// steps leave more than an eighth of the bracket, so that atoms and flat stretches cost no more than bisection.</remarks>
    public static double Quantile<T>(Func<double, T, double> survival, T state, double s, double low, double high) =>
        Quantile(survival, state, s, low, high, RelativeTolerance);

    /// <summary>The same to a relative 1e-2, from above.</summary>
    public static double RoughQuantile<T>(Func<double, T, double> survival, T state, double s, double low, double high) =>
        Quantile(survival, state, s, low, high, RoughTolerance);

    private static double Quantile<T>(Func<double, T, double> survival, T state, double s, double low, double high, double tolerance)
    {
        var atLow = Distance(survival(low, state), s);
        if (atLow <= 0)
        {
            return low;
        }

        var atHigh = Distance(survival(high, state), s);
        if (atHigh > 0)
        {
            return high;
        }

        var checkedWidth = high - low;
        var bisect = false;
        var lastSide = 0;
        for (var i = 1; i < MaxSteps && high - low > tolerance * high; i++)
        {
            var edge = 0.25 * tolerance * high;
            var x = bisect ? low + (high - low) / 2 : low + (high - low) * (atLow / (atLow - atHigh));
            x = Math.Clamp(x, low + edge, high - edge);
            var at = Distance(survival(x, state), s);
            var side = at > 0 ? 1 : -1;
            if (side > 0)
            {
                (low, atLow) = (x, at);
                atHigh = lastSide == side ? atHigh / 2 : atHigh;
            }
            else
            {
                (high, atHigh) = (x, at);
                atLow = lastSide == side ? atLow / 2 : atLow;
            }

            lastSide = side;
            bisect = false;
            if (i % 3 == 0)
            {
                bisect = high - low > checkedWidth / 8;
                checkedWidth = high - low;
            }
        }

        return high;
    }

    /// <summary>Positive where the survival is still above the target.</summary>
    private static double Distance(double survival, double target) =>
        survival <= 0 ? -50 : target <= 0 ? survival : Math.Log(survival / target);
}
