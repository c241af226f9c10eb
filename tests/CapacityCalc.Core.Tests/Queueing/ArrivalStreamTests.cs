using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CsCheck;

namespace CapacityCalc.Core.Tests.Queueing;

public class ArrivalStreamTests
{
    private const double Rate = 1;

    private static ArrivalStream Poisson => ArrivalStream.FromOutside(1, Rate);

    private static Station Constant(int workers, double seconds, int tasks = 1) => Station.Of(Rate, workers, tasks, new Deterministic(seconds));

    private static Station Random(int workers, double utilization, double cv) =>
        Station.Of(Rate, workers, 1, cv > 0 ? LogNormal.FromMean(utilization * workers, cv) : new Deterministic(utilization * workers));

    /// <summary>After c constant services D, requests n and n + c are at least D apart, so that ⌊c′/c⌋ D ≥ D′ leaves nobody to wait.</summary>
    [Theory]
    [InlineData(1, 0.7, 1, 0.7, true)]
    [InlineData(1, 0.7, 1, 0.6, true)]
    [InlineData(1, 0.6, 1, 0.7, false)]
    [InlineData(4, 3, 4, 3, true)]
    [InlineData(2, 1.5, 4, 3, true)]
    [InlineData(2, 1.5, 5, 3, true)]
    [InlineData(2, 1.4, 5, 3, false)]
    [InlineData(4, 3, 3, 2, false)]
    public void At_ConstantAfterConstant_KnowsWhetherAnyoneWaits(int upstream, double upstreamSeconds, int downstream, double seconds, bool areSpaced) =>
        Assert.Equal(areSpaced, Poisson.Through(Constant(upstream, upstreamSeconds)).At(Constant(downstream, seconds)).AreSpaced);

    [Fact]
    public void At_ConstantGapsFromOutside_AreSpaced()
    {
        Assert.True(ArrivalStream.FromOutside(0, Rate).At(Constant(1, 0.99)).AreSpaced);
        Assert.False(ArrivalStream.FromOutside(0, Rate).At(Random(1, 0.5, 0.1)).AreSpaced);
    }

    [Fact]
    public void Through_ServicesThatNeverWait_KeepsTheSpacing()
    {
        var stream = Poisson.Through(Constant(1, 0.8)).Through(Constant(1, 0.3));
        Assert.True(stream.At(Constant(1, 0.8)).AreSpaced);
        Assert.False(stream.Delayed().At(Constant(1, 0.8)).AreSpaced);
        Assert.False(stream.Through(Random(1, 0.2, 1)).At(Constant(1, 0.8)).AreSpaced);
    }

    /// <summary>Two tasks on three workers do not stay in step.</summary>
    [Fact]
    public void Through_TasksThatDoNotFillTheWorkers_LeavesNoSpacing()
    {
        Assert.True(Poisson.Through(Constant(4, 1, 2)).At(Constant(4, 1, 2)).AreSpaced);
        Assert.False(Poisson.Through(Constant(3, 1, 2)).At(Constant(3, 1, 2)).AreSpaced);
    }

    [Fact]
    public void At_AfterExponentialServices_IsAsItCame()
    {
        var arrivals = Poisson.Through(Station.Of(Rate, 1, 1, new Exponential(0.8))).Through(Station.Of(Rate, 4, 1, new Exponential(3))).At(Random(1, 0.7, 2));
        Assert.Equal(Arrivals.Outside(1), arrivals);
    }

    /// <summary>The wait after shorter constant services is what the longer adds to the longest of them: W(D′) − W(D), H. D. Friedman (1965).</summary>
    [Theory]
    [InlineData(0.37, 0.346, 0.2)]
    [InlineData(0.715, 0.346, 0.37)]
    [InlineData(0.94, 0.9, 0.9)]
    public void WaitRatio_LongerConstantService_IsFriedmans(double utilization, double first, double second)
    {
        static double Wait(double rho) => rho * rho / (1 - rho);
        var ratio = Poisson.Through(Random(1, first, 0)).Through(Random(1, second, 0)).At(Random(1, utilization, 0)).WaitRatio(0);
        Assert.Equal(1 - (Wait(Math.Max(first, second)) / Wait(utilization)), ratio, 1e-9);
    }

    [Fact]
    public void Share_AnyQueues_IsAProbability() =>
        Gen.Select(Gen.Double[0, 0.9999], Gen.Double[0, 0.9999], Gen.Double[0, 900], Gen.Double[0, 900], Gen.Double[0, 900], Gen.Int[0, 31], Gen.Int[0, 31]).Sample(
            (up, down, upCv2, downCv2, arrivalCv2, upServers, downServers) => Assert.InRange(
                Departures.Share(new Station(1L << upServers, up, 1, upCv2), new Station(1L << downServers, down, 1, downCv2), arrivalCv2), 0, 1));

    /// <summary>Branches ask for the stream before the fork, once for all.</summary>
    [Fact]
    public void At_AfterManyForks_TakesNoTime()
    {
        var stream = Poisson;
        for (var fork = 0; fork < 200; fork++)
        {
            stream = ArrivalStream.Joined([stream.Through(Random(1, 0.5, 0.5)), stream.Through(Random(2, 0.6, 1.5)), stream]);
        }

        Assert.InRange(stream.At(Random(1, 0.7, 1)).Cv2, 0, 3);
    }
}
