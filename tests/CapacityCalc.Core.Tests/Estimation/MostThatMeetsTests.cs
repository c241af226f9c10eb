using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class MostThatMeetsTests
{
    /// <summary>The next number that a double can tell from 1 is beyond a limit, too.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(2.2e-16)]
    public void Find_OfAnExcessHoweverSmall_EndsBeforeIt(double step)
    {
        var growth = new MostThatMeets(count => count >= 1000 ? step : -0.5).Find(10);

        Assert.Equal(999, growth.Most);
    }

    [Fact]
    public void Excess_OfAFigureJustBeyondItsLimit_IsAboveZero()
    {
        var limit = Given.Scenario("traffic: { rate: 1/s, items: 1 }\nslo: { p99: 249.9 ms }\npipeline:\n  - { stage: s, kind: call, hosts: external, model: { kind: service, mean: 1 ms, cv: 0 } }\n").Scenario.Slo.Limits;
        var latency = Core.Numerics.LatencyDistribution.Constant(Math.BitIncrement(limit[0].Limit));

        Assert.False(LatencyObjectives.AreMet(limit, latency));
        Assert.True(LatencyObjectives.Excess(limit, latency) > 0);
    }
}
