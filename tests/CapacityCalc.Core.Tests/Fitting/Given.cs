namespace CapacityCalc.Core.Tests.Fitting;

/// <summary>Data made of a curve and noise.</summary>
internal static class Given
{
    public static double[] Shaken(double[] x, Func<double, double> curve, Func<double, double> sd, Func<double> noise) =>
        [.. x.Select(place => Math.Max(curve(place) * 0.01, curve(place) + (sd(place) * noise())))];

    /// <summary>Standard errors of a line by least squares weighted with the errors that the data have.</summary>
    public static (double Intercept, double Slope) Best(double[] x, Func<double, double> sd)
    {
        double w = 0, wx = 0, wxx = 0;
        foreach (var place in x)
        {
            var weight = 1 / sd(place) / sd(place);
            w += weight;
            wx += weight * place;
            wxx += weight * place * place;
        }

        var determinant = (w * wxx) - (wx * wx);
        return (Math.Sqrt(wxx / determinant), Math.Sqrt(w / determinant));
    }
}
