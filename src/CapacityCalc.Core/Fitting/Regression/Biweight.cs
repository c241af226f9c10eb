namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>Tukey's biweight: how much a residual counts by its size in standard deviations.</summary>
internal static class Biweight
{
    /// <summary>Residuals from here on do not count; 97% efficiency at normal errors.</summary>
    public const double Cut = 5.5;

    /// <summary>E[w z²] ÷ E[w] of a standard normal z, by which a weighted variance falls short.</summary>
    public const double Variance = 0.8728955497554381;

    /// <summary>The cut at which the scale of a sample withstands up to half of it being wrong.</summary>
    private const double ScaleCut = 1.547645;

    /// <summary>w(z) = ψ(z) ÷ z; in [0, 1].</summary>
    public static double Weight(double z)
    {
        var u = z / Cut;
        return Math.Abs(u) < 1 ? (1 - (u * u)) * (1 - (u * u)) : 0;
    }

    /// <summary>ψ'(z).</summary>
    public static double Slope(double z)
    {
        var square = z / Cut * (z / Cut);
        return square < 1 ? (1 - square) * (1 - (5 * square)) : 0;
    }

    /// <summary>The M-estimate of scale: the s at which the mean of ρ(r ÷ s) is a half of its largest value.</summary>
    /// <param name="residuals">Around zero.</param>
    /// <param name="freedom">Values that the residuals are free in; at most their number.</param>
    /// <returns>0 where more than half of the residuals are.</returns>
    /// <remarks>Source: P. J. Rousseeuw, V. J. Yohai (1984), "Robust regression by means of S-estimators".</remarks>
    public static double Scale(ReadOnlySpan<double> residuals, int freedom)
    {
        var absolute = residuals.ToArray();
        for (var index = 0; index < absolute.Length; index++)
        {
            absolute[index] = Math.Abs(absolute[index]);
        }

        Array.Sort(absolute);
        var scale = 1.4826 * absolute[absolute.Length / 2];
        for (var step = 0; step < 50 && scale > 0; step++)
        {
            var sum = 0.0;
            foreach (var residual in absolute)
            {
                var square = Math.Min(residual / (ScaleCut * scale), 1);
                square *= square;
                sum += square * (3 + (square * (square - 3)));
            }

            var next = scale * Math.Sqrt(sum / (0.5 * freedom));
            if (Math.Abs(next - scale) < 1e-9 * scale)
            {
                return next;
            }

            scale = next;
        }

        return scale;
    }
}
