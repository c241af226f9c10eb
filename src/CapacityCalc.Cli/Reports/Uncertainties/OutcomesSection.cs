using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>How the figures are distributed over the worlds.</summary>
internal static class OutcomesSection
{
    private const string Group = "over the worlds";

    private static readonly ImmutableArray<Column> Columns =
    [
        new("figure"),
        new("the medians", Align.Right),
        .. OutcomeFigures.Probabilities.Select(p => new Column(p == 0.5 ? "median" : Figures.Print(Quantity.Ratio, p).ToString(), Align.Right, Group: Group)),
    ];

    public static Section Of(UncertaintyResult result) =>
        new("Figures", new Table(Columns, [.. result.Outcomes.SelectMany(RowsOf)]), new Statements([.. Remarks(result)]));

    private static IEnumerable<Row> RowsOf(OutcomeFigures outcome)
    {
        yield return new(
            [Cell.Of(SampledFigures.Name(outcome.Kind)), SampledFigures.Value(outcome.Kind, outcome.Planned), .. outcome.Quantiles.Select(quantile => SampledFigures.Value(outcome.Kind, quantile))]);
        if (outcome.Quantiles.Any(quantile => quantile is { StandardError: > 0 }))
        {
            yield return new([Cell.Of(SampledFigures.ErrorMark, Tone.Quiet), Cell.Empty, .. outcome.Quantiles.Select(quantile => SampledFigures.Error(outcome.Kind, quantile))], Depth: 1);
        }
    }

    private static IEnumerable<Prose> Remarks(UncertaintyResult result)
    {
        var impossible = result.Outcomes.Select(outcome => outcome.Impossible).DefaultIfEmpty(0).First();
        if (impossible > 0)
        {
            yield return Prose.Of($"In {Figures.Say(Quantity.Ratio, Figures.RoundTo(impossible, 2))} of the worlds the scenario cannot be, as the notes tell: they count as worse than every value", Tone.Doubtful);
        }

        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Missing.Value > outcome.Impossible))
        {
            var share = $"in {SampledFigures.Share(outcome.Missing with { Value = outcome.Missing.Value - outcome.Impossible })} of the worlds";
            switch (outcome.Kind)
            {
                case OutcomeKind.P99:
                    yield return Prose.Of($"The planned fleet is overloaded, or has too few hosts for its shards and zones, {share}, which count as above every p99", Tone.Doubtful);
                    break;
                case OutcomeKind.Hosts:
                    yield return Prose.Of($"No fleet meets the objectives {share}, which count as above every number of hosts and every cost", Tone.Doubtful);
                    break;
                case OutcomeKind.Capacity:
                    yield return Prose.Of($"The planned fleet meets its objectives at no rate {share}, which count as below every capacity", Tone.Doubtful);
                    break;
            }
        }

        yield return Prose.Of($"5%: at most so much in 5% of the worlds, and so on · ±{Prose.NoBreakSpace}standard error, here and below", Tone.Quiet);
        yield return Prose.Of("p99 and capacity: of the planned fleet, kept in every world · needed: sized in each world anew", Tone.Quiet);
        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Worlds < result.Worlds))
        {
            yield return Prose.Of($"{SampledFigures.Name(outcome.Kind)}: computed in {Figures.Say(Quantity.Count, outcome.Worlds)} of the worlds", Tone.Quiet);
        }
    }
}
