using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;
using CsCheck;

namespace CapacityCalc.Cli.Tests.Reports;

public sealed class BudgetTimesTests
{
    private const double Step = 1e-4;

    /// <summary>84.27 + 100.5 + 213.16 ms and a slack of 102.07 ms: rounded one by one they would add up to 500.1 ms.</summary>
    [Fact]
    public void Times_AsPrinted_AddUpToTheLimit()
    {
        var times = new BudgetTimes(Budget(0.5, 0.39793, 0.08427, 0.1005, 0.21316), Step);

        Assert.Equal([0.0843, 0.1005, 0.2132], times.Shares.Select(share => Math.Round(share!.Value, 6)));
        Assert.Equal(0.102, times.Slack, 1e-9);
        Assert.Equal(0.5, times.Limit, 1e-9);
    }

    [Fact]
    public void Times_OfAnyBudget_AddUpAndAreOffByLessThanAStep() =>
        Gen.Select(Gen.Double[0, 0.3].Array[1, 6], Gen.Double[0.001, 0.5]).Sample((shares, limit) =>
        {
            var times = new BudgetTimes(Budget(limit, shares.Sum(), shares), Step);

            Assert.Equal(times.Limit, times.Shares.Sum(share => share!.Value) + times.Hits + times.Slack, 1e-9);
            Assert.InRange(times.Slack, limit - shares.Sum() - Step, limit - shares.Sum() + (Step * 1e-5));
            Assert.All(times.Shares.Zip(shares), pair => Assert.InRange(pair.First!.Value, pair.Second - Step, pair.Second + Step));
        });

    private static BudgetFigures Budget(double limit, double actual, params double[] shares) =>
        new(Objective.P99, limit, actual, null, [.. shares.Select((share, index) => new StageBudget($"s{index}", null) { ShareSeconds = share })]);
}
