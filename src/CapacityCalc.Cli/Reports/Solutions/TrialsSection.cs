using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Solutions;

/// <summary>The answer, and one step beyond it.</summary>
internal static class TrialsSection
{
    private static readonly ImmutableArray<Column> Columns =
    [
        new(""), new("value", Align.Right), new("p50", Align.Right), new("p95", Align.Right), new("p99", Align.Right), new("hosts", Align.Right), new("USD/month", Align.Right), new("objectives", Room: Room.Wraps),
    ];

    public static Section? Of(Solution solution)
    {
        (string Name, Trial? Trial)[] rows = [("the answer", solution.Found), ("one step beyond", solution.Beyond), ("the nearest", solution.Nearest)];
        var shown = rows.Where(row => row.Trial is not null).Select(row => RowOf(row.Name, row.Trial!)).ToImmutableArray();
        return shown.IsEmpty ? null : new("Solution", new Table(Columns, shown), new Statements([Prose.Of($"{Figures.Say(Quantity.Count, solution.Trials)} values were estimated{(solution.Confidence is null ? "" : InWorlds)}", Tone.Quiet)]));
    }

    private static string InWorlds => string.Create(
        CultureInfo.InvariantCulture, $", each in {ConfidentFleet.Worlds} worlds; latencies, hosts and USD/month of the table are at the medians");

    private static Row RowOf(string name, Trial trial) => new(
    [
        Cell.Of(name),
        Cell.Of(trial.Value.Label),
        Cell.Of(Quantity.Duration, trial.Figures?.Latency.P50),
        Cell.Of(Quantity.Duration, trial.Figures?.Latency.P95),
        Cell.Of(Quantity.Duration, trial.Figures?.Latency.P99),
        Cell.Of(Quantity.Count, trial.Figures?.Hosts),
        Cell.Of(Quantity.Money, trial.Figures?.CostPerMonth),
        Judgement.Of(trial),
    ]);
}
