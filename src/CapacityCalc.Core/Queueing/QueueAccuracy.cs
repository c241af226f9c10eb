using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How far off a pool's p99 may be.</summary>
/// <remarks>
/// The largest errors of the wait's p99 that were measured against long simulations (20 M tasks; c 1, 2, 8, 64; ρ 0.3, 0.7, 0.9; constant
/// and lognormal service with c_s² ¼, 1, 4; c_a² ¼, 1, 2; K 1, 4, 16), rounded up, times the share of the sojourn's p99 that is not
/// service. At ρ above 0.9 the shapes approach their limits and the errors shrink.
/// <list type="table">
/// <item><term>c_s² ≤ 0.3, up to 1.5, up to 4</term><description>5%, 8%, 16%</description></item>
/// <item><term>heavier services</term><description>80% (a lognormal c_s² of 25, 8 workers, ρ 0.8: +70%)</description></item>
/// <item><term>arrivals other than Poisson</term><description>at least 12%, at ρ &lt; 0.5 50%; 50% for c_a² &gt; 4 (10, 16 workers, ρ 0.5: +39%)</description></item>
/// <item><term>several tasks</term><description>with Poisson arrivals <see cref="SplitAccuracy"/>; else at least 12%; 20% for c_s² &gt; 1.5</description></item>
/// </list>
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
        var ofShare = p99 > 0 ? error * Math.Clamp((p99 - service99) / p99, 0, 1) : 0;

        // Tasks that find enough workers free leave nothing to err in.
        return !SplitAccuracy.Covers(input) ? ofShare
            : input.TasksPerRequest < input.Servers ? Math.Min(ofShare, SplitAccuracy.OfP99(input, utilization))
            : SplitAccuracy.OfP99(input, utilization);
    }
}
