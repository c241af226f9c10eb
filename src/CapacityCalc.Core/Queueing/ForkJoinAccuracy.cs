using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How far off the dependence of pools with common arrivals may leave the p99 of the slowest.</summary>
internal static class ForkJoinAccuracy
{
    /// <summary>Of what dependence takes off the p99 of independent pools.</summary>
    private const double OfTheDifference = 0.25;

    private const double Least = 0.01;

    /// <summary>Relative error of the p99 to expect, besides the pools' own.</summary>
    public static double OfP99(LatencyDistribution independent, LatencyDistribution slowest)
    {
        double without = independent.Quantile(0.99), with = slowest.Quantile(0.99);
        return with > 0 ? Least + OfTheDifference * Math.Max(0, without / with - 1) : 0;
    }
}
