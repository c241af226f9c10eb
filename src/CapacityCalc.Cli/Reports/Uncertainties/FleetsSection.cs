using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>The fleet to buy for each confidence, beside the planned one.</summary>
internal static class FleetsSection
{
    private const string TooMany = "too many";

    private static readonly ImmutableArray<Column> Columns =
    [
        new("fleet"),
        new("hosts", Align.Right),
        new("USD/month", Align.Right),
        new("holds in", Align.Right),
        new("misses in", Align.Right),
        new("hosts", Align.Right, Group: TooMany),
        new("USD/month", Align.Right, Group: TooMany),
        new("short", Align.Right),
    ];

    private static readonly ImmutableArray<Prose> Legend =
    [
        Prose.Of("holds in: worlds in which every latency objective is met and no stage is busier than planned · misses in: worlds in which a latency objective is missed, or a stage overloaded", Tone.Quiet),
        Prose.Of("too many: hosts that a world does not need, on average over all · short: hosts that it lacks, on average over the worlds in which it does not hold", Tone.Quiet),
    ];

    public static Section? Of(UncertaintyResult result)
    {
        if (result.Fleets.IsEmpty)
        {
            return null;
        }

        var planned = result.Planned.Fleet;
        var first = new Row(
        [
            Cell.Of("planned"), Cell.Of(Quantity.Count, planned.Hosts), Cell.Of(Quantity.Money, planned.CostPerMonth), Cell.Of(SampledFigures.Share(result.PlanHolds)),
            Misses(result), Cell.Empty, Cell.Empty, Cell.Empty,
        ]);
        return new("To buy", new Table(Columns, [first, .. result.Fleets.Select(RowOf)]), new Statements([.. Unreached(result), .. Legend, .. Tested(result)]));
    }

    private static Row RowOf(FleetChoice fleet) => new(fleet.IsReached
        ?
        [
            Name(fleet),
            Cell.Of(Quantity.Count, fleet.Hosts, Tone.Strong),
            Cell.Of(Quantity.Money, SampledFigures.PerMonth(fleet.CostPerHour)),
            Cell.Of(SampledFigures.Share(fleet.Holds)),
            Cell.Of(SampledFigures.Share(fleet.Misses)),
            Cell.Of(Quantity.Count, Average(fleet.HostsTooMany.Value)),
            Cell.Of(Quantity.Money, SampledFigures.PerMonth(fleet.CostTooMany)),
            Cell.Of(Quantity.Count, Average(fleet.HostsShort)),
        ]
        : [Name(fleet), Cell.Of("none", Tone.Bad), .. Enumerable.Repeat(Cell.Of(Figures.Absent, Tone.Quiet), Columns.Length - 2)]);

    /// <summary>Of the planned fleet; an overloaded one misses every latency objective, so that a single one says it.</summary>
    private static Cell Misses(UncertaintyResult result) => result.Objectives.Where(chance => chance.Objective.IsLatency()).ToArray() is [var only]
        ? Cell.Of(SampledFigures.Share(only.Kept with { Value = 1 - only.Kept.Value }))
        : Cell.Empty;

    private static Cell Name(FleetChoice fleet) => Cell.Of($"for {Figures.Print(Quantity.Ratio, fleet.Confidence)}");

    /// <summary>Whole from ten on: the average of a sample has no more digits.</summary>
    private static double Average(double hosts) => hosts >= 10 ? Math.Round(hosts) : Figures.RoundTo(hosts, 2);

    private static IEnumerable<Prose> Tested(UncertaintyResult result)
    {
        if (result.Worlds > FleetChoice.MostTested)
        {
            yield return Prose.Of($"how many worlds a fleet to buy misses in is known from the first {Figures.Say(Quantity.Count, FleetChoice.MostTested)}", Tone.Quiet);
        }
    }

    private static IEnumerable<Prose> Unreached(UncertaintyResult result)
    {
        if (result.Fleets.FirstOrDefault(fleet => !fleet.IsReached) is { } fleet)
        {
            yield return Prose.Of($"No fleet holds in more than {SampledFigures.Share(fleet.Holds)} of the worlds: in the others no number of hosts meets the objectives", Tone.Bad);
        }
    }
}
