using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CsCheck;

namespace CapacityCalc.Core.Tests.Queueing;

public class MPHcTests
{
    private static readonly double[] Percentiles = [0.3, 0.5, 0.9, 0.99, 0.999];

    /// <summary>The balance equations of all configurations, cut off where less than 1e-12 lies beyond, by a sparse LU decomposition (SciPy
    /// 1.x, SuperLU).</summary>
    public static TheoryData<IDistribution, int, double, double, double> BalanceEquations => new()
    {
        { new Hyperexponential(1, 5), 4, 0.7, 0.4564878609005051, 3.5074555023904272 },
        { new Hyperexponential(1, 3), 12, 0.6, 0.08191176786767515, 0.038193513950262784 },
        { new Gamma(1, Math.Sqrt(1 / 3.0)), 5, 0.85, 0.6464827125352361, 0.5930813811598544 },
        { new Gamma(1, 0.5), 3, 0.6, 0.3471689094213175, 0.19390162029356686 },
        { new Gamma(1, Math.Sqrt(0.5)), 16, 0.9, 0.5838054057569697, 0.2823251835018522 },
        { new Hypoexponential(0.25, 0.75), 6, 0.8, 0.5137281150508883, 0.3546708300046934 },
    };

    [Theory]
    [MemberData(nameof(BalanceEquations))]
    public void Solve_FewServers_AgreesWithTheBalanceEquations(
        IDistribution service, int servers, double utilization, double probability, double mean)
    {
        var solved = MPHc.Solve(servers, utilization * servers, service)!.Value;
        Assert.InRange(solved.Probability / probability, 1 - 1e-9, 1 + 1e-9);
        Assert.InRange(solved.MeanSeconds / mean, 1 - 1e-8, 1 + 1e-8);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.95)]
    [InlineData(10, 0.2)]
    [InlineData(20, 0.999)]
    public void Solve_ExponentialServiceAsPhases_IsErlangs(int servers, double utilization)
    {
        foreach (var service in new IDistribution[] { new Exponential(2), new Hyperexponential(2, 1), new Hypoexponential(2, 2e-14) })
        {
            var solved = MPHc.Solve(servers, utilization * servers, service)!.Value;
            var exponential = MMc.Wait(utilization * servers, servers, 2);
            var sojourn = MMc.Sojourn(utilization * servers, servers, 2);
            Assert.InRange(solved.Probability / exponential.Survival(0), 1 - 1e-9, 1 + 1e-9);
            Assert.InRange(solved.MeanSeconds / exponential.Mean, 1 - 1e-9, 1 + 1e-9);
            Assert.All(Percentiles, p => Assert.InRange(solved.Sojourn.Quantile(p) / sojourn.Quantile(p), 1 - 1e-9, 1 + 1e-9));
        }
    }

    [Fact]
    public void Solve_EqualPhasesInSeries_AreTheErlangDistribution()
    {
        var gamma = MPHc.Solve(6, 4.5, new Gamma(1, Math.Sqrt(0.5)))!.Value;
        foreach (var apart in new[] { 0, 1e-6, 2e-5, 1e-4 })
        {
            var series = MPHc.Solve(6, 4.5, new Hypoexponential(0.5 - apart, 0.5 + apart))!.Value;

            // cv² differs by 2 apart².
            var tolerance = 1e-9 + 10 * apart * apart;
            Assert.All(Percentiles, p => Assert.InRange(series.Sojourn.Quantile(p) / gamma.Sojourn.Quantile(p), 1 - tolerance, 1 + tolerance));
        }
    }

    [Fact]
    public void Solve_OneServer_IsPollaczekKhinchine()
    {
        foreach (var service in Services)
        {
            var solved = MPHc.Solve(1, 0.8, service)!.Value;
            var (probability, mean, wait) = GGc.Solve(1, 1, 0.8, service);
            Assert.Equal(0.8, solved.Probability, 10);
            Assert.InRange(solved.MeanSeconds / (0.8 * service.Mean * (1 + service.Cv2) / 2 / (1 - 0.8)), 1 - 1e-9, 1 + 1e-9);
            Assert.Equal(probability, solved.Probability, 10);
            Assert.All(Percentiles, p => Assert.InRange(solved.Wait.Quantile(p), wait.Quantile(p) * 0.998, wait.Quantile(p) * 1.002));
        }
    }

    [Fact]
    public void Solve_TheSojourn_IsTheSumOfWaitAndService()
    {
        foreach (var service in Services)
        {
            foreach (var utilization in new[] { 0.4, 0.8, 0.99 })
            {
                var solved = MPHc.Solve(3, 3 * utilization, service)!.Value;
                var sum = LatencyDistribution.Sum(solved.Wait, LatencyDistribution.From(service));
                Assert.InRange(solved.Sojourn.Mean / sum.Mean, 1 - 1e-9, 1 + 1e-9);
                Assert.All(Percentiles, p => Assert.InRange(solved.Sojourn.Quantile(p) / sum.Quantile(p), 0.999, 1.001));
            }
        }
    }

    [Fact]
    public void Solve_MoreLoadOrFewerServers_WaitsLonger() =>
        AnyInput.Sample(
            input =>
            {
                var (servers, load, service) = input;
                if (MPHc.Solve(servers, load, service) is not { } solved)
                {
                    Assert.False(IsSmall(servers, load, service));
                    return;
                }

                if (MPHc.Solve(servers, load * 0.99, service) is { } less)
                {
                    Assert.True(less.MeanSeconds < solved.MeanSeconds && less.Probability < solved.Probability + 1e-12);
                }

                if (MPHc.Solve(servers + 1, load, service) is { } more)
                {
                    Assert.True(more.MeanSeconds < solved.MeanSeconds && more.Probability < solved.Probability + 1e-12);
                }
            },
            iter: 300);

    [Fact]
    public void Solve_AnyScaleAndShape_IsFiniteAndFalls() =>
        AnyInput.Sample(
            input =>
            {
                var (servers, load, service) = input;
                if (MPHc.Solve(servers, load, service) is not { } solved)
                {
                    Assert.False(IsSmall(servers, load, service));
                    return;
                }

                Assert.InRange(solved.Probability, 0, 1);
                Assert.True(solved.MeanSeconds >= 0 && double.IsFinite(solved.MeanSeconds));
                Assert.InRange(solved.Sojourn.Mean / (solved.MeanSeconds + service.Mean), 1 - 1e-9, 1 + 1e-9);
                double last = 0, lastWait = 0;
                foreach (var p in Percentiles)
                {
                    double t = solved.Sojourn.Quantile(p), wait = solved.Wait.Quantile(p);
                    Assert.True(t >= last && double.IsFinite(t) && wait >= lastWait && double.IsFinite(wait));
                    Assert.InRange(solved.Sojourn.Survival(t), (1 - p) * (1 - 1e-6), (1 - p) * (1 + 1e-6));
                    (last, lastWait) = (t, wait);
                }
            },
            iter: 300);

    [Fact]
    public void Solve_AsLoadNearsTheServers_HasTheLimitOfHeavyTraffic()
    {
        // J. F. C. Kingman (1962), J. Köllerström (1974): exponential with mean m (1 + c_s²)/(2c(1 − ρ)).
        foreach (var service in Services)
        {
            const double Idle = 1e-9;
            var solved = MPHc.Solve(4, 4 * (1 - Idle), service)!.Value;
            Assert.InRange(solved.MeanSeconds * 2 * 4 * Idle / (1 + service.Cv2) / service.Mean, 1 - 2e-6, 1 + 2e-6);
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(5_000_000)]
    public void Solve_ManyServers_IsLeftToOthers(int servers) =>
        Assert.Null(MPHc.Solve(servers, 0.9 * servers, new Hyperexponential(1, 2)));

    private static IDistribution[] Services =>
    [
        new Hyperexponential(3, 1.5), new Hyperexponential(1e-6, 5), new Gamma(1e5, Math.Sqrt(0.5)), new Gamma(1, Math.Sqrt(1 / 3.0)),
        new Gamma(1, 0.5), new Hypoexponential(0.2, 0.7),
    ];

    private static Gen<(int Servers, double Load, IDistribution Service)> AnyInput =>
        from servers in Gen.OneOf(Gen.Int[1, 5], Gen.Int[6, 40])
        from utilization in Gen.OneOf(Gen.Double[0.01, 0.99], Gen.Double[0.3, 9].Select(e => 1 - Math.Pow(10, -e)), Gen.Double[-12, -1].Select(e => Math.Pow(10, e)))
        from mean in Gen.Double[-9, 9].Select(e => Math.Pow(10, e))
        from cv in Gen.OneOf(Gen.Double[1, 3], Gen.Double[1, 30], Gen.Double[0, 1e-6].Select(e => 1 + e))
        from kind in Gen.Int[0, 3]
        from phases in Gen.Int[2, 9]
        from share in Gen.OneOf(Gen.Double[0.01, 0.5], Gen.Double[-9, -3].Select(e => Math.Pow(10, e)))
        select (servers, utilization * servers, kind switch
        {
            0 or 1 => new Hyperexponential(mean, cv),
            2 => (IDistribution)new Gamma(mean, Math.Sqrt(1.0 / phases)),
            _ => new Hypoexponential(mean * share, mean * (1 - share)),
        });

    /// <summary>Where there must be a solution: few servers, and loads at which some tasks wait.</summary>
    private static bool IsSmall(int servers, double load, IDistribution service) =>
        servers <= 3 && load > 0.3 * servers && (service.Cv2 > 0.24 || servers == 1);
}
