using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>What was to be kept within, and whether it is.</summary>
internal static class LimitsSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new(""), new("variant", Room: Room.Shrinks), new("limit"), new("was", Align.Right), new("allowed", Align.Right), new("is", Align.Right),
    ];

    /// <summary>Of all limits together, for the headline; null without any.</summary>
    public static Run? Verdict(Comparison comparison)
    {
        if (comparison.Limits.IsEmpty)
        {
            return null;
        }

        var broken = comparison.Limits.Where(outcome => !outcome.Passed).ToArray();
        return broken switch
        {
            [] => new Run($"✓ within {(comparison.Limits.Length == 1 ? "the limit" : $"all {Figures.Say(Quantity.Count, comparison.Limits.Length)} limits")}", Tone.Good),
            [var only] => new Run($"✗ {Compared(only)}", Tone.Bad),
            _ => new Run($"✗ {Figures.Say(Quantity.Count, broken.Length)} of {Figures.Say(Quantity.Count, comparison.Limits.Length)} limits are broken", Tone.Bad),
        };
    }

    public static Section? Of(Comparison comparison) =>
        comparison.Limits.IsEmpty ? null : new("Limits", new Table(Columns, [.. comparison.Limits.Select(outcome => RowOf(comparison, outcome))]));

    private static Row RowOf(Comparison comparison, LimitOutcome outcome)
    {
        var tone = outcome.Passed ? Tone.Good : Tone.Bad;
        var (actual, allowed) = Objectives.Figures(AsObjective(outcome));
        return new(
        [
            Cell.Of(outcome.Passed ? "✓" : "✗", tone),
            Cell.Of(VariantNames.Numbered(comparison, outcome.Variant)),
            Cell.Of(outcome.Limit.Written),
            Cell.Of(Printed(outcome.Limit.Figure, outcome.Reference), Tone.Quiet),
            Cell.Of(outcome.Allowed is null ? Figures.Absent : $"{(outcome.Limit.Better == Better.Lower ? "≤" : "≥")} {allowed}"),
            Cell.Of(outcome.Actual is null ? Figures.Absent : actual, tone),
        ]);
    }

    private static string Compared(LimitOutcome outcome) => outcome.Allowed is null
        ? $"{outcome.Limit.Written}: the baseline has no {Objectives.Name(outcome.Limit.Figure)}"
        : $"{Objectives.Compared(AsObjective(outcome)).Text} ({outcome.Limit.Written})";

    private static string Printed(Objective figure, double? value) => figure switch
    {
        Objective.Hosts => Figures.Say(Quantity.Count, value),
        Objective.Cost => Figures.Say(Quantity.UsdPerMonth, value * CostRate.HoursPerMonth),
        Objective.Quality => Figures.Say(Quantity.Number, value),
        _ => Figures.Say(Quantity.Duration, value),
    };

    private static ObjectiveFigures AsObjective(LimitOutcome outcome) =>
        new(outcome.Limit.Figure, outcome.Allowed ?? 0, outcome.Actual, outcome.Passed, false) { Better = outcome.Limit.Better, Metric = "quality" };
}
