using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Tests.Uncertainty;

public class SobolIndicesTests
{
    private const int Worlds = 16_384;

    [Fact]
    public void Ishigami_Function_HasThePublishedIndices()
    {
        // a = 7, b = 0.1: T. Ishigami, T. Homma (1990).
        double[] first = [0.3139, 0.4424, 0], total = [0.5576, 0.4424, 0.2437];
        var indices = Analyse(1, 3, u =>
        {
            double x = Angle(u[0]), y = Angle(u[1]), z = Angle(u[2]);
            return Math.Sin(x) + 7 * Math.Sin(y) * Math.Sin(y) + 0.1 * Math.Pow(z, 4) * Math.Sin(x);
        });
        for (var i = 0; i < 3; i++)
        {
            Near(first[i], indices[i].First);
            Near(total[i], indices[i].Total);
        }
    }

    [Fact]
    public void LinearModel_ExplainsEachInputsShareAlone()
    {
        var indices = Analyse(1, 3, u => 1000 + 3 * StandardNormal.Quantile(u[0]) + 2 * StandardNormal.Quantile(u[1]) + StandardNormal.Quantile(u[2]));
        double[] shares = [9 / 14.0, 4 / 14.0, 1 / 14.0];
        for (var i = 0; i < 3; i++)
        {
            Near(shares[i], indices[i].First);
            Near(shares[i], indices[i].Total);
        }
    }

    [Fact]
    public void StandardErrors_OverManySeeds_AreAsLargeAsTheErrors()
    {
        var firsts = new List<double>();
        var totals = new List<double>();
        for (ulong seed = 1; seed <= 40; seed++)
        {
            // V = 1/12² + 2 × 1/4/12 = 7/144: each alone 3/7, together the rest.
            var product = Analyse(seed, 2, u => u[0] * u[1], 2048)[0];
            firsts.Add((product.First.Value - 3 / 7.0) / product.First.StandardError);
            totals.Add((product.Total.Value - 4 / 7.0) / product.Total.StandardError);
        }

        Assert.InRange(Math.Sqrt(firsts.Average(error => error * error)), 0.7, 1.45);
        Assert.InRange(Math.Sqrt(totals.Average(error => error * error)), 0.7, 1.45);
    }

    [Fact]
    public void InputWithoutEffect_HasNoIndex()
    {
        var idle = Analyse(1, 2, u => u[0])[1];
        Assert.Equal(new SobolIndices(default, default), idle);
    }

    [Fact]
    public void ConstantOutcome_HasNoIndices() => Assert.Empty(Analyse(1, 2, _ => 0.1));

    [Fact]
    public void Samples_OfDifferentLengths_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolIndices.Of(new double[64], new double[63], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolIndices.Of(new double[16], new double[16], []));
    }

    private static double Angle(double u) => Math.PI * (2 * u - 1);

    private static void Near(double expected, Estimated actual)
    {
        Assert.InRange(actual.StandardError, 0, 0.02);

        // The published figures have four digits.
        Assert.InRange(actual.Value, expected - 3 * actual.StandardError - 5e-5, expected + 3 * actual.StandardError + 5e-5);
    }

    private static SobolIndices[] Analyse(ulong seed, int inputs, Func<double[], double> model, int worlds = Worlds)
    {
        double[][] Sample(string purpose) => [.. Enumerable.Range(0, inputs).Select(i => WorldSampler.Column(seed, $"x{i}", purpose, worlds))];
        double[] Outcomes(double[][] columns) => [.. Enumerable.Range(0, worlds).Select(w => model([.. columns.Select(column => column[w])]))];
        var (a, b) = (Sample("A"), Sample("B"));
        return [.. SobolIndices.Of(Outcomes(a), Outcomes(b), [.. Enumerable.Range(0, inputs).Select(i => Outcomes([.. a.Select((column, j) => j == i ? b[j] : column)]))])];
    }
}
