using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>How the latency objective that binds divides over the stages, and how far each could grow.</summary>
internal static class BudgetSection
{
    /// <summary>Of the largest time, and the fewest of the limit where it is missed by far.</summary>
    private const int Digits = 4, FewestDigits = 2;

    /// <summary>Up to here times are read in milliseconds: a slack of 21 ms of a second is not 0.021 s.</summary>
    private const double LeastInSeconds = 10;

    public static Section? Of(Estimate estimate)
    {
        if (estimate.Budget is not { } budget)
        {
            return null;
        }

        var resolution = ResolutionOf(budget);
        var times = new BudgetTimes(budget, resolution.Step);
        var rows = ImmutableArray.CreateBuilder<Row>();
        for (var index = 0; index < budget.Stages.Length; index++)
        {
            rows.Add(RowOf(budget, budget.Stages[index], times.Shares[index], resolution) with { Depth = FunnelSentence.DepthOf(estimate.Funnel[index]) });
        }

        if (budget.CacheSeconds is { } hits)
        {
            rows.Add(RowOf("cache", times.Hits, hits / budget.Limit, resolution));
        }

        rows.Add(RowOf("slack", times.Slack, budget.SlackSeconds / budget.Limit, resolution));
        rows.Add(RowOf($"{Objectives.Name(budget.Objective)} at most", times.Limit, 1, resolution) with { Role = RowRole.Total });
        return new("Budget", Shown(budget, new Table(Columns(budget), rows.ToImmutable())), new Statements([.. BudgetRemarks.Of(estimate, budget)]));
    }

    /// <summary>One unit and one last digit for all times, so that they can be added up.</summary>
    private static Resolution ResolutionOf(BudgetFigures budget)
    {
        static double Lead(double seconds) => Math.Floor(Math.Log10(seconds));
        var largest = Math.Max(budget.Limit, budget.Actual);
        var step = Math.Pow(10, Math.Min(Lead(largest) - Digits, Lead(budget.Limit) - FewestDigits) + 1);
        return new(largest is >= 1 and < LeastInSeconds ? 1e-3 : largest, step);
    }

    private static ImmutableArray<Column> Columns(BudgetFigures budget) =>
    [
        new("stage", Room: Room.Shrinks),
        new(Objectives.Name(budget.Objective), Align.Right),
        new("of limit", Align.Right, Room.Optional),
        new("could grow by", Align.Right),
        new("now", Align.Right, Group: "items"),
        new("at most", Align.Right, Group: "items"),
        new("now", Align.Right, Group: "layers"),
        new("at most", Align.Right, Group: "layers"),
    ];

    private static Table Shown(BudgetFigures budget, Table table)
    {
        var (hasItems, hasLayers) = (budget.Stages.Any(stage => stage.Items is not null), budget.Stages.Any(stage => stage.Layers is not null));
        bool IsShown(Column column) => column.Group switch { "items" => hasItems, "layers" => hasLayers, _ => true };
        var shown = Enumerable.Range(0, table.Columns.Length).Where(index => IsShown(table.Columns[index])).ToArray();
        return new Table([.. shown.Select(index => table.Columns[index])], [.. table.Rows.Select(row => row with { Cells = [.. shown.Select(index => row.Cells[index])] })]);
    }

    private static Row RowOf(BudgetFigures budget, StageBudget stage, double? share, Resolution resolution) => new(
    [
        Cell.Of(stage.Stage),
        share is null ? Cell.Empty : Cell.Of(Quantity.Duration, share, resolution),
        stage.ShareSeconds is { } seconds ? Cell.Of(Quantity.Ratio, seconds / budget.Limit) : Cell.Empty,
        stage.Slack switch
        {
            null => Cell.Empty,
            { Seconds: { } slack } => Cell.Of(Quantity.Duration, BudgetTimes.Floor(slack, resolution.Step), resolution) with { Tone = slack < 0 ? Tone.Bad : Tone.Plain },
            { End: var end } => Cell.Of(Word(end)),
        },
        Present(stage.Items),
        Most(stage.Items),
        Present(stage.Layers),
        Most(stage.Layers),
    ]);

    private static Row RowOf(string name, double seconds, double ofLimit, Resolution resolution) => new(
        [Cell.Of(name), Cell.Of(Quantity.Duration, seconds, resolution), Cell.Of(Quantity.Ratio, ofLimit), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty]);

    private static Cell Present(StageGrowth? growth) => growth is null ? Cell.Empty : Cell.Of(Quantity.Items, growth.Present);

    private static Cell Most(StageGrowth? growth) => growth switch
    {
        null => Cell.Empty,
        { Most: { } most } => Cell.Of(Quantity.Items, Figures.AtMost(Quantity.Items, most)),
        _ => Cell.Of(Word(growth.End)),
    };

    private static string Word(GrowthEnd end) => end == GrowthEnd.Nothing ? "any" : Figures.Absent;
}
