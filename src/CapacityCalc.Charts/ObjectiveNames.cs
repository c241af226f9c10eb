using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>Objectives of latency, as a chart words them.</summary>
internal static class ObjectiveNames
{
    public static bool IsLatency(this Objective objective) => objective is not (Objective.Hosts or Objective.Cost);

    public static string Text(this Objective objective) => objective switch
    {
        Objective.Mean => "mean",
        Objective.P50 => "p50",
        Objective.P90 => "p90",
        Objective.P95 => "p95",
        Objective.P99 => "p99",
        Objective.P999 => "p99.9",
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "Not an objective of latency."),
    };
}
