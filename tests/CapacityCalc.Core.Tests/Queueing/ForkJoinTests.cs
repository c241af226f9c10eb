using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Tests.Reference;
using CsCheck;

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
    public void Shards_ExponentialLeaves_HaveTheSimulatedP99WithinTheStatedAccuracy(
        int shards, double utilization, int servers, double p99, double halfWidth)
    {
        // Source: queuecomputer 1.2.0 (C++/R), 20 to 30 replications, 95% confidence.
        var leaf = Queue.Solve(new QueueInput(utilization * servers, 1, servers, new Exponential(1)));
        var (sojourn, method, accuracy) = ForkJoin.Shards(leaf, shards);
        Assert.Equal(Method.Approximate, method);
        Assert.InRange(sojourn.Quantile(0.99), (p99 - halfWidth) * (1 - accuracy), (p99 + halfWidth) * (1 + accuracy));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void Shards_TwoExponentialLeaves_HaveTheExactMean(double utilization)
    {
        // (12 − ρ)/8 × 1/(μ − λ): L. Flatto and S. Hahn (1984); R. Nelson and A. Tantawi (1988), eq. (6).
        var (sojourn, _, _) = ForkJoin.Shards(Queue.Solve(new QueueInput(utilization, 1, 1, new Exponential(1))), 2);
        var exact = (12 - utilization) / 8 / (1 - utilization);
        Assert.InRange(sojourn.Mean, exact * 0.985, exact * 1.015);
    }

    [Theory]
    [MemberData(nameof(ShardValues.Alike), MemberType = typeof(ShardValues))]
    public void Shards_LikeLeaves_AgreeWithSimulation(
        int servers, double utilization, string service, double cv, int shards, double mean, double median, double p99)
    {
        var leaf = Queue.Solve(new QueueInput(utilization * servers, 1, servers, Service(service, cv, 1)));
        AssertClose(ForkJoin.Shards(leaf, shards), mean, median, p99, cv < 0.5 ? 0.1 : 0.08, 0.05 + leaf.Accuracy / 2);
    }

    [Theory]
    [MemberData(nameof(ShardValues.OneHot), MemberType = typeof(ShardValues))]
    public void Shards_OneHotLeaf_AgreesWithSimulation(
        int servers, double utilization, string service, double cv, double slower, int shards, double mean, double median, double p99)
    {
        var hot = Queue.Solve(new QueueInput(utilization * servers, 1, servers, Service(service, cv, slower)));
        var others = Queue.Solve(new QueueInput(utilization * servers, 1, servers, Service(service, cv, 1)));
        AssertClose(ForkJoin.Shards(hot, others, shards), mean, median, p99, 0.08, 0.05);
    }

    /// <summary>Two exponential shards have their exact mean, which stretches their p99 by up to 1% beyond that of independent ones; grids of many shards add as much (200,000 cases).</summary>
    private const double Stretched = 3e-2;

    /// <summary>Of a mean that is integrated over a grid.</summary>
    private const double Integrated = 5e-3;

    [Fact]
    public void Shards_OfAnyLeaf_LieBetweenOneLeafAndIndependentOnes() =>
        AnyStable.Sample(
            (input, shards) =>
            {
                var leaf = Queue.Solve(input);
                var (sojourn, _, accuracy) = ForkJoin.Shards(leaf, shards);
                var (independent, _, _) = ForkJoin.Independent(leaf, shards);
                Assert.InRange(accuracy, leaf.Accuracy, leaf.Accuracy + 0.181);
                Assert.InRange(sojourn.Mean, leaf.Sojourn!.Mean * (1 - Integrated), independent.Mean * (1 + Integrated));
                double last = 0;
                foreach (var p in new[] { 0, 0.01, 0.5, 0.9, 0.99, 0.999, 0.9999 })
                {
                    var t = sojourn.Quantile(p);
                    Assert.InRange(t, (leaf.Sojourn.Quantile(p) * (1 - 1e-3)) - Nothing, (independent.Quantile(p) * (1 + Stretched)) + Nothing);
                    Assert.True(t >= last * (1 - 1e-9) && double.IsFinite(t), $"p {p}: {t} after {last}");
                    last = t;
                }
            },
            iter: 300);

    /// <summary>Seconds that are as good as none: the lowest percentiles of services that vary a thousandfold lie at the end of what a number can hold.</summary>
    private const double Nothing = 1e-200;

    [Fact]
    public void Slowest_OfAnyTwoLeaves_LiesBetweenTheSlowerAndIndependentOnes() =>
        Gen.Select(AnyStable, AnyStable).Sample(
            (first, second) =>
            {
                var a = Queue.Solve(first.Item1);
                var b = Queue.Solve(second.Item1 with { ArrivalCv2 = first.Item1.ArrivalCv2 });
                var (sojourn, _, _) = ForkJoin.Slowest([(a, first.Item2), (b, second.Item2)]);
                foreach (var p in new[] { 0.5, 0.99 })
                {
                    var t = sojourn.Quantile(p);
                    Assert.InRange(
                        t,
                        Math.Max(a.Sojourn!.Quantile(p), b.Sojourn!.Quantile(p)) * (1 - 0.05),
                        LatencyDistribution.Max(a.Sojourn!.MaxOf(first.Item2), b.Sojourn!.MaxOf(second.Item2)).Quantile(p) * (1 + 0.05));
                }
            },
            iter: 60);

    [Theory]
    [InlineData(2, 0.3, 0.2, 0.6661456997022228)]
    [InlineData(16, 0.05, 0.01, 0.8554924378518505)]
    [InlineData(100, 0.4, 0.002, 0.9039851727756814)]
    [InlineData(100, 0.9, 0.05, 0.8129967330083074)]
    [InlineData(1000, 0.7, 0.0004, 0.9666623733362512)]
    public void CommonFactorLatency_OfLikeParts_AgreesWithItsIntegral(int count, double correlation, double survival, double probability)
    {
        // Source: the integral by SciPy 1.x, 400 Gauss–Legendre points on [−9, 9].
        var part = LatencyDistribution.From(new Exponential(1));
        var slowest = new CommonFactorLatency([new DependentPart(part, count, correlation, correlation)]);
        var t = part.SurvivalQuantile(survival);
        Assert.Equal(probability, slowest.Cdf(t), 3e-4);
        Assert.Equal(t, slowest.SurvivalQuantile(slowest.Survival(t)), 1e-8);
    }

    [Fact]
    public void CommonFactorLatency_OfDifferentlyNamedLikeParts_IsThatOfLikeParts()
    {
        var part = LatencyDistribution.From(new Exponential(1));
        var alike = new CommonFactorLatency([new DependentPart(part, 10, 0.4, 0.5)]);
        var apart = new CommonFactorLatency([new DependentPart(part, 1, 0.4, 0.5), new DependentPart(part, 9, 0.4, 0.5)]);
        foreach (var p in new[] { 0.01, 0.5, 0.99, 0.9999 })
        {
            Assert.InRange(apart.Quantile(p) / alike.Quantile(p), 1 - 1e-3, 1 + 1e-3);
        }
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

    private static void AssertClose(
        (LatencyDistribution Sojourn, Method Method, double Accuracy) slowest, double mean, double median, double p99, double tolerance, double tailTolerance)
    {
        Assert.InRange(slowest.Sojourn.Mean / mean, 1 - tolerance, 1 + tolerance);
        Assert.InRange(slowest.Sojourn.Quantile(0.5) / median, 1 - tolerance, 1 + tolerance);
        Assert.InRange(slowest.Sojourn.Quantile(0.99) / p99, 1 - tailTolerance, 1 + tailTolerance);
    }

    private static Gen<(QueueInput, int)> AnyStable =>
        from servers in Gen.OneOf(Gen.Int[1, 40], Gen.Double[0, 6].Select(e => (int)Math.Pow(10, e)))
        from utilization in Gen.OneOf(Gen.Double[0.01, 0.99], Gen.Double[0.3, 6].Select(e => 1 - Math.Pow(10, -e)))
        from cv in Gen.OneOf(Gen.Double[0.01, 2], Gen.Double[1, 30])
        from kind in Gen.Int[0, 3]
        from arrivalCv2 in Gen.OneOf(Gen.Const(1.0), Gen.Double[0, 10])
        from tasks in Gen.OneOf(Gen.Const(1), Gen.Int[2, 20])
        from shards in Gen.OneOf(Gen.Int[2, 20], Gen.Int[2, 100_000])
        select (new QueueInput(utilization * servers / tasks, arrivalCv2, servers, Service(Kinds[kind], cv, 1), tasks), shards);

    private static string[] Kinds => ["deterministic", "exponential", "gamma", "lognormal"];

    private static IDistribution Service(string name, double cv, double mean) => name switch
    {
        "deterministic" => new Deterministic(mean),
        "exponential" => new Exponential(mean),
        "gamma" => new Gamma(mean, cv),
        "lognormal" => LogNormal.FromMean(mean, cv),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such service."),
    };
}
