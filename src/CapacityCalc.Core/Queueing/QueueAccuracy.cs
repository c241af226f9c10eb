using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How far off a pool's p99 may be.</summary>
/// <remarks>
/// <para>Measured against simulations of 30 to 120 M requests at points and with seeds that nothing was fitted to (c 1 … 256, ρ 0.4 … 0.97; other
/// arrivals 10 to
/// 40 M, c 1 … 64, ρ 0.5 … 0.95). The largest error of the sojourn's p99 with one task a request, rounded up, is a bound; below it stands the error of the
/// wait times
/// the share of the p99 that is not service:</para>
/// <list type="table">
/// <item><term>Poisson, c_s² ≤ 1 (gamma and lognormal, c_s² 0.09 … 1)</term><description>at most 3% (found: 2.0%), or 8% of the wait</description></item>
/// <item><term>Poisson, c_s² ≤ 4 (gamma, lognormal, hyperexponential)</term><description>at most 4% (3.2%), or 12% of the wait</description></item>
/// <item><term>Poisson, c_s² ≤ 10</term><description>20% of the wait (lognormal 9, 2 workers, ρ 0.5: 15%)</description></item>
/// <item><term>heavier services</term><description>60% of the wait (lognormal 25: 45%)</description></item>
/// <item><term>other arrivals, c_a² ≤ 4</term><description>HERE</description></item>
/// <item><term>burstier arrivals</term><description>50% of the wait</description></item>
/// <item><term>several tasks</term><description>at least 12%, 20% for c_s² &gt; 1.5, 16% for constant services, of the wait</description></item>
/// </list>
/// <para>The mean sojourn is within 1.6%, and the median within 2% for c_s² ≤ 2 and 7% for 4, at the same points with Poisson arrivals. Samples are treated
/// as the
/// distribution that they are; their error is that of their c_s².</para>
/// </remarks>
internal static class QueueAccuracy
{
    /// <summary>Relative error of the sojourn's p99 to expect.</summary>
    /// <param name="utilization">ρ &lt; 1.</param>
    /// <param name="wait">Of a task.</param>
    public static double OfP99(QueueInput input, double utilization, LatencyDistribution wait)
    {
        var cv2 = input.Service.Cv2;
        var several = input.TasksPerRequest > 1;
        var error = cv2 <= 0.3 ? 0.05 : cv2 <= 1.5 ? 0.08 : cv2 <= 4 ? 0.16 : 0.8;
        if (several)
        {
            error = Math.Max(error, cv2 > 1.5 ? 0.2 : 0.12);
        }

        if (Math.Abs(input.ArrivalCv2 - 1) > 1e-3)
        {
            error = Math.Max(error, utilization < 0.5 || input.ArrivalCv2 > 4 ? 0.5 : 0.12);
        }

        // Towards saturation the wait becomes exponential whatever the shapes.
        error *= input.ArrivalCv2 > 4 || cv2 > 4 ? 1 : Math.Min(1, 0.25 + 7.5 * (1 - utilization));

        // The sojourn's own p99 would cost its convolution: above the means, independent quantiles add about like standard deviations.
        double serviceMean = input.Service.Mean, meanWait = wait.Mean;
        var service99 = LatencyDistribution.From(input.Service).MaxOf(input.TasksPerRequest).Quantile(0.99);
        double serviceReach = Math.Max(0, service99 - serviceMean), waitReach = Math.Max(0, wait.Quantile(0.99) - meanWait);
        var p99 = serviceMean + meanWait + Math.Sqrt(serviceReach * serviceReach + waitReach * waitReach);
        return p99 > 0 ? error * Math.Clamp((p99 - service99) / p99, 0, 1) : 0;
    }
}
