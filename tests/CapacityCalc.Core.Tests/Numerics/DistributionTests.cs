using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CsCheck;

namespace CapacityCalc.Core.Tests.Numerics;

public class DistributionTests
{
    private static readonly Gen<double> Mean = Gen.Double[-12, 5].Select(e => Math.Pow(10, e));

    private static readonly Gen<IDistribution> Any = Gen.OneOf<IDistribution>(
        Mean.Select(m => (IDistribution)new Exponential(m)),
        Gen.Select(Mean, Gen.Double[0.02, 5], (m, cv) => (IDistribution)new Gamma(m, cv)),
        Gen.Select(Mean, Gen.Double[0.001, 10], (m, cv) => (IDistribution)LogNormal.FromMean(m, cv)),
        Gen.Select(Mean, Gen.Double[1.001, 10], (m, cv) => (IDistribution)new Hyperexponential(m, cv)),
        Gen.Select(Mean, Gen.Double[0.001, 1], (m, ratio) => (IDistribution)new Hypoexponential(m, m * ratio)),
        Gen.Select(Mean, Gen.Double[0.01, 10], Gen.Int[2, 50], (m, cv, n) => ShiftedLogNormal.Total(LogNormal.FromMean(m, cv), n)));

    private static readonly Gen<IDistribution> AnyWithAtoms = Gen.OneOf(
        Any,
        Mean.Select(m => (IDistribution)new Deterministic(m)),
        Gen.Double[0, 3].Array[1, 30].Select(a => (IDistribution)new Empirical([.. a])));

    [Fact]
    public void Quantile_OfACdf_ReturnsTheProbability() =>
        Gen.Select(Any, Gen.Double[1e-6, 1 - 1e-6]).Sample((d, p) =>
        {
            var x = d.Quantile(p);
            Assert.InRange(d.Cdf(x), p - 1e-9, p + 1e-9);
            Assert.InRange(d.Survival(x), 1 - p - 1e-9, 1 - p + 1e-9);
        });

    [Fact]
    public void Quantile_HigherProbability_NeverFalls() =>
        Gen.Select(AnyWithAtoms, Gen.Double[0, 0.9999], Gen.Double[0, 0.9999]).Sample((d, p, q) =>

            // A probability of 1e-25 of a heavy tail lies at 1e-250 means, where numbers come to an end: nothing so small is told apart.
            Assert.True(d.Quantile(Math.Min(p, q)) <= (d.Quantile(Math.Max(p, q)) * (1 + 1e-10)) + (1e-100 * d.Mean)));

    [Fact]
    public void PartialMoment_OverTheWholeSupport_IsTheMoment() =>
        AnyWithAtoms.Sample(d =>
        {
            // Even the heaviest tail, cv = 10, has all but 1e-9 of its second moment below 1e12 means.
            var far = d.Mean * 1e12;
            Assert.InRange(d.PartialMoment(1, far), d.Mean * (1 - 1e-9), d.Mean * (1 + 1e-9));
            var second = d.Mean * d.Mean * (1 + d.Cv2);
            Assert.InRange(d.PartialMoment(2, far), second * (1 - 1e-8), second * (1 + 1e-9));
        });

    [Fact]
    public void PartialMoment_OfATinyStep_IsTheDensityTimesTheValue() =>
        Gen.Select(Any, Gen.Double[0.05, 0.95]).Sample((d, p) =>
        {
            double x = d.Quantile(p), y = d.Quantile(p + 1e-4), mass = d.Cdf(y) - d.Cdf(x);
            Assert.InRange((d.PartialMoment(1, y) - d.PartialMoment(1, x)) / mass, x * (1 - 1e-6), y * (1 + 1e-6));
            Assert.InRange((d.PartialMoment(2, y) - d.PartialMoment(2, x)) / mass, x * x * (1 - 1e-6), y * y * (1 + 1e-6));
        });

    [Fact]
    public void Scale_ByAFactor_ScalesEverything() =>
        Gen.Select(AnyWithAtoms, Gen.Double[0.01, 100], Gen.Double[0.01, 0.99]).Sample((d, f, p) =>
        {
            var scaled = d.Scale(f);
            Assert.InRange(scaled.Mean, d.Mean * f * (1 - 1e-12), d.Mean * f * (1 + 1e-12));
            Assert.InRange(scaled.Cv2, d.Cv2 * (1 - 1e-9), d.Cv2 * (1 + 1e-9));
            Assert.InRange(scaled.Quantile(p), d.Quantile(p) * f * (1 - 1e-9), d.Quantile(p) * f * (1 + 1e-9));
            Assert.InRange(scaled.ThirdMoment, d.ThirdMoment * f * f * f * (1 - 1e-9), d.ThirdMoment * f * f * f * (1 + 1e-9));
        });

    [Theory]
    [InlineData(0.5, 1.953125)]
    [InlineData(1, 8)]
    [InlineData(3, 1000)]
    public void LogNormal_ThirdMoment_IsTheCubeOfOnePlusCv2(double cv, double value) =>
        Assert.Equal(value, LogNormal.FromMean(1, cv).ThirdMoment, 9);

    [Fact]
    public void LogNormal_FromPercentiles_HasThem()
    {
        var d = LogNormal.FromPercentiles(0.020, 0.060);
        Assert.Equal(0.020, d.Quantile(0.5), 15);
        Assert.Equal(0.060, d.Quantile(0.99), 14);
    }

    [Fact]
    public void Hyperexponential_BalancedMeans_CarryHalfOfTheMeanEach()
    {
        var d = new Hyperexponential(2, 3);
        Assert.Equal(1, d.SlowProbability * d.SlowMean, 12);
        Assert.Equal(1, (1 - d.SlowProbability) * d.FastMean, 12);
        Assert.Equal(9, 2 * (d.SlowProbability * d.SlowMean * d.SlowMean + (1 - d.SlowProbability) * d.FastMean * d.FastMean) / 4 - 1, 10);
    }

    [Fact]
    public void Empirical_Quantile_IsTheNearestRank()
    {
        var d = new Empirical([3, 1, 2, 4]);
        Assert.Equal(1, d.Quantile(0.25));
        Assert.Equal(2, d.Quantile(0.26));
        Assert.Equal(4, d.Quantile(0.99));
        Assert.Equal(0.75, d.Cdf(3));
        Assert.Equal(0.5, d.Cdf(2.999));
        Assert.Equal(2.5, d.Mean);
    }

    [Fact]
    public void Constructors_ImpossibleParameters_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Deterministic(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exponential(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gamma(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogNormal.FromPercentiles(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hyperexponential(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Empirical(ImmutableArray<double>.Empty));
    }
}
