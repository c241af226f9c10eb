using CapacityCalc.Core.Numerics;
using CsCheck;
using L = CapacityCalc.Core.Numerics.LatencyDistribution;

namespace CapacityCalc.Core.Tests.Numerics;

public class LatencySharesTests
{
    [Fact]
    public void At_EqualParts_SharesEqually()
    {
        var e = L.From(new Exponential(1));
        Assert.All(LatencyShares.At(8, e, e, e, e), share => Assert.Equal(2, share, 9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void At_TwoExponentials_AgreesWithTheClosedForm(double t)
    {
        // Given X + Y = t the density of X is proportional to e^(−x/m − (t − x)/n): truncated exponential with rate 1/m − 1/n.
        const double Short = 1, Long = 3;
        var rate = 1 / Short - 1 / Long;
        var expected = 1 / rate - t / (Math.Exp(rate * t) - 1);
        var shares = LatencyShares.At(t, L.From(new Exponential(Short)), L.From(new Exponential(Long)));
        Assert.Equal(expected, shares[0], 2);
        Assert.Equal(t, shares[0] + shares[1], 12);
    }

    [Fact]
    public void At_Constants_KeepTheirs()
    {
        var shares = LatencyShares.At(3.5, L.Constant(1), L.From(new Exponential(1)), L.Constant(0.5));
        Assert.Equal([1, 2, 0.5], shares.Select(s => Math.Round(s, 12)));
        Assert.Equal([1, 2], LatencyShares.At(3, L.Constant(1), L.Constant(2)).Select(s => Math.Round(s, 12)));
    }

    [Fact]
    public void At_ARareLongWait_BlamesItInTheTailAlone()
    {
        var wait = L.Wait(0.05, L.From(new Exponential(10)));
        var service = L.From(new Exponential(0.1));
        var sum = L.Sum(wait, service);
        Assert.True(LatencyShares.At(sum.Quantile(0.5), wait, service)[0] < 0.01 * sum.Quantile(0.5));
        Assert.True(LatencyShares.At(sum.Quantile(0.99), wait, service)[0] > 0.98 * sum.Quantile(0.99));
    }

    [Fact]
    public void At_AnyPercentile_AddsUpToIt() =>
        Gen.Select(Gen.Double[0.01, 3], Gen.Double[0.01, 3], Gen.Double[0.001, 1], Gen.Double[0.01, 0.999]).Sample(
            (cv, mean, wait, p) =>
            {
                L[] parts = [L.From(LogNormal.FromMean(mean, cv)), L.Wait(wait, L.From(new Exponential(1))), L.Constant(0.3), L.From(new Gamma(1, 0.4))];
                var t = L.Sum(parts).Quantile(p);
                var shares = LatencyShares.At(t, parts);
                Assert.InRange(shares.Sum(), t * (1 - 1e-12), t * (1 + 1e-12));
                Assert.All(shares, s => Assert.True(s >= 0));
            },
            iter: 200);
}
