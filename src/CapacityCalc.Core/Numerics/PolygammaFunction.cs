namespace CapacityCalc.Core.Numerics;

/// <summary>Derivatives of ln Γ.</summary>
public static class PolygammaFunction
{
    /// <summary>From here on the asymptotic series is exact to the last digits.</summary>
    private const double Large = 15;

    /// <summary>ψ(x), the first derivative of ln Γ(x).</summary>
    /// <param name="x">&gt; 0 and finite.</param>
    /// <remarks>Recurrence up to 15, then the asymptotic series. Relative error ≤ 1e-14 but for next to the root at 1.4616, where it is absolute. Source: NIST DLMF 5.5.2, 5.11.2.</remarks>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        for (x = Check.Positive(x, nameof(x)); x < Large; x++)
        {
            sum -= 1 / x;
        }

        var inverse = 1 / (x * x);
        return sum + Math.Log(x) - (0.5 / x) - (inverse * ((1.0 / 12) - (inverse * ((1.0 / 120) - (inverse * ((1.0 / 252) - (inverse * ((1.0 / 240) - (inverse / 132)))))))));
    }

    /// <summary>ψ'(x).</summary>
    /// <param name="x">&gt; 0 and finite.</param>
    /// <remarks>The same. Source: NIST DLMF 5.15.5, 5.15.8.</remarks>
    public static double Trigamma(double x)
    {
        var sum = 0.0;
        for (x = Check.Positive(x, nameof(x)); x < Large; x++)
        {
            sum += 1 / x / x;
        }

        var inverse = 1 / (x * x);
        return sum + (1 / x) + (inverse / 2) + (inverse / x * ((1.0 / 6) - (inverse * ((1.0 / 30) - (inverse * ((1.0 / 42) - (inverse * ((1.0 / 30) - (inverse * 5 / 66)))))))));
    }
}
