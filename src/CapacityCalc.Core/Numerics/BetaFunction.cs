namespace CapacityCalc.Core.Numerics;

/// <summary>The regularized incomplete beta function and its inverse.</summary>
public static class BetaFunction
{
    private const int MaxTerms = 10_000;

    private const int MaxSteps = 200;

    /// <summary>Where a step changes the logarithm of x by less, its last digits are rounding.</summary>
    private const double StepTolerance = 1e-15;

    /// <summary>Stands for a zero denominator in Lentz's recurrence.</summary>
    private const double Tiny = 1e-300;

    /// <summary>Iₓ(a, b): the probability that a beta variable of shapes a and b is at most x.</summary>
    /// <param name="a">&gt; 0 and finite.</param>
    /// <param name="b">&gt; 0 and finite.</param>
    /// <param name="x">0 at or below 0, 1 at or above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not positive or not finite.</exception>
    /// <remarks>Continued fraction below (a + 1)/(a + b + 2), the reflection 1 − I₁₋ₓ(b, a) above. Relative error ≤ 1e-13 for shapes up to 100, where it grows with the
    /// rounding of ln Γ. Source: NIST DLMF 8.17.22, evaluated by W. J. Lentz (1976).</remarks>
    public static double Regularized(double a, double b, double x)
    {
        Check.Positive(a, nameof(a));
        Check.Positive(b, nameof(b));
        return x <= 0 ? 0
            : x >= 1 ? 1
            : x < (a + 1) / (a + b + 2) ? Lower(a, b, x)
            : 1 - Lower(b, a, 1 - x);
    }

    /// <summary>The x with Iₓ(a, b) = p.</summary>
    /// <param name="a">≥ 0.1 and finite.</param>
    /// <param name="b">≥ 0.1 and finite.</param>
    /// <param name="p">In [0, 1]; 0 at 0, 1 at 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is below 0.1 or not finite, or <paramref name="p"/> is outside [0, 1].</exception>
    /// <remarks>Newton's steps on ln I over ln x, which is a straight line near 0, kept within a bracket. Relative error ≤ 1e-11 of the nearer of x and 1 − x.</remarks>
    public static double Inverse(double a, double b, double p)
    {
        Shape(a, nameof(a));
        Shape(b, nameof(b));
        Check.Probability(p, nameof(p));
        return p <= 0 ? 0
            : p >= 1 ? 1
            : p <= 0.5 ? LowerInverse(a, b, p)
            : 1 - LowerInverse(b, a, 1 - p);
    }

    /// <summary>ln B(a, b).</summary>
    private static double Log(double a, double b) => GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);

    /// <summary>Below this the density's factor x^(a − 1) is beyond the range of numbers for quantiles that a sample reaches.</summary>
    private static void Shape(double value, string name)
    {
        const double Least = 0.1;
        if (!(value >= Least) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"The shape must be finite and at least {Least}.");
        }
    }

    private static double Lower(double a, double b, double x)
    {
        // Lentz: the fraction is the product of the ratios of successive numerators and denominators.
        double ratio = 1, inverse = 1 / NotZero(1 - (a + b) * x / (a + 1)), fraction = inverse;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            inverse = 1 / NotZero(1 + even * inverse);
            ratio = NotZero(1 + even / ratio);
            fraction *= inverse * ratio;

            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            inverse = 1 / NotZero(1 + odd * inverse);
            ratio = NotZero(1 + odd / ratio);
            var factor = inverse * ratio;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return Math.Exp(a * Math.Log(x) + b * Elementary.LogP1(-x) - Log(a, b)) * fraction / a;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>For p ≤ ½, whose relative accuracy it keeps.</summary>
    private static double LowerInverse(double a, double b, double p)
    {
        var logBeta = Log(a, b);

        // I ≈ xᵃ/(a B) near 0.
        var x = Math.Min(Math.Exp((Math.Log(p) + Math.Log(a) + logBeta) / a), a / (a + b));
        double low = 0, high = 1;
        for (var i = 0; i < MaxSteps; i++)
        {
            var share = Regularized(a, b, x);
            (low, high) = share < p ? (x, high) : (low, x);
            var slope = Math.Exp(a * Math.Log(x) + (b - 1) * Elementary.LogP1(-x) - logBeta) / share;
            var step = Math.Log(p / share) / slope;
            var next = x * Math.Exp(step);
            if (Math.Abs(step) < StepTolerance)
            {
                return next;
            }

            x = next > low && next < high ? next : low + (high - low) / 2;
        }

        return x;
    }
}
