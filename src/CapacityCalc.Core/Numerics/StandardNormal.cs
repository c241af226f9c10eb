namespace CapacityCalc.Core.Numerics;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
public static class StandardNormal
{
    private const double RootHalf = 0.70710678118654752440;

    /// <summary>√(2π).</summary>
    private const double RootTwoPi = 2.50662827463100050242;

    /// <summary>P(Z ≤ z), relative error ≤ 1e-15 in both tails.</summary>
    public static double Cdf(double z) => 0.5 * ErrorFunction.Erfc(-z * RootHalf);

    /// <summary>P(Z &gt; z), relative error ≤ 1e-15 in both tails.</summary>
    public static double Survival(double z) => 0.5 * ErrorFunction.Erfc(z * RootHalf);

    /// <summary>The z with P(Z ≤ z) = p.</summary>
    /// <param name="p">In (0, 1); −∞ at 0, ∞ at 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside [0, 1] or not a number.</exception>
    /// <remarks>Relative error ≤ 1e-15, but for p next to 1, whose own rounding shows: use <see cref="SurvivalQuantile"/> there.
    /// M. J. Wichura (1988), algorithm AS 241, PPND16.</remarks>
    public static double Quantile(double p)
    {
        if (p is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        }

        return p <= 0.5 ? LowerQuantile(p) : -LowerQuantile(1 - p);
    }

    /// <summary>The z with P(Z &gt; z) = s.</summary>
    /// <param name="s">In (0, 1); ∞ at 0, −∞ at 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="s"/> is outside [0, 1] or not a number.</exception>
    public static double SurvivalQuantile(double s) => -Quantile(s);

    private static double LowerQuantile(double p)
    {
        if (p <= 0)
        {
            return double.NegativeInfinity;
        }

        var z = Wichura(p);

        // One Newton step takes the approximation's 1e-16 and the evaluation's rounding to the last digit; in the far tail the
        // density underflows and the approximation stands.
        var density = Math.Exp(-0.5 * z * z) / RootTwoPi;
        return density > 1e-300 ? z - (Cdf(z) - p) / density : z;
    }

    private static double Wichura(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                    + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
                    + 1.3314166789178437745e+2) * r + 3.3871328727963666080e+0)
                / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                    + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
                    + 4.2313330701600911252e+1) * r + 1);
        }

        var t = Math.Sqrt(-Math.Log(p));
        if (t <= 5)
        {
            t -= 1.6;
            return -(((((((7.74545014278341407640e-4 * t + 2.27238449892691845833e-2) * t + 2.41780725177450611770e-1) * t
                    + 1.27045825245236838258e+0) * t + 3.64784832476320460504e+0) * t + 5.76949722146069140550e+0) * t
                    + 4.63033784615654529590e+0) * t + 1.42343711074968357734e+0)
                / (((((((1.05075007164441684324e-9 * t + 5.47593808499534494600e-4) * t + 1.51986665636164571966e-2) * t
                    + 1.48103976427480074590e-1) * t + 6.89767334985100004550e-1) * t + 1.67638483018380384940e+0) * t
                    + 2.05319162663775882187e+0) * t + 1);
        }

        t -= 5;
        return -(((((((2.01033439929228813265e-7 * t + 2.71155556874348757815e-5) * t + 1.24266094738807843860e-3) * t
                + 2.65321895265761230930e-2) * t + 2.96560571828504891230e-1) * t + 1.78482653991729133580e+0) * t
                + 5.46378491116411436990e+0) * t + 6.65790464350110377720e+0)
            / (((((((2.04426310338993978564e-15 * t + 1.42151175831644588870e-7) * t + 1.84631831751005468180e-5) * t
                + 7.86869131145613259100e-4) * t + 1.48753612908506148525e-2) * t + 1.36929880922735805310e-1) * t
                + 5.99832206555887937690e-1) * t + 1);
    }
}
