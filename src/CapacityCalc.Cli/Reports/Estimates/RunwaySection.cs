using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>How long today's fleet and the budget last while the scenario grows, month by month.</summary>
internal static class RunwaySection
{
    /// <summary>Months that are always shown, as far as the horizon reaches: closer where plans are.</summary>
    private static readonly ImmutableArray<int> Usual = [0, 1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120];

    public static Section? Of(Estimate estimate)
    {
        if (estimate.Runway is not { } runway)
        {
            return null;
        }

        return new("Runway", new Statements(RunwaySentences.Of(runway)), Table(runway), new Statements(Notes(runway)));
    }

    private static Table Table(Runway runway)
    {
        // Requests have a column of their own, users with them.
        var corpora = runway.Growing.Index().Where(growing => growing.Item.Dimension == Count.Dimension && growing.Item.Path != "traffic.users").ToImmutableArray();
        ImmutableArray<Column> columns =
        [
            new("month"),
            new("requests/s", Align.Right),
            .. corpora.Select(corpus => new Column(corpora.Length == 1 ? "items" : corpus.Item.Path, Align.Right, Room.Optional)),
            new("hosts", Align.Right, Group: "sized anew"),
            new("USD/month", Align.Right, Group: "sized anew"),
            new("p99", Align.Right, Group: "sized anew"),
            new("verdict", Group: "sized anew", Room: Room.Shrinks),
            new("busy", Align.Right, Group: "today's fleet"),
            new("p99", Align.Right, Group: "today's fleet"),
            new("verdict", Group: "today's fleet", Room: Room.Shrinks),
        ];
        var horizon = runway.Months.Length - 1;
        var shown = Usual.Concat(runway.Breaks.SelectMany(found => new[] { found.Month, found.MetAgain ?? found.Month })).Append(horizon).Where(month => month <= horizon).Distinct().Order();
        return new Table(columns, [.. shown.Select(month => new Row(
        [
            // In text the section's title stands where the header would.
            Cell.Of(month == 0 ? "now" : $"month {month}"),
            Cell.Of(Quantity.Number, runway.Months[month].PeakPerSecond),
            .. corpora.Select(corpus => Cell.Of(Quantity.Items, runway.Months[month].Amounts[corpus.Index].Amount)),
            .. Cells(runway, runway.Months[month]),
        ]))]);
    }

    private static IEnumerable<Cell> Cells(Runway runway, RunwayMonth month) =>
    [
        Cell.Of(Quantity.Count, month.Sized.Hosts),
        Cell.Of(Quantity.Money, month.Sized.CostPerMonth),
        Cell.Of(Quantity.Duration, month.Sized.Latency.P99),
        Verdict(month.Sized, double.PositiveInfinity),
        Cell.Of(Quantity.Ratio, month.Kept.Utilization),
        Cell.Of(Quantity.Duration, month.Kept.Latency.P99),
        Verdict(month.Kept, runway.UtilizationCeiling),
    ];

    /// <summary>What is missed, in a word each.</summary>
    private static Cell Verdict(RunwayFigures figures, double ceiling)
    {
        if (figures.Problem is { } problem)
        {
            return Cell.Of(problem.Code is DiagnosticCodes.TooFewShards or DiagnosticCodes.DoesNotFitMemory ? "✗ memory" : "✗ no fleet", Tone.Bad);
        }

        if (!figures.IsStable)
        {
            return Cell.Of("✗ overloaded", Tone.Bad);
        }

        if (!figures.MeetsObjectives)
        {
            return Cell.Of($"✗ {string.Join(", ", figures.Objectives.Where(objective => !objective.Passed).Select(objective => Objectives.Name(objective.Objective)))}", Tone.Bad);
        }

        return figures.Utilization > ceiling * (1 + NegligibleExcess)
            ? Cell.Of($"≈ above {Figures.Print(Quantity.Ratio, ceiling)}", Tone.Doubtful)
            : Cell.Of(Reports.Verdict.Passed);
    }

    /// <summary>The last host is a whole one: so little above the ceiling is at the ceiling.</summary>
    private const double NegligibleExcess = 1e-6;

    private static ImmutableArray<Prose> Notes(Runway runway) =>
    [
        Prose.Of("sized anew: the fleet that the month asks for · today's fleet: its hosts, shards and shapes kept · busy: its busiest stage", Tone.Quiet),
        .. runway.Notes.Select(note => Prose.Of($"from month {note.Month}, sized anew: {note.Warning.Message}", Tone.Quiet)),
    ];
}
