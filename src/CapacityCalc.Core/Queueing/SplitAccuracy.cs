namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the p99 of requests of several tasks may be, with Poisson arrivals.</summary>
/// <remarks>
/// The largest errors against simulations (252 pools; c 1 … 32; K 4 and 16; ρ 0.3, 0.5, 0.7; constant, lognormal and gamma service with c_s² ¼, 1, 4; 6 to 15 M
/// tasks), rounded up, and what ρ = 0.9 adds to them. Mean and median are within 8% there, but for K = c and c_s² = 4 (9.5%).
/// <list type="table">
/// <item><term>one worker</term><description>3%</description></item>
/// <item><term>c_s² ≤ 1.5</term><description>3%</description></item>
/// <item><term>c_s² ≤ 4, K ≤ c</term><description>5%</description></item>
/// <item><term>c_s² ≤ 4, K &gt; c</term><description>9%</description></item>
/// </list>
/// </remarks>
internal static class SplitAccuracy
{
    /// <summary>Above this load the error grows, by so much for every 1 of ρ.</summary>
    private const double MeasuredUtilization = 0.7;
    private const double Growth = 0.3;

    /// <summary>Whether the table speaks of this pool.</summary>
    public static bool Covers(QueueInput input) =>
        input.TasksPerRequest > 1 && Math.Abs(input.ArrivalCv2 - 1) < 1e-3 && input.Service.Cv2 <= 4.1;

    /// <summary>Relative error of the p99 to expect at least with arrivals more even than Poisson's: 2% + 10% ρ.</summary>
    /// <remarks>Found at c 8; K 2, 4, 8; ρ 0.5 and 0.8; c_a² 0 and ¼; cv 0.3: up to 4% at ρ = 0.5, 10% at 0.8.</remarks>
    /// <param name="utilization">ρ &lt; 1.</param>
    public static double OfOtherArrivals(double utilization) => 0.02 + (0.1 * utilization);

    /// <summary>Relative error of the p99 to expect.</summary>
    /// <param name="utilization">ρ &lt; 1.</param>
    public static double OfP99(QueueInput input, double utilization)
    {
        var least = input.Servers == 1 || input.Service.Cv2 <= 1.5 ? 0.03 : input.TasksPerRequest > input.Servers ? 0.09 : 0.05;
        return least + Growth * Math.Max(0, utilization - MeasuredUtilization);
    }
}
