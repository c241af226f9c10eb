using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The verdict on each objective.</summary>
internal static class ObjectivesSection
{
    private static readonly ImmutableArray<Column> Columns = [new("objective"), new("verdict"), new("limit"), new("margin", Room: Room.Shrinks)];

    public static Section? Of(Estimate estimate) =>
        estimate.Objectives.IsEmpty ? null : new("Objectives", new Table(Columns, [.. estimate.Objectives.Select(RowOf)]));

    private static Row RowOf(ObjectiveFigures objective)
    {
        var (actual, limit) = Objectives.Figures(objective);
        var verdict = Objectives.Verdict(objective);
        return new(
        [
            Cell.Of($"{verdict.Mark()} {Objectives.Name(objective.Objective)}", verdict.Tone()),
            Cell.Of(actual),
            Cell.Of($"{Objectives.Sign(objective)} {limit}"),
            Cell.Of(Margin(objective), Tone.Quiet),
        ]);
    }

    public static string Margin(ObjectiveFigures objective)
    {
        if (objective.Excess is not { } excess)
        {
            return objective.Objective == Objective.Quality ? "is not known of these answers" : "does not exist: a stage is overloaded";
        }

        var share = Figures.Print(Quantity.Ratio, Figures.RoundTo(Math.Abs(excess - 1), 2));
        var margin = objective.Passed ? $"{share} to spare"
            : objective.Better == Better.Higher ? $"{share} short"
            : excess < 2 ? $"{share} over"
            : $"{Figures.Print(Quantity.Number, Figures.RoundTo(excess, 2))}× the limit";
        return objective.Marginal ? $"{margin}, less than the estimate's own error" : margin;
    }
}
