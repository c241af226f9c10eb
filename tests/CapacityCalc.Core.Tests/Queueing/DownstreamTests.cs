using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CsCheck;

namespace CapacityCalc.Core.Tests.Queueing;

public class DownstreamTests
{
    private static QueueOutcome Alone { get; } = Queue.Solve(new QueueInput(0.7, 1, 1, LogNormal.FromMean(1, 0.5)));

    [Fact]
    public void Follow_SpacedRequests_LeavesTheService()
    {
        var followed = Downstream.Follow(Alone, new Arrivals(1, 0.5, true, true));
        Assert.Equal((0, 0, Method.Exact), (followed.WaitProbability, followed.MeanWaitSeconds, followed.Method));
        Assert.Same(Alone.Service, followed.Sojourn);
    }

    [Fact]
    public void Follow_ArrivalsAsTheyCame_ChangesNothing() => Assert.Same(Alone, Downstream.Follow(Alone, Arrivals.Outside(1)));

    [Fact]
    public void Follow_AnyArrivals_KeepsTheRatioOfTheMeansAndTheSojournTheirSum() =>
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Double[0, 4], Gen.Double[0, 20]).Sample(
            (utilization, cv, arrivalCv2) =>
            {
                var alone = Queue.Solve(new QueueInput(utilization, 1, 1, cv > 0 ? new Gamma(1, cv) : new Deterministic(1)));
                var arrivals = new Arrivals(1, arrivalCv2, false, true);
                var followed = Downstream.Follow(alone, arrivals);
                var ratio = arrivals.WaitRatio(alone.ServiceCv2);
                Assert.Equal(alone.MeanWaitSeconds * ratio, followed.MeanWaitSeconds, 1e-9 * (1 + followed.MeanWaitSeconds));
                Assert.Equal(1 + followed.Wait!.Mean, followed.Sojourn!.Mean, 2e-3 * followed.Sojourn.Mean);
                Assert.InRange(followed.WaitProbability, 0, 1);
                double[] quantiles = [0, followed.Wait.Quantile(0.5), followed.Wait.Quantile(0.9), followed.Wait.Quantile(0.99), followed.Wait.Quantile(0.999)];
                Assert.Equal(quantiles.Order(), quantiles);
                Assert.All(quantiles, quantile => Assert.True(double.IsFinite(quantile)));
            },
            iter: 100);
}
