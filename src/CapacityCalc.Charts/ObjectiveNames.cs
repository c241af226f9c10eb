using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>Objectives, as a chart words them.</summary>
internal static class ObjectiveNames
{
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

    /// <summary><c>250 ms</c>, <c>500 hosts</c>, <c>600 k USD/month</c>.</summary>
    public static string LimitText(this ObjectiveFigures objective) => objective.Objective switch
    {
        Objective.Hosts => $"{AxisFormat.Items(objective.Limit)} hosts",
        Objective.Cost => $"{AxisFormat.UsdPerMonth(objective.Limit)} USD/month",
        Objective.Quality => $"{objective.Metric ?? "quality"} {AxisFormat.Print(objective.Limit, Measure.Number)}",
        _ => AxisFormat.Seconds(objective.Limit),
    };

    /// <summary>Says which percentile it is: <c>p99 of 250 ms</c>.</summary>
    public static string NamedLimitText(this ObjectiveFigures objective) =>
        objective.Objective.IsLatency() ? $"{objective.Objective.Text()} of {objective.LimitText()}" : objective.LimitText();

    /// <summary>Objectives that are the same for every variant; another has no place on an axis that all of them share.</summary>
    public static ImmutableArray<ObjectiveFigures> Shared(IReadOnlyCollection<VariantFigures> variants) =>
    [
        .. variants.First().Objectives.Where(objective => variants.All(variant => variant.Objectives.Any(
            other => other.Objective == objective.Objective && other.Limit.Equals(objective.Limit)))),
    ];

    /// <summary>The only objective, where every variant has it and no other; null otherwise.</summary>
    public static ObjectiveFigures? Only(IReadOnlyCollection<VariantFigures> variants) =>
        Shared(variants) is [var only] && variants.All(variant => variant.Objectives.Length == 1) ? only : null;
}
