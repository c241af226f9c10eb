using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Tests.Fitting;

public class OrderStatisticsTests
{
    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 36)]
    [InlineData(0.95, 72)]
    [InlineData(0.99, 368)]
    [InlineData(0.999, 3688)]
    public void Ranks_OfTheLeastCount_AreTheFirstThereAre(double share, int least)
    {
        Assert.Equal(least, OrderStatistics.LeastCount(share));
        Assert.Null(OrderStatistics.Ranks(least - 1, share));
        Assert.Equal(least, OrderStatistics.Ranks(least, share)!.Value.High);
    }

    // By summing the binomial probabilities in another program (Python, from lgamma).
    [Theory]
    [InlineData(16, 0.5, 4, 13)]
    [InlineData(100, 0.5, 40, 61)]
    [InlineData(1_000_000, 0.99, 989_805, 990_196)]
    public void Ranks_OfKnownCases_AreThoseOfTheBinomialTable(long count, double share, long low, long high) => Assert.Equal((low, high), OrderStatistics.Ranks(count, share));

    [Theory]
    [InlineData(400, 0.99)]
    [InlineData(1000, 0.9)]
    [InlineData(50, 0.5)]
    public void Interval_OfAnyDistribution_HoldsItsQuantile(int count, double share)
    {
        var truth = new Gamma(1, 1.5);
        var held = Enumerable.Range(0, Recovery.Trials).Count(trial =>
        {
            var (low, high) = new LatencySample(Noise.Of(truth, count, trial).Select(value => new LatencyCount(value, 1))).Interval(share)!.Value;
            return low <= truth.Quantile(share) && truth.Quantile(share) <= high;
        });
        Assert.InRange(held, 930, 1000);
    }
}
