using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The figures of a time by their names in the estimate.</summary>
internal static class PercentileNames
{
    public static IEnumerable<(string Name, double? Value)> Of(Percentiles times) =>
        [("mean", times.Mean), ("p50", times.P50), ("p90", times.P90), ("p95", times.P95), ("p99", times.P99), ("p99_9", times.P999)];

    public static string Words(string name) => name switch
    {
        "mean" => "mean",
        "p50" => "median",
        "p99_9" => "99.9th percentile",
        _ => $"{name[1..]}th percentile",
    };

    public static Objective ObjectiveOf(string name) => name switch
    {
        "mean" => Objective.Mean,
        "p50" => Objective.P50,
        "p90" => Objective.P90,
        "p95" => Objective.P95,
        "p99" => Objective.P99,
        "p99_9" => Objective.P999,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such percentile"),
    };
}
