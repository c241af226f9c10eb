using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How far off a pool's p99 may be.</summary>
/// <remarks>
/// <para>Measured against simulations. Poisson arrivals, c_s² ≤ 4: 30 to 120 M requests at 157 points and with seeds that nothing was fitted to, c 3 …
/// 256, ρ
/// 0.4 … 0.97. Other arrivals, 4 to 30 M requests: c_a² 0.25, 0.7, 2, 3 at points that nothing was fitted to (c 1, 4, 24, ρ 0.6 … 0.9), and 0.5 and 4 at
/// those of
/// the fit (c 1, 2, 8, 64, ρ 0.5 … 0.95). Services of c_s² 9 … 25: 20 to 40 M, those of the fit alone. The largest error of the sojourn's p99 with one
/// task a
/// request, rounded up, is a bound; below it stands the error of the wait times the share of the p99 that is not service:</para>
/// <list type="table">
/// <item><term>Poisson, c_s² ≤ 1 (gamma and lognormal, c_s² 0.09 … 1)</term><description>at most 3% (found: 2.0%), or 8% of the wait</description></item>
/// <item><term>Poisson, c_s² ≤ 4 (gamma, lognormal, hyperexponential)</term><description>at most 4% (3.2%), or 12% of the wait</description></item>
/// <item><term>Poisson, c_s² ≤ 10</term><description>20% of the wait (10% found), ≤ 30: 40% (22%), heavier: 80% (not measured)</description></item>
/// <item><term>arrivals of c_a² ≤ 4, c_s² &lt; 0.2</term><description>at most 20% (12% at ρ ≥ 0.5, 14% below), or 45% of the wait</description></item>
/// <item><term>c_s² ≤ 1</term><description>at most 10% (5.5%), or 20% of the wait</description></item>
/// <item><term>c_s² ≤ 4</term><description>at most 20% (13% at ρ ≥ 0.5, 16% below), or 25% of the wait</description></item>
/// <item><term>burstier arrivals</term><description>50% of the wait (c_a² 10, 16 workers, ρ 0.5: 39%)</description></item>
/// <item><term>several tasks</term><description>with Poisson arrivals <see cref="SplitAccuracy"/>; else at least 12%, 20% for c_s² &gt; 1.5, 16% for constant services, of the wait</description></item>
/// </list>
/// <para>The mean sojourn is within 1.6%, and the median within 2% for c_s² ≤ 2 and 7% for 4, at the same points with Poisson arrivals. Samples are treated
/// as the
/// distribution that they are; their error is that of their c_s².</para>
/// </remarks>
internal static class QueueAccuracy
{
    /// <summary>Where fewer tasks wait, they show in no percentile by much.</summary>
    private const double RareWait = 1e-3;

    /// <summary>Relative error of the sojourn's p99 to expect.</summary>
    /// <param name="wait">Of a task.</param>
    public static double OfP99(QueueInput input, LatencyDistribution wait)
    {
        var cv2 = input.Service.Cv2;
        var (ofWait, most) = cv2 <= 1 ? (0.08, 0.03) : cv2 <= 4 ? (0.12, 0.04) : cv2 <= 10 ? (0.2, 1) : cv2 <= 30 ? (0.4, 1) : (0.8, 1.0);
        if (input.TasksPerRequest > 1)
        {
            (ofWait, most) = (Math.Max(ofWait, cv2 > 1.5 ? 0.2 : cv2 <= 0 ? 0.16 : 0.12), 1);
        }

        if (Math.Abs(input.ArrivalCv2 - 1) > 1e-3)
        {
            var (alone, bound) = input.ArrivalCv2 > 4 ? (0.5, 1) : cv2 < 0.2 ? (0.45, 0.2) : cv2 <= 1 ? (0.2, 0.1) : (0.25, 0.2);
            (ofWait, most) = (Math.Max(ofWait, alone), Math.Max(most, bound));
        }

        // The sojourn's own p99 would cost its convolution: above the means, independent quantiles add about like standard deviations.
        double serviceMean = input.Service.Mean, meanWait = wait.Mean;
        var service99 = LatencyDistribution.From(input.Service).MaxOf(input.TasksPerRequest).Quantile(0.99);
        double serviceReach = Math.Max(0, service99 - serviceMean), waitReach = Math.Max(0, wait.Quantile(0.99) - meanWait);
        var p99 = serviceMean + meanWait + Math.Sqrt(serviceReach * serviceReach + waitReach * waitReach);
        var ofShare = p99 > 0 ? Math.Min(most, ofWait * Math.Clamp((p99 - service99) / p99, 0, 1)) : 0;
        var utilization = input.ArrivalRatePerSecond * input.TasksPerRequest * serviceMean / input.Servers;
        if (!SplitAccuracy.Covers(input))
        {
            return input.TasksPerRequest > 1 && wait.Survival(0) > RareWait ? Math.Max(ofShare, SplitAccuracy.OfOtherArrivals(utilization)) : ofShare;
        }

        // Tasks that find enough workers free leave nothing to err in.
        var ofSplit = SplitAccuracy.OfP99(input, utilization);
        return input.TasksPerRequest < input.Servers ? Math.Min(ofShare, ofSplit) : ofSplit;
    }
}
