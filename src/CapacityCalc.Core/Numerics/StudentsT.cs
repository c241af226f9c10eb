namespace CapacityCalc.Core.Numerics;

/// <summary>Student's t distribution.</summary>
public static class StudentsT
{
    /// <summary>From here on it is the normal distribution to 1e-6.</summary>
    private const double NearlyNormal = 1e6;

    /// <summary>The t with P(T ≤ t) = p.</summary>
    /// <param name="p">In (0, 1).</param>
    /// <param name="degreesOfFreedom">≥ 1; it need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is outside its range.</exception>
    /// <remarks>ν/(ν + T²) is a beta variable of shapes ν/2 and ½. Source: Abramowitz and Stegun (1964), 26.7.1.</remarks>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        if (p is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability must lie in (0, 1).");
        }

        if (!(degreesOfFreedom >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "There must be at least 1 degree of freedom.");
        }

        if (degreesOfFreedom > NearlyNormal)
        {
            return StandardNormal.Quantile(p);
        }

        var tail = Math.Min(p, 1 - p);
        var share = BetaFunction.Inverse(degreesOfFreedom / 2, 0.5, 2 * tail);
        var t = Math.Sqrt(degreesOfFreedom * (1 - share) / share);
        return p < 0.5 ? -t : t;
    }
}
