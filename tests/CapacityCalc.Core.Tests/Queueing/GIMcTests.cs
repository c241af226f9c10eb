using CapacityCalc.Core.Queueing;
using CsCheck;

namespace CapacityCalc.Core.Tests.Queueing;

public class GIMcTests
{
    private static readonly double[] Percentiles = [0.3, 0.5, 0.9, 0.99, 0.999];

    /// <summary>The chain of the numbers that arrivals find, from the death process over a gap (uniformised; gaps by quadrature), up to 150 … 300
    /// tasks, in NumPy.</summary>
    [Theory]
    [InlineData(0, 4, 0.8, 0.40479933475811297, 0.272503913170954)]
    [InlineData(0, 10, 0.9, 0.5219619308854774, 0.2703063071402122)]
    [InlineData(0.5, 3, 0.7, 0.4027920478124091, 0.3491700779889028)]
    [InlineData(0.3, 6, 0.85, 0.5219170493756681, 0.38808754380477206)]
    [InlineData(3, 5, 0.75, 0.6287475702844564, 0.8655385429315667)]
    public void Solve_RenewalGaps_AgreesWithTheChainAtArrivals(double arrivalCv2, int servers, double utilization, double probability, double mean)
    {
        var solved = GIMc.Solve(arrivalCv2, servers, utilization * servers, 1)!.Value;
        Assert.InRange(solved.Probability / probability, 1 - 1e-8, 1 + 1e-8);
        Assert.InRange(solved.MeanSeconds / mean, 1 - 1e-8, 1 + 1e-8);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(4, 0.75)]
    [InlineData(10, 0.2)]
    [InlineData(60, 0.99)]
    [InlineData(2000, 0.98)]
    public void Solve_GapsThatNearExponential_AreErlangs(int servers, double utilization)
    {
        var exponential = MMc.Wait(utilization * servers, servers, 3);
        var sojourn = MMc.Sojourn(utilization * servers, servers, 3);
        foreach (var cv2 in new[] { 1 - 1e-9, 1, 1 + 1e-9 })
        {
            var solved = GIMc.Solve(cv2, servers, utilization * servers, 3)!.Value;
            Assert.InRange(solved.Probability / exponential.Survival(0), 1 - 1e-6, 1 + 1e-6);
            Assert.InRange(solved.MeanSeconds / exponential.Mean, 1 - 1e-6, 1 + 1e-6);
            Assert.All(Percentiles, p => Assert.InRange(solved.Sojourn.Quantile(p) / sojourn.Quantile(p), 1 - 1e-6, 1 + 1e-6));
        }
    }

    [Theory]
    [InlineData(0.5, 4)]
    [InlineData(0.25, 8)]
    [InlineData(0.7, 10)]
    public void Solve_WhereBothPartsOfTheFractionVanish_IsContinuous(double root, int servers)
    {
        // Even gaps: η = 1 − e^(−η/ρ), with cη a whole number.
        var utilization = -root / Math.Log(1 - root);
        var at = GIMc.Solve(0, servers, utilization * servers, 1)!.Value.Probability;
        foreach (var apart in new[] { 1e-13, 1e-9, 1e-6, 3e-6 })
        {
            var above = GIMc.Solve(0, servers, utilization * (1 + apart) * servers, 1)!.Value.Probability;
            var below = GIMc.Solve(0, servers, utilization * (1 - apart) * servers, 1)!.Value.Probability;
            var curvature = 1e3 * apart * apart;
            Assert.InRange((above + below) / 2 / at, 1 - 1e-10 - curvature, 1 + 1e-10 + curvature);
        }
    }

    [Fact]
    public void Solve_AsLoadNearsTheServers_HasTheLimitOfHeavyTraffic()
    {
        foreach (var arrivalCv2 in new[] { 0, 0.2, 0.5, 2, 30 })
        {
            const double Idle = 1e-9;
            var solved = GIMc.Solve(arrivalCv2, 8, 8 * (1 - Idle), 1)!.Value;
            Assert.InRange(solved.MeanSeconds * 2 * 8 * Idle / (1 + arrivalCv2), 1 - 2e-6, 1 + 2e-6);
        }
    }

    [Fact]
    public void Solve_AnyArrivals_AreFiniteAndWaitLessWithLessLoadOrMoreServers() =>
        AnyInput.Sample(
            input =>
            {
                var (cv2, servers, load, mean) = input;
                var solved = GIMc.Solve(cv2, servers, load, mean)!.Value;
                Assert.InRange(solved.Probability, 0, 1);
                Assert.True(solved.MeanSeconds >= 0 && double.IsFinite(solved.MeanSeconds));
                Assert.All(Percentiles, p => Assert.True(double.IsFinite(solved.Wait.Quantile(p)) && double.IsFinite(solved.Sojourn.Quantile(p))));
                Assert.True(GIMc.Solve(cv2, servers, load * 0.99, mean)!.Value.MeanSeconds <= solved.MeanSeconds * (1 + 1e-9));
                Assert.True(GIMc.Solve(cv2, servers + 1, load, mean)!.Value.MeanSeconds <= solved.MeanSeconds * (1 + 1e-9));
            },
            iter: 500);

    [Fact]
    public void Solve_MoreServersThanItSums_IsLeftToOthers() => Assert.Null(GIMc.Solve(0, 1_000_000, 9e5, 1));

    private static Gen<(double Cv2, int Servers, double Load, double Mean)> AnyInput =>
        from servers in Gen.OneOf(Gen.Int[1, 20], Gen.Int[21, GIMc.MostServers - 1])
        from utilization in Gen.OneOf(Gen.Double[0.01, 0.99], Gen.Double[0.3, 9].Select(e => 1 - Math.Pow(10, -e)), Gen.Double[-12, -1].Select(e => Math.Pow(10, e)))
        from mean in Gen.Double[-9, 9].Select(e => Math.Pow(10, e))
        from cv2 in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1], Gen.Double[1, 10], Gen.Double[-12, 4].Select(e => Math.Pow(10, e)))
        select (cv2, servers, utilization * servers, mean);
}
