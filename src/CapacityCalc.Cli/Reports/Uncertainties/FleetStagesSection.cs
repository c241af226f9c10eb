using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>The hosts of each stage in the fleet for each confidence; nothing of a single stage.</summary>
internal static class FleetStagesSection
{
    public static Section? Of(UncertaintyResult result)
    {
        var reached = result.Fleets.Where(fleet => fleet.IsReached).ToImmutableArray();
        if (reached.IsEmpty || reached[0].Stages.Length < 2)
        {
            return null;
        }

        ImmutableArray<Column> columns =
        [
            new("stage", Room: Room.Shrinks), new("planned", Align.Right), .. reached.Select(fleet => new Column($"for {Figures.Print(Quantity.Ratio, fleet.Confidence)}", Align.Right, Room.Optional)),
        ];
        return new("By stage", new Table(columns, [.. reached[0].Stages.Select((stage, index) => new Row(
        [
            Cell.Of(stage.Stage),
            Cell.Of(Quantity.Count, result.Planned.Stages.FirstOrDefault(known => known.Stage == stage.Stage)?.Hosts),
            .. reached.Select(fleet => Cell.Of(Quantity.Count, fleet.Stages[index].Hosts)),
        ]))]));
    }
}
