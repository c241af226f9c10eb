using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>A lognormal distribution by percentiles of a sample that nobody kept.</summary>
/// <remarks>ln q(p) = μ + σ z(p), by generalised least squares: percentiles of one sample go together, with covariance σ² min(p, p′) (1 − max(p, p′)) ÷ (n φ(z) φ(z′)), n the sample. Source: F. Mosteller (1946),
/// "On some useful 'inefficient' statistics"; J. Ogawa (1951), "Contributions to the theory of systematic statistics, I".</remarks>
internal static class PercentileRegression
{
    /// <returns>The distribution, and how far the percentiles are from it: a χ² variable of two degrees of freedom fewer than there are percentiles. Null where fewer than two differ.</returns>
    public static (LatencyFamily Family, double ChiSquared)? LogNormal(LatencyPercentiles percentiles)
    {
        var points = percentiles.Percentiles;
        if (points.Length < 2 || !(points[^1].Seconds > points[0].Seconds))
        {
            return null;
        }

        var size = points.Length;
        var z = points.Select(point => StandardNormal.Quantile(point.Share)).ToArray();
        var density = z.Select(value => Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI)).ToArray();
        var logs = points.Select(point => Math.Log(point.Seconds)).ToArray();

        // [V | 1 z y] becomes [I | V⁻¹1 V⁻¹z V⁻¹y], V in units of σ² ÷ n.
        var width = size + 3;
        var rows = new double[size * width];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var (lower, upper) = (Math.Min(points[i].Share, points[j].Share), Math.Max(points[i].Share, points[j].Share));
                rows[(i * width) + j] = lower * (1 - upper) / density[i] / density[j];
            }

            (rows[(i * width) + size], rows[(i * width) + size + 1], rows[(i * width) + size + 2]) = (1, z[i], logs[i]);
        }

        if (!LinearSystem.Solve(rows, size, width))
        {
            return null;
        }

        double Product(double[] left, int right) => left.Select((value, i) => value * rows[(i * width) + size + right]).Sum();
        double[] ones = [.. z.Select(_ => 1.0)];
        var (a, b, d) = (Product(ones, 0), Product(ones, 1), Product(z, 1));
        var (u, v) = (Product(ones, 2), Product(z, 2));
        var determinant = (a * d) - (b * b);
        var (mu, sigma) = (((d * u) - (b * v)) / determinant, ((a * v) - (b * u)) / determinant);
        if (!(sigma > 0))
        {
            return null;
        }

        var unit = sigma * sigma / percentiles.Count;
        var chi = (Product(logs, 2) - (mu * u) - (sigma * v)) / unit;
        return (LatencyFamily.LogNormal(mu, sigma * sigma, unit * d / determinant, unit * a / determinant, -unit * b / determinant, percentiles.Count, 0), chi);
    }
}
