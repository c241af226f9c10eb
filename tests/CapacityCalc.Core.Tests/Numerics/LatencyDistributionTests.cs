using CapacityCalc.Core.Numerics;
using CsCheck;
using L = CapacityCalc.Core.Numerics.LatencyDistribution;

namespace CapacityCalc.Core.Tests.Numerics;

public class LatencyDistributionTests
{
    /// <summary>What a sum promises for p50 … p99.9; smooth sums do better by a factor of ten.</summary>
    private const double SumTolerance = 3e-4;

    private static readonly double[] Probabilities = [0.5, 0.9, 0.95, 0.99, 0.999];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Sum_OfEqualExponentials_IsErlang(int n)
    {
        var sum = L.Sum([.. Enumerable.Repeat(L.From(new Exponential(0.01)), n)]);
        Assert.Equal(0.01 * n, sum.Mean, 12);
        AllNear(p => 0.01 * GammaFunction.InverseP(n, p), sum);
    }

    [Theory]
    [InlineData(1.0001)]
    [InlineData(10)]
    [InlineData(1e3)]
    [InlineData(1e5)]
    [InlineData(1e8)]
    public void Sum_OfExponentialsOfDifferentScales_IsHypoexponential(double ratio) =>
        AllNear(new Hypoexponential(1, ratio).Quantile, L.Sum(L.From(new Exponential(1)), L.From(new Exponential(ratio))));

    [Theory]
    [InlineData(10, 0.03)]
    [InlineData(1e3, 0.03)]
    [InlineData(1e6, 0.002)]
    public void Sum_OfARareLongWaitAndAShortService_IsRightOnBothScales(double scale, double probability)
    {
        var sum = L.Sum(L.From(new Exponential(1)), L.Wait(probability, L.From(new Exponential(scale))));
        var delayed = L.From(new Hypoexponential(1, scale));
        AllNear(L.Mixture((1 - probability, L.From(new Exponential(1))), (probability, delayed)).Quantile, sum);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(2)]
    public void Sum_OfGammas_IsGamma(double cv) =>
        AllNear(new Gamma(2, cv / Math.Sqrt(2)).Quantile, L.Sum(L.From(new Gamma(1, cv)), L.From(new Gamma(1, cv))));

    [Fact]
    public void Sum_OfConstants_IsExact()
    {
        var sum = L.Sum(L.Constant(0.1), L.Zero, L.Constant(0.0005));
        Assert.Equal(0.1005, sum.ConstantValue!.Value, 15);
        Assert.Equal(sum.ConstantValue.Value, sum.Quantile(0.999));
    }

    [Fact]
    public void Sum_WithAConstant_ShiftsExactly()
    {
        var service = LogNormal.FromMean(0.02, 0.5);
        var sum = L.Sum(L.Constant(0.1), L.From(service));
        Assert.All(Probabilities, p => Assert.Equal(0.1 + service.Quantile(p), sum.Quantile(p), 14));
    }

    [Fact]
    public void Sum_OfTwoWaits_KeepsTheAtomAtTheOffset()
    {
        var wait = L.Wait(0.3, L.From(new Exponential(1)));
        var sum = L.Sum(wait, wait, L.Constant(5));
        Assert.Equal(5, sum.Quantile(0.49));
        Assert.Equal(0.49, sum.Cdf(5), 12);
        Assert.True(sum.Quantile(0.5) > 5);
    }

    [Fact]
    public void Sum_MicrosecondsBesideAConstantOf100Milliseconds_KeepsTheMicroseconds()
    {
        var sum = L.Sum(L.Constant(0.1), L.From(new Exponential(1e-6)), L.From(new Exponential(1e-6)));
        Assert.All(Probabilities, p => Assert.Equal(GammaFunction.InverseP(2, p), (sum.Quantile(p) - 0.1) * 1e6, 2));
    }

    [Fact]
    public void Sum_OfSums_IsTheSumOfAll()
    {
        var e = L.From(new Exponential(1));
        AllNear(p => GammaFunction.InverseP(4, p), L.Sum(L.Sum(e, e), L.Sum(e, e)));
        AllNear(p => GammaFunction.InverseP(4, p) + 1, L.Sum(L.Sum(e, e).Shift(1), L.Sum(e, e)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 10)]
    [InlineData(1000, 1e6)]
    public void MaxOf_Exponentials_HasTheHarmonicMeanAndClosedQuantiles(int n, double scale)
    {
        var max = L.From(new Exponential(scale)).MaxOf(n);
        var harmonic = Enumerable.Range(1, n).Sum(k => 1.0 / k);
        Assert.InRange(max.Mean / scale, harmonic * (1 - 1e-7), harmonic * (1 + 1e-7));
        Assert.All(Probabilities, p => Assert.InRange(max.Quantile(p) / scale / -Math.Log(1 - Math.Pow(p, 1.0 / n)), 1 - 1e-10, 1 + 1e-10));
    }

    [Fact]
    public void Max_OfDifferentExponentials_HasTheClosedMean()
    {
        var max = L.Max(L.From(new Exponential(1)), L.From(new Exponential(0.5)), L.Constant(0));
        Assert.Equal(1 + 0.5 - 1 / 3.0, max.Mean, 6);
        Assert.Equal((1 - Math.Exp(-2)) * (1 - Math.Exp(-4)), max.Cdf(2), 14);
        Assert.Equal(0.9, max.Cdf(max.Quantile(0.9)), 12);
    }

    [Fact]
    public void Max_WithAConstant_WaitsForIt()
    {
        var max = L.Max(L.Constant(2), L.From(new Exponential(1)));
        Assert.Equal(2, max.Quantile(0.5));
        Assert.Equal(-Math.Log(0.01), max.Quantile(0.99), 10);
        Assert.Equal(2 + Math.Exp(-2), max.Mean, 5);
        Assert.Equal(3, L.Max(L.Constant(3), L.Constant(2)).ConstantValue);
    }

    [Theory]
    [InlineData(0.5, 1.4940780858969134)]
    [InlineData(0.95, 11.035941172609919)]
    [InlineData(0.99, 57.011641425488456)]
    public void Mixture_CacheOfLognormals_AgreesWithBisectionInMpmath(double p, double milliseconds)
    {
        var mixture = L.Mixture((0.95, L.From(LogNormal.FromMean(2, 1))), (0.05, L.From(LogNormal.FromMean(40, 1))));
        Assert.Equal(milliseconds, mixture.Quantile(p), 9);
    }

    [Fact]
    public void Mixture_OfAHitAndALaterPipeline_JumpsBetweenThem()
    {
        var pipeline = L.Sum(L.Constant(0.2), L.From(new Exponential(0.01)), L.From(new Exponential(0.01)));
        var mixture = L.Mixture((0.6, L.Constant(0.002)), (0.4, pipeline));
        Assert.Equal(0.002, mixture.Quantile(0.6 - 1e-12), 12);
        Assert.True(mixture.Quantile(0.61) > 0.2);
        Assert.InRange(mixture.Quantile(0.99), pipeline.Quantile(0.975) * (1 - 1e-9), pipeline.Quantile(0.975) * (1 + 1e-9));
        Assert.Equal(0.6 * 0.002 + 0.4 * 0.22, mixture.Mean, 12);
    }

    [Fact]
    public void Sum_OfEmpiricalServices_AgreesWithEnumeration()
    {
        double[] samples = [0.010, 0.011, 0.015, 0.021, 0.050];
        var sums = (from a in samples from b in samples select a + b).Order().ToArray();
        var sum = L.Sum(L.From(new Empirical([.. samples])), L.From(new Empirical([.. samples])));
        Assert.InRange(sum.Quantile(0.5), sums[12] * 0.995, sums[12] * 1.005);
        Assert.InRange(sum.Quantile(0.97), sums[24] * 0.995, sums[24] * 1.005);
    }

    [Fact]
    public void Any_Composition_HasRisingQuantilesThatInvertItsCdf() =>
        Composition.Sample(
            latency =>
            {
                double last = 0;
                foreach (var p in Probabilities)
                {
                    var t = latency.Quantile(p);
                    Assert.True(t >= last * (1 - 1e-9) && double.IsFinite(t));
                    Assert.True(latency.Cdf(t * (1 + 1e-9) + 1e-300) >= p - 1e-6);
                    last = t;
                }

                Assert.True(latency.Mean >= 0 && double.IsFinite(latency.Mean));
            },
            iter: 300);

    [Fact]
    public void Sum_OfWaitsTooRareToSee_IsTheConstant()
    {
        var wait = L.Wait(1e-12, L.From(new Exponential(1)));
        var sum = L.Sum(wait, wait, L.Constant(2));
        Assert.Equal(2, sum.Quantile(0.999), 9);
        Assert.Equal(1, sum.Cdf(2.1));
    }

    [Fact]
    public void Quantile_OfProbabilityOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => L.Zero.Quantile(1));

    private static Gen<L> Leaf => Gen.OneOf(
        Gen.Double[1e-4, 10].Select(L.Constant),
        Gen.Double[1e-4, 10].Select(m => L.From(new Exponential(m))),
        Gen.Select(Gen.Double[1e-4, 10], Gen.Double[0.01, 5]).Select((m, cv) => L.From(LogNormal.FromMean(m, cv))),
        Gen.Select(Gen.Double[1e-4, 10], Gen.Double[0, 1]).Select((m, p) => L.Wait(p, L.From(new Exponential(m)))));

    private static Gen<L> Composition =>
        Gen.Select(Leaf, Leaf, Leaf, Gen.Int[0, 5]).Select((a, b, c, kind) => kind switch
        {
            0 => L.Sum(a, b, c),
            1 => L.Max(L.Sum(a, b), c),
            2 => L.Mixture((0.3, a), (0.7, L.Sum(b, c))),
            3 => L.Sum(a.MaxOf(40), b),
            4 => L.Sum(L.Mixture((0.9, a), (0.1, b)), c),
            _ => L.Max(a, b).Scale(3).Shift(0.01),
        });

    private static void AllNear(Func<double, double> exact, L actual) => Assert.All(Probabilities, p =>
        Assert.InRange(actual.Quantile(p) / exact(p), 1 - SumTolerance, 1 + SumTolerance));
}
