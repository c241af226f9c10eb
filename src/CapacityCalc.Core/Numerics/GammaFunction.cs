namespace CapacityCalc.Core.Numerics;

/// <summary>The logarithm of Γ, and the regularized incomplete gamma functions.</summary>
public static class GammaFunction
{
    private const int MaxTerms = 10_000;

    /// <summary>Shapes above this integrate the density, whose cost does not grow, where the series would take O(√a) terms.</summary>
    private const double LargeShape = 400;

    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>ln Γ(x).</summary>
    /// <param name="x">&gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not positive.</exception>
    /// <remarks>Stirling's series above 10, the recurrence below. Absolute error ≤ 1e-14 and relative error ≤ 1e-15 where |ln Γ| ≥ 10.
    /// Source: NIST DLMF 5.11.1.</remarks>
    public static double Log(double x)
    {
        if (x is not > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "ln Γ is defined for positive numbers.");
        }

        double product = 1;
        while (x < 10)
        {
            product *= x++;
        }

        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingError(x) - Math.Log(product);
    }

    /// <summary>P(a, x): the probability that a gamma variable of shape a and scale 1 is at most x.</summary>
    /// <param name="a">&gt; 0.</param>
    /// <param name="x">0 at or below 0, 1 at ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="a"/> is not positive or not finite.</exception>
    /// <remarks>Relative error ≤ 1e-12. Series below a + 1, Lentz's continued fraction above; Gauss–Legendre quadrature of
    /// the density for a &gt; 400. Source: NIST DLMF 8.11.4 and 8.9.2.</remarks>
    public static double P(double a, double x) => x <= 0 ? Below(a) : IsLower(a, x) ? Lower(a, x) : 1 - Upper(a, x);

    /// <summary>Q(a, x) = 1 − P(a, x), accurate in the upper tail.</summary>
    /// <inheritdoc cref="P" path="/param|/exception|/remarks"/>
    public static double Q(double a, double x) => x <= 0 ? 1 - Below(a) : IsLower(a, x) ? 1 - Lower(a, x) : Upper(a, x);

    /// <summary>The x with Q(a, x) = s.</summary>
    /// <param name="a">&gt; 0.</param>
    /// <param name="s">In [0, 1]; 0 at 1, ∞ at 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="a"/> is not positive, or <paramref name="s"/> is outside [0,
    /// 1].</exception>
    /// <remarks>Halley's iteration from Wilson and Hilferty's start (1931), kept between bounds. Relative error ≤ 1e-11 where the
    /// result is a normal number.</remarks>
    public static double InverseQ(double a, double s) => Inverse(a, 1 - s, s);

    /// <summary>The x with P(a, x) = p.</summary>
    /// <param name="p">In [0, 1]; 0 at 0, ∞ at 1.</param>
    /// <inheritdoc cref="InverseQ" path="/param[@name='a']|/exception|/remarks"/>
    public static double InverseP(double a, double p) => Inverse(a, p, 1 - p);

    /// <summary>ln Γ(x) less Stirling's leading terms.</summary>
    internal static double StirlingError(double x)
    {
        var r = 1 / (x * x);
        return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360
            - r * (1.0 / 156 - r * 3617.0 / 122400))))))) / x;
    }

    private static double Below(double a) => a > 0 && double.IsFinite(a)
        ? 0
        : throw new ArgumentOutOfRangeException(nameof(a), a, "The shape is positive and finite.");

    private static bool IsLower(double a, double x)
    {
        Below(a);
        return x < a + 1;
    }

    /// <summary>xᵃ e⁻ˣ/Γ(a + 1).</summary>
    private static double Prefactor(double a, double x)
    {
        if (a < 10)
        {
            return Math.Exp(a * Math.Log(x) - x - Log(a + 1));
        }

        var exponent = a * Elementary.LogP1MinusX((x - a) / a);
        return Math.Exp(exponent - StirlingError(a) - HalfLogTwoPi) / Math.Sqrt(a);
    }

    private static double Lower(double a, double x)
    {
        if (a > LargeShape)
        {
            return Integrate(a, x, Math.Max(0, x - 10 * Math.Sqrt(a)), x);
        }

        double term = 1, sum = 1;
        for (var n = 1; n < MaxTerms && term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return Math.Min(1, sum * Prefactor(a, x));
    }

    private static double Upper(double a, double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        if (a > LargeShape)
        {
            return Integrate(a, x, x, x + 12 * Math.Sqrt(a));
        }

        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < MaxTerms; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + an / c;
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }

        return Math.Min(1, h * Prefactor(a, x) * a);
    }

    /// <summary>∫ of the density over an interval whose other end is beyond ten standard deviations, relative to its value at x.</summary>
    private static double Integrate(double a, double x, double from, double to)
    {
        const int Panels = 6;
        double sum = 0;
        var width = (to - from) / Panels;
        for (var i = 0; i < Panels; i++)
        {
            sum += GaussLegendre.Integrate(
                static (t, s) => Math.Exp(s.a * Elementary.LogP1MinusX((t - s.a) / s.a) - s.peak) / t,
                (a, peak: a * Elementary.LogP1MinusX((x - a) / a)),
                from + i * width,
                from + (i + 1) * width);
        }

        return Math.Min(1, sum * Prefactor(a, x) * a);
    }

    private static double Inverse(double a, double p, double s)
    {
        if (!(p >= 0 && s >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        }

        if (p <= Below(a))
        {
            return 0;
        }

        if (s <= 0)
        {
            return double.PositiveInfinity;
        }

        var x = Start(a, p, s);
        double low = 0, high = double.PositiveInfinity;
        for (var i = 0; i < 100; i++)
        {
            var excess = p < 0.5 ? P(a, x) - p : s - Q(a, x);
            if (excess is 0)
            {
                break;
            }

            (low, high) = excess > 0 ? (low, x) : (x, high);

            var density = Prefactor(a, x) * a / x;
            var newton = excess / Math.Max(density, 1e-300);
            var curvature = (a - 1) / x - 1;
            var next = x - newton / (1 - Math.Clamp(newton * curvature / 2, -0.5, 0.5));
            if (!(next > low && next < high))
            {
                next = double.IsPositiveInfinity(high) ? 2 * x : low > 0 ? Math.Sqrt(low * high) : high / 1024;
            }

            var step = Math.Abs(next - x);
            x = next;
            if (step <= 1e-14 * x || x < 1e-300)
            {
                break;
            }
        }

        return x;
    }

    private static double Start(double a, double p, double s)
    {
        if (a < 0.5 || p < 1e-4)
        {
            var logarithm = (Math.Log(p) + Log(a + 1)) / a;
            if (logarithm < Math.Log(Math.Max(a, 0.1)) - 0.5 || a < 0.1)
            {
                return Math.Max(1e-300, Math.Exp(Math.Min(logarithm, 5)));
            }
        }

        var z = p < 0.5 ? StandardNormal.Quantile(p) : StandardNormal.SurvivalQuantile(s);
        var cube = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));
        return Math.Max(a * cube * cube * cube, a * 1e-3);
    }
}
