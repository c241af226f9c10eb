using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public sealed class HedgingTests
{
    private static readonly HedgeInput Late = new(null, 0.95, SecondCopy.OtherQueue, SlowerCopy.RunsToItsEnd);

    [Fact]
    public void Solve_RandomHosts_MeetsTheSimulation()
    {
        // sim_hedge_load_K50_l03_d2: 50 hosts, 23.8 M tasks, 95% intervals below 0.15%; a finite number of hosts shares its copies.
        var outcome = Hedging.Solve(new QueueInput(0.3, 1, 1, new Exponential(1)), After(2));
        Assert.Equal(1, outcome.Sojourn!.Mean / 1.395961803, 0.01);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.5) / 1.133453683, 0.01);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.95) / 3.457287871, 0.01);
        Assert.Equal(1, outcome.Sojourn.Quantile(0.99) / 4.785450223, 0.01);
        Assert.Equal(0.294360625, outcome.Hedge!.ExtraLoad, 3);
    }

    [Fact]
    public void Solve_NearTheEdge_StatesItsError()
    {
        // 50 hosts at ρ = 0.5: 9.21 without hedging, 10.30 with it, for 43% more requests.
        var outcome = Hedging.Solve(new QueueInput(0.5, 1, 1, new Exponential(1)), After(3));
        Assert.InRange(outcome.Sojourn!.Quantile(0.99), 10.30 * (1 - outcome.Accuracy), 10.30);
        Assert.InRange(outcome.Hedge!.SentTwice, 0.4, 0.44);
    }

    /// <summary>Workers of a queue, load, cv (lognormal; 1 exponential, 0 constant), h, p99 of an independent simulation of a million tasks, with cancellation.</summary>
    public static TheoryData<SecondCopy, int, double, double, double, double> Cancelled => new()
    {
        { SecondCopy.OtherQueue, 1, 0.3, 1, 2, 3.883 },
        { SecondCopy.OtherQueue, 1, 0.5, 1, 3, 5.090 },
        { SecondCopy.OtherQueue, 1, 0.5, 2, 3, 5.392 },
        { SecondCopy.OtherQueue, 8, 0.6, 2, 3, 4.102 },
        { SecondCopy.SameQueue, 8, 0.6, 1, 3, 3.907 },
        { SecondCopy.SameQueue, 64, 0.8, 2, 3, 4.076 },
    };

    [Theory]
    [MemberData(nameof(Cancelled))]
    public void Solve_WithCancellation_MeetsTheSimulation(SecondCopy second, int workers, double load, double cv, double after, double p99)
    {
        IDistribution service = cv is 1.0 ? new Exponential(1) : LogNormal.FromMean(1, cv);
        var outcome = Hedging.Solve(new QueueInput(load * workers, 1, workers, service), new HedgeInput(after, null, second, SlowerCopy.IsCancelled));
        Assert.Equal(1, outcome.Sojourn!.Quantile(0.99) / p99, 0.04);
    }

    [Fact]
    public void Solve_AtAQuantile_SendsItsRestTwice()
    {
        var outcome = Hedging.Solve(new QueueInput(0.5, 1, 1, new Exponential(1)), Late);
        Assert.Equal(0.05, outcome.Hedge!.SentTwice, 12);
        Assert.Equal(0.525, outcome.Utilization, 12);
    }

    [Fact]
    public void Solve_AfterAges_IsThePlainQueue()
    {
        var input = new QueueInput(0.7, 1, 1, new Exponential(1));
        Assert.Equal(Queue.Solve(input).Sojourn!.Quantile(0.99), Hedging.Solve(input, After(1e3)).Sojourn!.Quantile(0.99), 1e-2);
    }

    [Fact]
    public void Solve_AtOnce_IsTheEarlierOfTwoAtTwiceTheLoad()
    {
        // P(T > t) = e^(−2(1 − 2ρ)t) for M/M/1.
        var outcome = Hedging.Solve(new QueueInput(0.3, 1, 1, new Exponential(1)), After(0));
        Assert.Equal(1, outcome.Sojourn!.Quantile(0.99) / (Math.Log(100) / 0.8), 0.01);
    }

    [Theory]
    [InlineData(SecondCopy.OtherQueue, 0.6, 1.0)]
    [InlineData(SecondCopy.SameQueue, 0.8, 2.0)]
    public void Solve_CopiesThatFeedOnThemselves_Overload(SecondCopy second, double load, double after)
    {
        var outcome = Hedging.Solve(new QueueInput(load * 8, 1, 8, LogNormal.FromMean(1, 2)), new HedgeInput(after / 4, null, second, SlowerCopy.RunsToItsEnd));
        Assert.False(outcome.IsStable);
        Assert.NotNull(outcome.Hedge);
    }

    [Theory]
    [InlineData(5000, 0.9999, 30, 0)]
    [InlineData(1, 1e-9, 5, 0.5)]
    [InlineData(3_000_000, 0.95, 0.1, 3)]
    public void Solve_ExtremeInput_HasFigures(int workers, double load, double cv, double after)
    {
        foreach (var slower in Enum.GetValues<SlowerCopy>())
        {
            var outcome = Hedging.Solve(
                new QueueInput(load * workers, 1, workers, LogNormal.FromMean(1, cv)), new HedgeInput(after, null, SecondCopy.OtherQueue, slower));
            Assert.True(!outcome.IsStable || (double.IsFinite(outcome.Sojourn!.Mean) && double.IsFinite(outcome.Sojourn.Quantile(0.999))));
        }
    }

    [Fact]
    public void CutAt_Limit_KeepsTheShareBelowIt()
    {
        var cut = LatencyDistribution.From(new Exponential(1)).CutAt(2);
        Assert.Equal(2, cut.Quantile(0.99), 12);
        Assert.Equal(1 - Math.Exp(-2), cut.Mean, 6);
        Assert.Equal(Math.Log(2), cut.Quantile(0.5), 9);
    }

    private static HedgeInput After(double seconds) => new(seconds, null, SecondCopy.OtherQueue, SlowerCopy.RunsToItsEnd);
}
