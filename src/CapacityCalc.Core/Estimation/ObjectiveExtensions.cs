namespace CapacityCalc.Core.Estimation;

public static class ObjectiveExtensions
{
    /// <summary>Whether it is a time, rather than a figure of the fleet or of the answer's quality.</summary>
    public static bool IsLatency(this Objective objective) => objective < Objective.Hosts;

    /// <summary>As a scenario's <c>slo</c>, JSON and options name it.</summary>
    public static string Key(this Objective objective) => objective switch
    {
        Objective.Mean => "mean",
        Objective.P50 => "p50",
        Objective.P90 => "p90",
        Objective.P95 => "p95",
        Objective.P99 => "p99",
        Objective.P999 => "p99_9",
        Objective.Hosts => "hosts",
        Objective.Cost => "cost",
        Objective.Quality => "quality",
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "no such objective"),
    };
}
