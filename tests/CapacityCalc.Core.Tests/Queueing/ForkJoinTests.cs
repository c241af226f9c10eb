using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public class ForkJoinTests
{
    [Theory]
    [InlineData(2, 0.5, 1, 10.54781823, 0.0092)]
    [InlineData(4, 0.5, 1, 11.8927354, 0.01777)]
    [InlineData(8, 0.8, 1, 32.79283249, 0.1307)]
    [InlineData(16, 0.8, 1, 36.24362505, 0.1745)]
    [InlineData(16, 0.9, 1, 71.86498755, 0.6033)]
    [InlineData(8, 0.8, 4, 9.515712197, 0.03948)]
    public void Shards_ExponentialLeaves_BoundTheSimulatedP99WithinTheStatedAccuracy(
        int shards, double utilization, int servers, double p99, double halfWidth)
    {
        // Source: queuecomputer 1.2.0 (C++/R), 20 to 30 replications, 95% confidence.
        var leaf = Queue.Solve(new QueueInput(utilization * servers, 1, servers, new Exponential(1)));
        var (sojourn, method, accuracy) = ForkJoin.Shards(leaf, shards);
        Assert.Equal(Method.Bound, method);
        var actual = sojourn.Quantile(0.99);
        Assert.InRange(actual, p99 - halfWidth, (p99 + halfWidth) * (1 + accuracy));
    }

    [Fact]
    public void Shards_ConstantLeaves_EndTogether()
    {
        // Source: queuecomputer 1.2.0, 16 single-server pools, constant service, ρ = 0.8: p99 11.339 ± 0.040, mean 2.9995 ± 0.0038.
        var leaf = Queue.Solve(new QueueInput(0.8, 1, 1, new Deterministic(1)));
        var (sojourn, method, _) = ForkJoin.Shards(leaf, 16);
        Assert.Equal(Method.Exact, method);
        Assert.InRange(sojourn.Mean, 2.9995 - 0.0038, 2.9995 + 0.0038);
        Assert.InRange(sojourn.Quantile(0.99), 11.339 - 0.040, 11.339 + 0.040);
    }

    [Fact]
    public void Shards_WithoutQueueing_AreExact()
    {
        var leaf = Queue.NoWait(new QueueInput(1, 1, 1, new Exponential(0.01)));
        var (sojourn, method, accuracy) = ForkJoin.Shards(leaf, 100);
        Assert.Equal(Method.Exact, method);
        Assert.Equal(0, accuracy);
        Assert.Equal(-0.01 * Math.Log(1 - Math.Pow(0.99, 0.01)), sojourn.Quantile(0.99), 12);
    }

    [Fact]
    public void Shards_OfAnOverloadedLeaf_Throw() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        ForkJoin.Shards(Queue.Solve(new QueueInput(2, 1, 1, new Exponential(1))), 2));
}
