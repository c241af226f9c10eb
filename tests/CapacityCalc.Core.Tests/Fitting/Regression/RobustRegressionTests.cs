using CapacityCalc.Core.Fitting.Regression;

namespace CapacityCalc.Core.Tests.Fitting.Regression;

public class RobustRegressionTests
{
    private static readonly double[] Items = [10, 20, 50, 100, 200, 500, 1000, 2000];

    [Theory]
    [InlineData(4, "Proportional")]
    [InlineData(25, "Proportional")]
    [InlineData(4, "Constant")]
    [InlineData(25, "Constant")]
    public void Line_WithNormalErrors_IsRecovered(int repeats, string errors)
    {
        var model = Enum.Parse<ErrorModel>(errors);
        var x = Enumerable.Range(0, repeats).SelectMany(_ => Items).ToArray();
        double Sd(double items) => model == ErrorModel.Proportional ? 0.05 * (5 + (0.02 * items)) : 0.8;
        var (overhead, time) = (new Recovery(5), new Recovery(0.02));
        for (var trial = 0; trial < Recovery.Trials; trial++)
        {
            var noise = Noise.Normal(trial, "line");
            var y = x.Select(items => 5 + (0.02 * items) + (Sd(items) * noise())).ToArray();
            var fit = RobustRegression.Fit(Line(x), y)!;
            Add(overhead, fit, 0);
            Add(time, fit, 1);
        }

        var best = Best(x, Sd);
        overhead.Holds(best.Overhead, 1.3);
        time.Holds(best.Time, 1.3);
    }

    [Fact]
    public void Line_ThroughMeasurementsOfWhichAThirdAreWrong_IsUnmoved()
    {
        var noise = Noise.Normal(1, "outliers");
        var x = Enumerable.Range(1, 60).Select(items => items * 10.0).ToArray();
        var y = x.Select((items, row) => (row % 3 == 1 ? 8 : 1) * (5 + (0.02 * items)) * (1 + (0.02 * noise()))).ToArray();
        var fit = RobustRegression.Fit(Line(x), y)!;
        Assert.InRange(fit.Parameters[0], 5 - (4 * fit.StandardError(0)), 5 + (4 * fit.StandardError(0)));
        Assert.InRange(fit.Parameters[1], 0.02 - (4 * fit.StandardError(1)), 0.02 + (4 * fit.StandardError(1)));
        Assert.InRange(fit.Scale, 0.01, 0.03);
        Assert.All(fit.Weights.Where((_, row) => row % 3 == 1), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Line_ThroughExactMeasurements_HasNoError()
    {
        double[] x = [1, 2, 3, 5, 8, 13];
        var fit = RobustRegression.Fit(Line(x), [.. x.Select(items => 3 + (7 * items))])!;
        Assert.Equal(3, fit.Parameters[0], 9);
        Assert.Equal(7, fit.Parameters[1], 9);
        Assert.Equal(0, fit.StandardError(0));
        Assert.Equal(1, fit.RSquared, 12);
    }

    [Fact]
    public void LeastSquares_OfNorris_AreTheCertifiedValues()
    {
        // NIST Statistical Reference Datasets, Linear Regression, Norris (J. Norris, calibration of ozone monitors): data and certified values.
        double[] y = [0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2];
        double[] x = [0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5];
        var fit = RobustRegression.Fit(Line(x), y, ErrorModel.Constant, Estimator.LeastSquares)!;
        Assert.Equal(-0.262323073774029, fit.Parameters[0], 11);
        Assert.Equal(1.00211681802045, fit.Parameters[1], 12);
        Assert.Equal(0.232818234301152, fit.StandardError(0), 11);
        Assert.Equal(0.429796848199937e-03, fit.StandardError(1), 13);
        Assert.Equal(0.884796396144373, fit.Scale, 11);
        Assert.Equal(0.999993745883712, fit.RSquared, 12);
    }

    /// <summary>Standard errors of weighted least squares with known weights.</summary>
    private static (double Overhead, double Time) Best(double[] x, Func<double, double> sd)
    {
        double w = 0, wx = 0, wxx = 0;
        foreach (var items in x)
        {
            var weight = 1 / sd(items) / sd(items);
            w += weight;
            wx += weight * items;
            wxx += weight * items * items;
        }

        var determinant = (w * wxx) - (wx * wx);
        return (Math.Sqrt(wxx / determinant), Math.Sqrt(w / determinant));
    }

    private static LinearCurve Line(double[] x) => new([.. x.Select(_ => 1.0)], x);

    private static void Add(Recovery recovery, RegressionFit fit, int parameter)
    {
        var (value, reach) = (fit.Parameters[parameter], fit.Reach * fit.StandardError(parameter));
        recovery.Add(value, value - reach, value + reach);
    }
}
