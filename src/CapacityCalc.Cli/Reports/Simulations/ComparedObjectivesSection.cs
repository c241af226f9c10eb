using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports.Estimates;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>The latency objectives, judged by the simulation beside the estimate.</summary>
internal static class ComparedObjectivesSection
{
    private static readonly ImmutableArray<Column> Columns =
        [new("objective"), new("limit"), new("estimate", Align.Right), new("", Room: Room.Fixed), new("simulated", Align.Right), new("±", Align.Right), new("verdict")];

    public static Section? Of(Comparison comparison) =>
        comparison.Objectives.IsEmpty ? null : new("Objectives", new Table(Columns, [.. comparison.Objectives.Select(RowOf)]));

    private static Row RowOf(ComparedObjective objective)
    {
        var (estimated, simulated) = (Objectives.Verdict(objective.Estimate), Objectives.Verdict(objective.Simulated));
        Resolution? resolution = objective.Figure.Simulated is { } interval ? Resolution.Of(interval.Value, interval.HalfWidth) : null;
        return new(
        [
            Cell.Of(Objectives.Name(objective.Estimate.Objective)),
            Cell.Of($"≤ {Figures.Say(Quantity.Duration, objective.Estimate.Limit)}"),
            Cell.Of(Quantity.Duration, objective.Figure.Estimate, resolution),
            Cell.Of(estimated),
            Cell.Of(Quantity.Duration, objective.Figure.Simulated?.Value, resolution),
            Cell.Of(Quantity.Duration, objective.Figure.Simulated?.HalfWidth, resolution),
            Cell.Of($"{simulated.Mark()} {InWords(objective, simulated)}", simulated.Tone()),
        ]);
    }

    private static string InWords(ComparedObjective objective, Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Marginal => "marginal: the limit lies within ±",
        _ => objective.Figure.Simulated is null ? "no figure" : "failed",
    };
}
