namespace CapacityCalc.Core.Numerics;

/// <summary>Exponentials and logarithms that keep their relative accuracy for small arguments.</summary>
public static class Elementary
{
    /// <summary>eˣ − 1.</summary>
    /// <remarks>
    /// (u − 1) x / ln u with u = eˣ as rounded, whose error cancels (W. Kahan, in N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002,
    /// section 1.14.1); <c>double.ExpM1</c> loses every digit of a small argument. Relative error ≤ 4e-16.
    /// </remarks>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) >= 0.5)
        {
            return Math.Exp(x) - 1;
        }

        var u = Math.Exp(x);
        var difference = u - 1;
        return Math.Abs(difference) > 0 ? difference * x / Math.Log(u) : x;
    }

    /// <summary>ln(1 + x).</summary>
    /// <param name="x">≥ −1; −∞ at −1.</param>
    /// <remarks>x ln u / (u − 1) with u = 1 + x as rounded (the same source); <c>double.LogP1</c> loses every digit of a small argument. Relative error ≤ 4e-16.</remarks>
    public static double LogP1(double x)
    {
        if (Math.Abs(x) >= 0.5)
        {
            return Math.Log(1 + x);
        }

        var u = 1 + x;
        var difference = u - 1;
        return Math.Abs(difference) > 0 ? Math.Log(u) * x / difference : x;
    }

    /// <summary>ln(1 + x) − x, the exponent of every unimodal weight near its peak.</summary>
    /// <param name="x">&gt; −1.</param>
    /// <remarks>With s = x/(2 + x): −x s + 2 s³ (1/3 + s²/5 + s⁴/7 + …). Relative error ≤ 1e-15.</remarks>
    public static double LogP1MinusX(double x)
    {
        if (x is < -0.4 or > 0.7)
        {
            return LogP1(x) - x;
        }

        var s = x / (2 + x);
        var square = s * s;

        // As many terms as take the square's powers below 1e-16.
        double sum = 0;
        for (var k = square < 1e-3 ? 13 : square < 1e-2 ? 17 : 29; k >= 3; k -= 2)
        {
            sum = 1.0 / k + square * sum;
        }

        return -x * s + 2 * s * square * sum;
    }

    /// <summary>1 − (1 − s)ⁿ: the survival of the largest of n, each with survival s.</summary>
    /// <param name="s">In [0, 1].</param>
    /// <param name="n">&gt; 0.</param>
    public static double AnyOf(double s, double n) => s >= 1 ? 1 : -ExpM1(n * LogP1(-s));

    /// <summary>p^(1/n) as a survival, 1 − p^(1/n): the survival of one at the p-quantile of the largest of n.</summary>
    /// <param name="p">In [0, 1].</param>
    /// <param name="n">&gt; 0.</param>
    public static double EachOf(double p, double n) => p <= 0 ? 1 : -ExpM1(Math.Log(p) / n);
}
