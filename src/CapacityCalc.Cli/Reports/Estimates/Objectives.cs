using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Objectives in words.</summary>
internal static class Objectives
{
    public const double HoursPerMonth = 730;

    public static string Name(Objective objective) => objective switch
    {
        Objective.Mean => "mean",
        Objective.P50 => "p50",
        Objective.P90 => "p90",
        Objective.P95 => "p95",
        Objective.P99 => "p99",
        Objective.P999 => "p99.9",
        Objective.Hosts => "hosts",
        Objective.Cost => "cost",
        Objective.Quality => "quality",
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "no such objective"),
    };

    public static Verdict Verdict(ObjectiveFigures objective) =>
        !objective.Passed ? Reports.Verdict.Failed : objective.Marginal ? Reports.Verdict.Marginal : Reports.Verdict.Passed;

    /// <summary>Of all objectives together: an overloaded stage fails, whatever they are.</summary>
    public static Verdict Verdict(Estimate estimate) =>
        estimate.Stages.Any(stage => !stage.Stable) ? Reports.Verdict.Failed : estimate.Objectives.Select(Verdict).DefaultIfEmpty().Max();

    /// <summary><c>p99 397 ms ≤ 500 ms</c>, <c>612 hosts &gt; 500</c>.</summary>
    public static Run Compared(ObjectiveFigures objective)
    {
        var (actual, limit) = Figures(objective);
        if (objective.Actual is null)
        {
            return new Run($"no {Name(objective.Objective)}, limit {limit}", Tone.Bad);
        }

        var sign = Sign(objective);
        var text = objective.Objective switch
        {
            Objective.Hosts => $"{actual} hosts {sign} {limit}",
            Objective.Cost => $"{actual} {sign} {limit}",
            Objective.Quality => $"{objective.Metric} {actual} {sign} {limit}",
            _ => $"{Name(objective.Objective)} {actual} {sign} {limit}",
        };
        return new Run(text, Verdict(objective).Tone());
    }

    /// <summary>Actual and limit in print, with digits enough to tell them apart.</summary>
    public static (string Actual, string Limit) Figures(ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Hosts => Reports.Figures.Compare(Quantity.Count, objective.Actual, objective.Limit),
        Objective.Cost => Reports.Figures.Compare(Quantity.UsdPerMonth, objective.Actual * HoursPerMonth, objective.Limit * HoursPerMonth),
        Objective.Quality => Reports.Figures.Compare(Quantity.Number, objective.Actual, objective.Limit),
        _ => Reports.Figures.Compare(Quantity.Duration, objective.Actual, objective.Limit),
    };

    /// <summary>As the figures stand; without an actual, as they should.</summary>
    public static string Sign(ObjectiveFigures objective) => (objective.Better, objective.Passed || objective.Actual is null) switch
    {
        (Better.Lower, true) => "≤",
        (Better.Lower, false) => ">",
        (_, true) => "≥",
        _ => "<",
    };
}
