using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Answers;

/// <summary>Figures that differ from world to world; one that a scenario does not have is null.</summary>
internal static class OutcomeMembers
{
    private static readonly ImmutableArray<(OutcomeKind Kind, string Name, string Unit)> Kinds =
    [
        (OutcomeKind.P99, "p99_seconds", "s"),
        (OutcomeKind.Hosts, "hosts", ""),
        (OutcomeKind.Cost, "cost_usd_per_hour", "USD/h"),
        (OutcomeKind.Capacity, "capacity_per_second", "1/s"),
    ];

    private static readonly ImmutableArray<string> QuantileNames = [.. OutcomeFigures.Probabilities.Select(p => FormattableString.Invariant($"p{p * 100:0}"))];

    public static ImmutableArray<Member<UncertaintyResult>> All { get; } =
    [
        .. Kinds.Select(kind => new OptionalGroup<UncertaintyResult, OutcomeFigures>(kind.Name, answer => answer.Outcomes.FirstOrDefault(outcome => outcome.Kind == kind.Kind), Figures(kind.Unit))),
    ];

    public static ImmutableArray<Member<InputSwing>> Swings { get; } =
    [
        .. Kinds.Select(kind => new OptionalGroup<InputSwing, OutcomeSwing>(kind.Name, swing => swing.Outcomes.FirstOrDefault(outcome => outcome.Kind == kind.Kind), [
            new Figure<OutcomeSwing>("at_low", outcome => outcome.AtLow, kind.Unit),
            new Figure<OutcomeSwing>("at_high", outcome => outcome.AtHigh, kind.Unit)])),
    ];

    public static string NameOf(OutcomeKind kind) => Kinds.First(known => known.Kind == kind).Name;

    private static ImmutableArray<Member<OutcomeFigures>> Figures(string unit) =>
    [
        new Figure<OutcomeFigures>("worlds", outcome => outcome.Worlds),
        new Figure<OutcomeFigures>("planned", outcome => outcome.Planned, unit),
        new Group<OutcomeFigures, Sampled>("missing_share", outcome => Sampled.Of(outcome.Missing), Sampled.Members("")),
        new Group<OutcomeFigures, OutcomeFigures>("quantiles", outcome => outcome, [
            .. QuantileNames.Select((name, index) => new OptionalGroup<OutcomeFigures, Sampled>(
                name, outcome => outcome.Quantiles[index] is { } figure ? Sampled.Of(figure) : null, Sampled.Members(unit)))]),
    ];
}
