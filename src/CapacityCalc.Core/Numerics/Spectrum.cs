namespace CapacityCalc.Core.Numerics;

/// <summary>Products of spectra in bit-reversed order.</summary>
internal static class Spectrum
{
    /// <summary>x ← x y.</summary>
    public static void Multiply(Span<double> xr, Span<double> xi, ReadOnlySpan<double> yr, ReadOnlySpan<double> yi)
    {
        for (var i = 0; i < xr.Length; i++)
        {
            (xr[i], xi[i]) = (xr[i] * yr[i] - xi[i] * yi[i], xr[i] * yi[i] + xi[i] * yr[i]);
        }
    }

    /// <summary>Of the spectrum Z of a + ib, with a and b real, makes the spectrum of their convolution: (Z(k)² − Z̄(−k)²)/4i.</summary>
    public static void MultiplyPair(Span<double> zr, Span<double> zi)
    {
        for (var start = 0; start < zr.Length; start = Math.Max(1, 2 * start))
        {
            for (int i = start, m = Math.Max(start, 2 * start - 1); i <= m; i++, m--)
            {
                double ar = zr[i], ai = zi[i], br = zr[m], bi = zi[m];

                // Z(k)² − Z̄(−k)², divided by 4i; the mirror's value is its conjugate.
                var squareReal = (ar * ar - ai * ai - br * br + bi * bi) / 4;
                var squareImaginary = (ar * ai + br * bi) / 2;
                (zr[i], zi[i]) = (squareImaginary, -squareReal);
                (zr[m], zi[m]) = (squareImaginary, squareReal);
            }
        }
    }
}
