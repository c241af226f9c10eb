using CapacityCalc.Core.Numerics;

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

    /// <summary>Standard errors of the parameters of a curve by its derivatives, at normal errors of known size: the Cramér–Rao bound.</summary>
    /// <param name="columns">Derivatives by each parameter, at each place.</param>
    public static double[] Best(double[][] columns, double[] sd)
    {
        var size = columns.Length;
        var rows = new double[size * size * 2];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                rows[(i * size * 2) + j] = Enumerable.Range(0, sd.Length).Sum(place => columns[i][place] * columns[j][place] / sd[place] / sd[place]);
            }

            rows[(i * size * 2) + size + i] = 1;
        }

        Assert.True(LinearSystem.Solve(rows, size, 2 * size));
        return [.. Enumerable.Range(0, size).Select(i => Math.Sqrt(rows[(i * size * 2) + size + i]))];
    }
}
