using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The objectives: their limits, the figures that are held against them, and what there is to spare.</summary>
internal static class ObjectiveFamily
{
    public static string Limit(Objective objective) => $"slo.{objective.Key()}.limit";

    public static ImmutableArray<string> LatencyLimits(Subject subject) =>
        [.. subject.Estimate.Objectives.Where(objective => objective.Objective.IsLatency()).Select(objective => Limit(objective.Objective))];

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var objective in subject.Estimate.Objectives)
        {
            var (name, measure) = (objective.Objective.Key(), MeasureOf(objective.Objective));
            var given = steps.Given($"slo.{name}", new("L", "given"), $"limit of {name} as given", measure, objective.Limit);
            var limit = steps.Add(Limit(objective.Objective), new("L"), $"limit of {name}", measure, objective.Limit, given);
            var actual = steps.Add($"slo.{name}.actual", new("A"), $"{name}, held against its limit", measure, objective.Actual, new Reference(FigureOf(objective.Objective)));
            if (objective is { Actual: { } figure, Limit: > 0 } && objective.Objective != Objective.Quality)
            {
                steps.Add($"slo.{name}.margin", new("Δ"), "share of the limit to spare", Measure.Ratio, 1 - (figure / objective.Limit), 1 - (actual / limit), remark: figure > objective.Limit ? "below 0: the objective is missed" : null);
            }
        }
    }

    public static string FigureOf(Objective objective) => objective switch
    {
        Objective.Hosts => FleetFamily.Hosts,
        Objective.Cost => FleetFamily.CostPerHour,
        Objective.Quality => QualityFamily.Whole,
        _ => LatencyFamily.Latency(objective.Key()),
    };

    public static Measure MeasureOf(Objective objective) => objective switch
    {
        Objective.Hosts => Measure.Hosts,
        Objective.Cost => Measure.UsdPerHour,
        Objective.Quality => Measure.Number,
        _ => Measure.Seconds,
    };
}
