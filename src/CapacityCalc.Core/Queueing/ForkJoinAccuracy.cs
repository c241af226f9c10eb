using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the dependence of pools with common arrivals may leave the p99 of the slowest.</summary>
/// <remarks>Measured on simulations that <see cref="CommonArrivals"/> was not fitted to (c 1 … 64; ρ 0.4 … 0.95; lognormal and gamma services of cv
/// 0.35 … 2; 0.6 … 6 M requests): up to 100 pools within 4.2% at the p99 and 5.4% at the median, where independent pools err by up to 24% and 82%; at 1000 pools
/// within 12% at the p99 and 9% at the median.</remarks>
internal static class ForkJoinAccuracy
{
    /// <summary>Of what dependence takes off the p99 of independent pools.</summary>
    private const double OfTheDifference = 0.3;

    private const double Least = 0.01;

    private const double ManyPools = 100;

    private const double Most = 0.045;

    private const double MostOfMany = 0.12;

    /// <summary>Near saturation, of services that vary more than this, so much more: found at 100 single workers, ρ 0.95, cv 2 (4% and 6%).</summary>
    private const double BusyUtilization = 0.9;
    private const double HeavyCv2 = 1.5;
    private const double BusyAndHeavy = 0.06;

    /// <summary>What one kind of pools adds.</summary>
    public static double OfLoad(QueueOutcome leaf) => leaf.Utilization > BusyUtilization && leaf.ServiceCv2 > HeavyCv2 ? BusyAndHeavy : 0;

    /// <summary>Relative error of the p99 to expect, besides the pools' own.</summary>
    /// <param name="pools">How many.</param>
    /// <param name="independent">The p99, were the pools independent; seconds.</param>
    public static double OfP99(double pools, double independent, LatencyDistribution slowest)
    {
        var p99 = slowest.Quantile(0.99);
        var error = p99 > 0 ? Least + OfTheDifference * Math.Max(0, independent / p99 - 1) : 0;
        return Math.Min(error, pools > ManyPools ? MostOfMany : Most);
    }
}
