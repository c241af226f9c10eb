using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>Which numbers of the scenario the answer hangs on, whether they are ranges or not.</summary>
internal static class ElasticitiesSection
{
    private const int MostShown = 10;

    // As many as tell whether a figure follows a number in proportion.
    private const int Digits = 2;

    private static readonly ImmutableArray<Column> Columns =
        [new("number", Room: Room.Shrinks), new("value", Align.Right), new(""), new("p99", Align.Right), new("hosts", Align.Right)];

    public static Section? Of(UncertaintyResult result)
    {
        var moving = result.Elasticities.Where(number => Moves(number.P99) || Moves(number.Hosts)).ToImmutableArray();
        return result.Elasticities.IsEmpty
            ? null
            : result.Elasticities.All(number => number.P99 is null && number.Hosts is null) ? new("Elasticity", new Statements([Prose.Of("There is neither a p99 nor a fleet at the medians whose change could be told", Tone.Doubtful)]))
            : moving.IsEmpty ? new("Elasticity", new Statements([Prose.Of("A tenth more or less of any number changes neither the p99 nor the hosts")]))
            : new("Elasticity", new Table(Columns, [.. moving.Take(MostShown).Select(RowOf)]), new Statements([.. Legend(result, moving)]));
    }

    private static bool Moves(ElasticityFigures? figures) => figures is { Elasticity: not 0 };

    private static Row RowOf(NumberElasticity number) => new(
        [Cell.Of(number.Path), Cell.Of(number.Dimension.Print(number.Value)), Cell.Of(number.IsGiven ? "" : "by default", Tone.Quiet), CellOf(number.P99), CellOf(number.Hosts)]);

    private static Cell CellOf(ElasticityFigures? figures)
    {
        if (figures is not { Elasticity: var elasticity } || !double.IsFinite(elasticity))
        {
            return Cell.Of(Figures.Absent, Tone.Quiet);
        }

        var printed = Figures.Print(Quantity.Number, Math.Round(Figures.RoundTo(elasticity, Digits), 3)).ToString();
        return Cell.Of(elasticity > 0 && printed != "0" ? $"+{printed}" : printed);
    }

    private static IEnumerable<Prose> Legend(UncertaintyResult result, ImmutableArray<NumberElasticity> moving)
    {
        yield return Prose.Of(
            "by how many per cent the figure changes when the number grows by one: on average from a tenth below it to a tenth above · hosts, sized anew, come whole, and so change in steps", Tone.Quiet);
        var (more, still) = (moving.Length - Math.Min(moving.Length, MostShown), result.Elasticities.Count(number => !Moves(number.P99) && !Moves(number.Hosts) && (number.P99 is not null || number.Hosts is not null)));
        string[] rest =
        [
            .. more > 0 ? [$"{Figures.SayCount(more, "more number")} {(more == 1 ? "changes" : "change")} them less"] : Array.Empty<string>(),
            .. still > 0 ? [$"{Figures.SayCount(still, "number")} {(still == 1 ? "changes" : "change")} neither"] : Array.Empty<string>(),
        ];
        if (rest.Length > 0)
        {
            yield return Prose.Of(string.Join(" · ", rest), Tone.Quiet);
        }
    }
}
