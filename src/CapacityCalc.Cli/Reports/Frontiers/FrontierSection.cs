using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Frontiers;

/// <summary>A row for every value of what is given: what can be had of the other, and what would be missed beyond it.</summary>
internal static class FrontierSection
{
    public static Section Of(Frontier frontier)
    {
        var side = frontier.Extreme == Extreme.Largest ? "at most" : "at least";
        ImmutableArray<Column> columns =
        [
            new(Short(frontier.Given), Align.Right), new($"{Short(frontier.Sought)} {side}", Align.Right), new("p99", Align.Right), new("hosts", Align.Right), new("USD/month", Align.Right), new("one step beyond", Room: Room.Wraps),
        ];
        var notes = new List<Prose>();
        if (frontier.Points.Any(point => point.Value == frontier.Given.Current))
        {
            var current = frontier.Sought.Current is { } sought ? $", with {frontier.Sought.Path} {sought.Label}" : "";
            var verdict = frontier.MeetsNow switch { true => ", which meets the objectives", false => ", which does not meet the objectives", null => "" };
            notes.Add(Prose.Of($"• what the scenario has now{current}{verdict}", Tone.Quiet));
        }

        if (frontier.Points.Any(point => !point.IsThreshold))
        {
            var from = frontier.Extreme == Extreme.Largest ? "from" : "up to";
            notes.Add(Prose.Of($"≠ no threshold: the objectives are met {from} this value only, as far as a scan can tell", Tone.Quiet));
        }

        notes.Add(Prose.Of($"{Figures.Say(Quantity.Count, frontier.Trials)} values were estimated", Tone.Quiet));
        return new("Frontier", new Table(columns, [.. frontier.Points.Select(point => RowOf(point, frontier))]), new Statements([.. notes]));
    }

    private static Row RowOf(FrontierPoint point, Frontier frontier)
    {
        var mark = point.Value == frontier.Given.Current ? "• " : "";
        var figures = point.Found?.Figures;
        return new(
        [
            Cell.Of(mark + point.Value.Label),
            point.Found is { } found ? Cell.Of(point.OtherEnd is { } other ? $"{found.Value.Label} (≠ {other.Label})" : found.Value.Label, Tone.Strong) : Cell.Of("none", Tone.Bad),
            Cell.Of(Quantity.Duration, figures?.Latency.P99),
            Cell.Of(Quantity.Count, figures?.Hosts),
            Cell.Of(Quantity.Money, figures?.CostPerMonth),
            Cell.Of(Reason(point), Tone.Quiet),
        ]);
    }

    private static string Reason(FrontierPoint point) => point switch
    {
        { Problem: { } problem } => problem,
        { Found: null, Nearest: { } nearest } => $"the nearest, {nearest.Value.Label}: {Missed(nearest)}",
        { Found: null } => "overloaded",
        { Beyond: null } => "nothing binds: that is the end of the range",
        { Beyond: { } beyond } => Missed(beyond),
    };

    private static string Missed(Trial trial) => Judgement.Missed(trial.Figures, trial.Problem);

    private static string Short(FrontierAxis axis) => Comparisons.VariantNames.Short(axis.Path);
}
