using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public class MDcTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.1)]
    [InlineData(2, 0.75)]
    [InlineData(5, 0.7)]
    [InlineData(16, 0.85)]
    [InlineData(40, 0.8)]
    public void Solve_AnyLoad_MeetsTheBalanceOfOneServiceTime(int servers, double utilization)
    {
        // C. D. Crommelin (1932): of N tasks now, min(N, c) have left one service time later, and those that arrived since are there.
        var load = servers * utilization;
        var arrivals = new double[servers * 4 + 120];
        arrivals[0] = Math.Exp(-load);
        for (var j = 1; j < arrivals.Length; j++)
        {
            arrivals[j] = arrivals[j - 1] * load / j;
        }

        var tasks = arrivals;
        for (var step = 0; step < 800; step++)
        {
            var next = new double[tasks.Length];
            for (var i = 0; i < tasks.Length; i++)
            {
                var left = Math.Max(0, i - servers);
                for (var j = left; j < tasks.Length; j++)
                {
                    next[j] += tasks[i] * arrivals[j - left];
                }
            }

            tasks = next;
        }

        var probability = 1 - tasks.Take(servers).Sum();
        var mean = tasks.Select((p, n) => p * Math.Max(0, n - servers)).Sum() / load;
        var (actual, delay) = MDc.Solve(servers, utilization, 1);
        Assert.InRange(actual / probability, 1 - 1e-8, 1 + 1e-8);
        Assert.InRange(actual * delay.Mean / mean, 1 - 1e-8, 1 + 1e-8);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void Solve_OneServer_IsMG1(double utilization)
    {
        var (_, delay) = MDc.Solve(1, utilization, 2);
        var known = new DelayWhenBusy(new Deterministic(2), utilization, 1 - utilization);
        Assert.InRange(delay.Mean / known.Mean, 1 - 1e-9, 1 + 1e-9);
        foreach (var p in new[] { 0.5, 0.9, 0.99, 0.999 })
        {
            Assert.InRange(delay.Quantile(p) / known.Distribution().Quantile(p), 1 - 1.5e-3, 1 + 1.5e-3);
        }
    }

    [Theory]
    [InlineData(2, 0.6)]
    [InlineData(7, 0.9)]
    [InlineData(32, 0.95)]
    public void Solve_ShapeOfTheWait_HasItsMean(int servers, double utilization)
    {
        var (_, delay) = MDc.Solve(servers, utilization, 1);
        double integral = 0;
        for (var panel = 0; panel < 4000; panel++)
        {
            integral += GaussLegendre.Integrate(static (t, d) => d.Survival(t), delay, panel * delay.Mean / 100, (panel + 1) * delay.Mean / 100);
        }

        Assert.InRange(integral / delay.Mean, 1 - 1e-6, 1 + 1e-6);
    }

    [Theory]
    [InlineData(512, 0.95)]
    [InlineData(513, 0.95)]
    [InlineData(8, 0.98)]
    [InlineData(8, 0.981)]
    public void Solve_AtTheLimitsOfTheSolution_TheApproximationTakesOver(int servers, double utilization)
    {
        var exact = MDc.Solve(servers, utilization, 1).Delay;
        var approximate = MGc.Moments(new Deterministic(1), servers, 1 - utilization);
        Assert.InRange(approximate.Mean / exact.Mean, 0.99, 1.01);
        Assert.InRange(MGc.Shape(approximate.Mean, approximate.Cv2).Quantile(0.9) / exact.Quantile(0.9), 0.98, 1.02);
    }

    [Fact]
    public void Solve_ConstantService_IsExact() =>
        Assert.Equal(Method.Exact, Queue.Solve(new QueueInput(6, 1, 8, new Deterministic(1))).Method);
}
