using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Estimation;

public static class PercentileExtensions
{
    internal static Percentiles ToPercentiles(this LatencyDistribution? latency) => latency is null
        ? Percentiles.None
        : new Percentiles(latency.Mean, latency.Quantile(0.5), latency.Quantile(0.9), latency.Quantile(0.95), latency.Quantile(0.99), latency.Quantile(0.999));

    /// <summary>The latency figure that an objective is about, in seconds.</summary>
    internal static double Figure(this LatencyDistribution latency, Objective objective) => objective switch
    {
        Objective.Mean => latency.Mean,
        _ => latency.Quantile(Probability(objective)),
    };

    /// <summary>The figure that an objective is about.</summary>
    public static double? Figure(this Percentiles percentiles, Objective objective) => objective switch
    {
        Objective.Mean => percentiles.Mean,
        Objective.P50 => percentiles.P50,
        Objective.P90 => percentiles.P90,
        Objective.P95 => percentiles.P95,
        Objective.P99 => percentiles.P99,
        Objective.P999 => percentiles.P999,
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "not a latency"),
    };

    internal static double Probability(Objective objective) => objective switch
    {
        Objective.P50 => 0.5,
        Objective.P90 => 0.9,
        Objective.P95 => 0.95,
        Objective.P99 => 0.99,
        Objective.P999 => 0.999,
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "not a percentile"),
    };
}
