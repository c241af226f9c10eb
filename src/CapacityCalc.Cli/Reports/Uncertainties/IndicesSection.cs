using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>What each input contributes to the variance of the figures, the strongest first.</summary>
internal static class IndicesSection
{
    public static Section? Of(UncertaintyResult result)
    {
        if (result.Indices.IsEmpty)
        {
            return null;
        }

        ImmutableArray<Column> columns =
        [
            new("input", Room: Room.Shrinks),
            .. result.Indices.SelectMany(outcome => new[] { new Column("alone", Align.Right, Group: SampledFigures.Name(outcome.Kind)), new Column("in all", Align.Right, Group: SampledFigures.Name(outcome.Kind)) }),
        ];
        var groups = result.Indices.SelectMany(outcome => outcome.Inputs).GroupBy(input => string.Join('\n', input.Paths)).OrderByDescending(group => group.Max(input => input.Total.Value));
        return new("Sensitivity", new Table(columns, [.. groups.SelectMany(group => RowsOf(group.First().Paths, result.Indices))]), new Statements([.. Legend(result)]));
    }

    /// <summary>Inputs that vary together have the figures of the first of them.</summary>
    private static IEnumerable<Row> RowsOf(ImmutableArray<string> paths, ImmutableArray<OutcomeIndices> outcomes)
    {
        yield return new([Cell.Of(paths[0]), .. outcomes.SelectMany(outcome => Cells(outcome.Inputs.FirstOrDefault(input => input.Paths.SequenceEqual(paths))))]);
        foreach (var path in paths[1..])
        {
            yield return new([Cell.Of($"and {path}"), .. Enumerable.Repeat(Cell.Empty, 2 * outcomes.Length)], Depth: 1);
        }
    }

    private static IEnumerable<Cell> Cells(InputIndices? input) => input is null
        ? [Cell.Of(Figures.Absent), Cell.Of(Figures.Absent)]
        : [Cell.Of(SampledFigures.Share(input.First)), Cell.Of(SampledFigures.Share(input.Total), Tone.Strong)];

    private static IEnumerable<Prose> Legend(UncertaintyResult result)
    {
        yield return Prose.Of(
            "alone: share of the variance that ends when it is known · in all: share that remains as long as it alone is unknown (first-order and total Sobol index; the totals may add up to more than 100%)", Tone.Quiet);
        foreach (var outcome in result.Indices.Where(outcome => outcome.OfRanks))
        {
            yield return Prose.Of($"{SampledFigures.Name(outcome.Kind)}: the variance of its rank among the worlds, as some have no value", Tone.Quiet);
        }
    }
}
