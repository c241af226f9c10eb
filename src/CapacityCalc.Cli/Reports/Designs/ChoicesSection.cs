using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Designs;

/// <summary>What was left open, and what of it was chosen.</summary>
internal static class ChoicesSection
{
    /// <summary>Of more values the first and the last are shown.</summary>
    private const int MostShown = 6;

    public static Section Of(DesignSolution solution)
    {
        var shown = solution.Found ?? solution.Nearest;
        ImmutableArray<Column> columns = [new(""), new(solution.Found is null ? "nearest" : "chosen"), new("of", Room: Room.Wraps)];
        return new("Choices", new Table(columns,
        [
            .. solution.Choices.Select((axis, index) => new Row(
            [
                Cell.Of(axis.Path), shown is null ? Cell.Of(Figures.Absent) : Cell.Of(shown.Values[index].Label, solution.Found is null ? Tone.Doubtful : Tone.Strong), Cell.Of(Values(axis), Tone.Quiet),
            ])),
        ]));
    }

    private static string Values(SweepAxis axis) => axis.Values.Length <= MostShown
        ? string.Join(", ", axis.Values.Select(value => value.Label))
        : $"{axis.Values[0].Label}, {axis.Values[1].Label} … {axis.Values[^1].Label}: {Figures.Say(Quantity.Count, axis.Values.Length)} values";
}
