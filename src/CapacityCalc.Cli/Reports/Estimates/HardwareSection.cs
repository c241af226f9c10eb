using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The hardware of the stages that ask for the cheapest, the runners-up, and why the rest was rejected.</summary>
internal static class HardwareSection
{
    private const int MostRunnersUp = 3;

    private static readonly ImmutableArray<Column> Columns =
    [
        new("stage", Room: Room.Shrinks),
        new("hardware"),
        new("hosts", Align.Right),
        new("stage", Align.Right, Group: "USD/month"),
        new("fleet", Align.Right, Group: "USD/month"),
        new("p99", Align.Right),
        new("verdict", Room: Room.Optional),
    ];

    public static Section? Of(Estimate estimate)
    {
        if (estimate.HardwareChoices.IsEmpty)
        {
            return null;
        }

        var table = new Table(Columns, [.. estimate.HardwareChoices.SelectMany(RowsOf)]);
        return new("Hardware", table, new Statements([.. estimate.HardwareChoices.Select(Rejected).OfType<Prose>()]));
    }

    private static IEnumerable<Row> RowsOf(ShapeChoice choice)
    {
        var chosen = choice.Candidates[0];
        yield return RowOf(choice.Stage, chosen, Tone.Strong, choice.IsProven ? "the cheapest" : "the cheapest found");
        foreach (var candidate in RunnersUp(choice))
        {
            yield return RowOf("", candidate, Tone.Quiet, Verdict(chosen, candidate));
        }
    }

    private static Row RowOf(string stage, ShapeCandidate candidate, Tone tone, string verdict) => new(
    [
        Cell.Of(stage),
        Cell.Of(candidate.Shape, tone),
        Cell.Of(Quantity.Count, candidate.Hosts),
        Cell.Of(Quantity.Money, candidate.CostPerHour * Objectives.HoursPerMonth),
        Cell.Of(Quantity.Money, candidate.FleetCostPerHour * Objectives.HoursPerMonth),
        Cell.Of(Quantity.Duration, candidate.P99Seconds),
        Cell.Of(verdict, Tone.Quiet),
    ]);

    private static ImmutableArray<ShapeCandidate> RunnersUp(ShapeChoice choice) =>
        [.. choice.Candidates.Skip(1).Where(candidate => candidate.Rejection == ShapeRejection.Price).Take(MostRunnersUp)];

    private static string Verdict(ShapeCandidate chosen, ShapeCandidate candidate)
    {
        var excess = (candidate.FleetCostPerHour ?? candidate.CostPerHour) / (chosen.FleetCostPerHour ?? chosen.CostPerHour) - 1;
        return excess > 0 ? $"dearer by {Figures.Say(Quantity.Ratio, Figures.RoundTo(excess.Value, 2))}" : "no cheaper";
    }

    /// <summary>The rest, counted by the reason.</summary>
    private static Prose? Rejected(ShapeChoice choice)
    {
        var rest = choice.Candidates.Skip(1).Except(RunnersUp(choice)).GroupBy(candidate => InWords(candidate.Rejection!)).ToArray();
        return rest.Length == 0
            ? null
            : Prose.Joined(rest.Select((group, index) =>
                new Run($"{(index == 0 ? $"{Names.Short(choice.Stage)}, the rest: " : "")}{Figures.Say(Quantity.Count, group.Count())} {group.Key}", Tone.Quiet)));
    }

    private static string InWords(string rejection) => rejection switch
    {
        ShapeRejection.Price => "dearer",
        ShapeRejection.Latency => "too slow for the objectives",
        ShapeRejection.Load => "too small for the load on the hosts given",
        ShapeRejection.NoPrice => "without a price",
        DiagnosticCodes.NoAccelerator => "without an accelerator",
        DiagnosticCodes.DoesNotFitMemory or DiagnosticCodes.TooFewShards or DiagnosticCodes.MemoryUnchecked => "with too little memory",
        DiagnosticCodes.MoreWorkersThanCores => "with too few cores for the workers",
        _ => rejection.Replace('-', ' '),
    };
}
