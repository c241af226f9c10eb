using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public class HalfinWhittTests
{
    /// <summary>M/PH/c solved exactly, by another program in NumPy: the probability of a wait, the mean of those who wait, and their p99 ÷ that
    /// mean.</summary>
    [Theory]
    [InlineData(4, 33, 0.8, 0.1661, 0.2489, 6.047)]
    [InlineData(4, 64, 0.7, 0.00466, 0.06305, 5.434)]
    [InlineData(4, 64, 0.9, 0.3306, 0.2887, 5.737)]
    [InlineData(25, 64, 0.7, 0.004904, 0.08961, 8.506)]
    [InlineData(25, 64, 0.9, 0.3506, 1.056, 7.614)]
    [InlineData(900, 64, 0.7, 0.005011, 0.519, 24.84)]
    [InlineData(900, 64, 0.97, 0.7779, 187.7, 5.587)]
    [InlineData(0.5, 64, 0.7, 0.004267, 0.04635, 4.315)]
    [InlineData(0.5, 64, 0.97, 0.7288, 0.3987, 4.524)]
    public void Solve_MoreServersThanTheExactQueues_AgreesWithMatrixMethods(
        double cv2, int servers, double utilization, double probability, double mean, double p99)
    {
        IDistribution service = cv2 > 1 ? new Hyperexponential(1, Math.Sqrt(cv2)) : new Gamma(1, Math.Sqrt(cv2));
        var outcome = Queue.Solve(new QueueInput(utilization * servers, 1, servers, service));
        var delay = outcome.MeanWaitSeconds / outcome.WaitProbability;
        Assert.InRange(outcome.WaitProbability / probability, 0.99, 1.01);
        Assert.InRange(delay / mean, 0.99, 1.01);
        Assert.InRange(outcome.Wait!.SurvivalQuantile(0.01 * outcome.WaitProbability) / delay / p99, 0.97, 1.03);
        Assert.Equal(Method.Approximate, outcome.Method);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(20)]
    public void Solve_RenewalArrivalsAtManyServers_AgreesWithTheWholeSum(double arrivalCv2)
    {
        foreach (var utilization in new[] { 0.97, 0.99, 0.999 })
        {
            const int Servers = 12_000;
            var exact = GIMc.WaitProbability(arrivalCv2, Servers, utilization * Servers);
            var outcome = Queue.Solve(new QueueInput(utilization * Servers, arrivalCv2, Servers, new Exponential(1)));
            Assert.InRange(outcome.WaitProbability / exact, 0.98, 1.02);
        }
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(5)]
    [InlineData(30)]
    public void Solve_OneServerPastTheExactQueues_NeverWaitsLonger(double cv)
    {
        var service = new Hyperexponential(1, cv);
        foreach (var utilization in new[] { 0.05, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-9 })
        {
            var exact = Queue.Solve(new QueueInput(utilization * 32, 1, 32, service));
            var more = Queue.Solve(new QueueInput(utilization * 32, 1, 33, service));
            Assert.True(more.MeanWaitSeconds <= exact.MeanWaitSeconds && more.WaitProbability <= exact.WaitProbability);
            Assert.True(more.Sojourn!.Quantile(0.99) <= exact.Sojourn!.Quantile(0.99) * (1 + 1e-9));
        }
    }
}
