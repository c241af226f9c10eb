using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Fitting.Regression;

namespace CapacityCalc.Core.Tests.Fitting;

public class UslFitTests
{
    // N. J. Gunther (2007), "Guerrilla Capacity Planning": a ray tracer on an SGI Origin 2000, and SPEC SDM91 on a SPARCcenter 2000, as in the R package usl 3.0.
    private static readonly double[] Processors = [1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64];
    private static readonly double[] RayTracer = [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310];
    private static readonly double[] Load = [1, 18, 36, 72, 108, 144, 216];
    private static readonly double[] Sdm91 = [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2];

    private static readonly double[] Loads = [.. Enumerable.Range(0, 4).SelectMany(_ => new double[] { 1, 2, 4, 8, 12, 16, 24, 32, 48, 64 })];

    [Fact]
    public void LeastSquares_OfSpecSdm91_AreThoseOfThePackage()
    {
        var fit = RobustRegression.Fit(new UslCurve(Load, UslTerms.Both), Sdm91, ErrorModel.Constant, Estimator.LeastSquares)!;
        Assert.Equal(89.99523, fit.Parameters[0], 4);
        Assert.Equal(0.0277285, fit.Parameters[1], 6);
        Assert.Equal(0.0001044, fit.Parameters[2], 6);
        Assert.Equal(14.2134894, fit.StandardError(0), 3);
        Assert.Equal(0.0091217, fit.StandardError(1), 6);
        Assert.Equal(0.0000199, fit.StandardError(2), 6);
        Assert.Equal(82.8, fit.Scale, 1);
    }

    [Fact]
    public void LeastSquares_OfTheRayTracer_AreThoseOfThePackage()
    {
        var fit = RobustRegression.Fit(new UslCurve(Processors, UslTerms.Contention), RayTracer, ErrorModel.Constant, Estimator.LeastSquares)!;
        Assert.Equal(21.8488, fit.Parameters[0], 3);
        Assert.Equal(0.0578, fit.Parameters[1], 4);
    }

    [Fact]
    public void Fit_OfTheRayTracer_HasNoPeak()
    {
        var fit = Fit(Processors, RayTracer)!;
        Assert.Equal(0, fit.Parameters[2].Value);
        Assert.Equal("limit", fit.Derived[0].Name);
        Assert.InRange(fit.Derived[0].Value, 350, 420);
        Assert.InRange(fit.Parameters[1].Value, 0.045, 0.065);
    }

    [Fact]
    public void Fit_OfShakenThroughput_RecoversTheLawAndItsPeak()
    {
        const double Rate = 1000, Contention = 0.03, Coherency = 0.0005;
        double At(double load) => UslCurve.Throughput(load, Rate, Contention, Coherency);
        var peak = Math.Sqrt((1 - Contention) / Coherency);
        var recoveries = new[] { Rate, Contention, Coherency, peak, At(peak) }.Select(truth => new Recovery(truth)).ToArray();
        for (var trial = 0; trial < Recovery.Trials; trial++)
        {
            var fit = Fit(Loads, Given.Shaken(Loads, At, load => 0.02 * At(load), Noise.Normal(trial, "usl")))!;
            foreach (var (recovery, figure) in recoveries.Zip([.. fit.Parameters, .. fit.Derived]))
            {
                recovery.Add(figure.Value, figure.Low, figure.High!.Value);
            }
        }

        var best = Best([Rate, Contention, Coherency], load => 0.02 * At(load));
        foreach (var (recovery, error) in recoveries.Zip(best))
        {
            recovery.Holds(error, 1.2);
        }
    }

    [Fact]
    public void Fit_WithOneWrongMeasurement_NamesItAndIsUnmoved()
    {
        double At(double load) => UslCurve.Throughput(load, 1000, 0.03, 0.0005);
        var rates = Given.Shaken(Loads, At, load => 0.01 * At(load), Noise.Normal(3, "usl"));
        rates[17] /= 4;
        var bag = new DiagnosticBag();
        var fit = new UslFit().Fit(Table(Loads, rates), new FitOptions("m"), bag)!;
        Assert.Equal(0, fit.Rows[17].Weight);
        Assert.Contains("line 19", Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.OutlyingMeasurements).Message, StringComparison.Ordinal);
        Assert.InRange(0.03, fit.Parameters[1].Low, fit.Parameters[1].High!.Value);
    }

    [Fact]
    public void Fit_OfThroughputThatGrowsFasterThanConcurrency_IsRefused()
    {
        var bag = new DiagnosticBag();
        Assert.Null(new UslFit().Fit(Table([1, 2, 4, 8, 12, 16, 24, 32], [10, 25, 60, 140, 230, 330, 560, 800]), new FitOptions("m"), bag));
        Assert.Equal(DiagnosticCodes.PoorFit, Assert.Single(bag.ToImmutable()).Code);
    }

    /// <summary>Cramér–Rao bounds of λ, σ, κ, and of where and how high the peak is, at normal errors of known size.</summary>
    private static double[] Best(double[] law, Func<double, double> sd)
    {
        var curve = new UslCurve(Loads, UslTerms.Both);
        var rows = new double[18];
        Span<double> gradient = stackalloc double[3];
        for (var place = 0; place < Loads.Length; place++)
        {
            curve.Gradient(place, law, gradient);
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    rows[(i * 6) + j] += gradient[i] * gradient[j] / sd(Loads[place]) / sd(Loads[place]);
                }

                rows[(i * 6) + 3 + i] = 1;
            }
        }

        Assert.True(CapacityCalc.Core.Numerics.LinearSystem.Solve(rows, 3, 6));
        double Error(double[] by) => Math.Sqrt(Enumerable.Range(0, 9).Sum(at => by[at / 3] * by[at % 3] * rows[(at / 3 * 6) + 3 + (at % 3)]));
        var peak = Math.Sqrt((1 - law[1]) / law[2]);
        var top = new double[3];
        new UslCurve([peak], UslTerms.Both).Gradient(0, law, top);
        return [Error([1, 0, 0]), Error([0, 1, 0]), Error([0, 0, 1]), Error([0, -peak / 2 / (1 - law[1]), -peak / 2 / law[2]]), Error(top)];
    }

    private static Core.Fitting.Fit? Fit(double[] load, double[] rate) => new UslFit().Fit(Table(load, rate), new FitOptions("m"), new DiagnosticBag());

    private static MeasuredTable Table(double[] load, double[] rate) => Tables.Of("concurrency,throughput", [.. load.Zip(rate, (n, x) => Tables.Row(n, x, "/s"))]);
}
