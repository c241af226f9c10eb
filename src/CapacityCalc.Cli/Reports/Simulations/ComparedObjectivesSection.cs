using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

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
        var resolution = Resolution.Of(objective.Figure.Simulated);
        return new(
        [
            Cell.Of(Objectives.Name(objective.Estimate.Objective)),
            Cell.Of($"≤ {Figures.Say(Quantity.Duration, objective.Estimate.Limit)}"),
            Cell.Of(Quantity.Duration, objective.Figure.Estimate, resolution),
            Cell.Of(Objectives.Verdict(objective.Estimate)),
            Cell.Of(Quantity.Duration, objective.Figure.Simulated?.Value, resolution),
            Cell.Of(Quantity.Duration, objective.Figure.Simulated?.HalfWidth, resolution),
            VerdictOf(objective.Simulated),
        ]);
    }

    private static Cell VerdictOf(ObjectiveFigures? simulated)
    {
        if (simulated is null)
        {
            return Cell.Of("not measured", Tone.Quiet);
        }

        var verdict = Objectives.Verdict(simulated);
        var words = simulated switch
        {
            { Actual: null } => "overloaded",
            { Marginal: true } => $"marginal: {(simulated.Passed ? "passed" : "failed")} by less than ±",
            { Passed: true } => "passed",
            _ => "failed",
        };
        return Cell.Of($"{verdict.Mark()} {words}", verdict.Tone());
    }
}
