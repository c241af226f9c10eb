using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>What each stage saves by following the load, and what keeps it from saving more.</summary>
internal static class DayStagesSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new("stage", Room: Room.Shrinks),
        new("fixed", Align.Right, Group: "hosts"),
        new("least", Align.Right, Group: "hosts"),
        new("mean", Align.Right, Group: "hosts"),
        new("fixed", Align.Right, Group: "USD/month"),
        new("following", Align.Right, Group: "USD/month"),
        new("no fewer for", Room: Room.Optional),
    ];

    public static Section? Of(Estimate estimate) => estimate.Day is { Stages.IsEmpty: false } day
        ? new("Day by stage", new Table(Columns, [.. day.Stages.Select(stage => RowOf(stage, estimate.Stages.First(known => known.Stage == stage.Stage))), Total(day)]))
        : null;

    private static Row RowOf(DayStage stage, StageFigures figures) => new(
    [
        Cell.Of(stage.Stage),
        Cell.Of(Quantity.Count, stage.Hosts),
        Cell.Of(Quantity.Count, stage.LeastHosts),
        Cell.Of(Quantity.Count, Math.Round(stage.MeanHosts, 1)),
        Cell.Of(Quantity.Money, stage.CostPerMonth),
        Cell.Of(Quantity.Money, stage.FollowingCostPerMonth),
        Cell.Of(InWords(stage.Floor, figures), Tone.Quiet),
    ]);

    private static Row Total(DayFigures day) => new(
        [
            Cell.Of("total"),
            Cell.Of(Quantity.Count, day.Fixed.MeanHosts),
            Cell.Of(Quantity.Count, day.Hours.Min(hour => hour.Following.Hosts)),
            Cell.Of(Quantity.Count, Math.Round(day.Following.MeanHosts, 1)),
            Cell.Of(Quantity.Money, day.Fixed.CostPerMonth),
            Cell.Of(Quantity.Money, day.Following.CostPerMonth),
            Cell.Empty,
        ],
        Role: RowRole.Total);

    private static string InWords(DayFloor floor, StageFigures stage) => floor switch
    {
        DayFloor.Load => "the load of its lowest hour",
        DayFloor.Given => "the file gives their number",
        DayFloor.Shards => $"a host of each of its {Figures.Say(Quantity.Count, stage.Shards)} shards",
        DayFloor.OneHost => "one host in service",
        _ => throw new ArgumentOutOfRangeException(nameof(floor), floor, "no such floor"),
    };
}
