using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>What each input does alone, from one end of its range to the other: a tornado in figures.</summary>
internal static class SwingsSection
{
    private static readonly ImmutableArray<OutcomeKind> Shown = [OutcomeKind.P99, OutcomeKind.Hosts];

    public static Section? Of(UncertaintyResult result)
    {
        var kinds = Shown.Where(kind => result.Swings.Any(swing => swing.Outcomes.Any(outcome => outcome.Kind == kind))).ToImmutableArray();
        if (kinds.IsEmpty)
        {
            return null;
        }

        ImmutableArray<Column> columns =
        [
            new("input", Room: Room.Shrinks),
            new("5%", Align.Right, Group: "value"),
            new("95%", Align.Right, Group: "value"),
            .. kinds.SelectMany(kind => new[] { new Column("at 5%", Align.Right, Group: SampledFigures.Name(kind)), new Column("at 95%", Align.Right, Group: SampledFigures.Name(kind)) }),
        ];
        return new(
            "Swings",
            new Table(columns, [.. result.Swings.OrderByDescending(Size).Select(swing => RowOf(swing, kinds))]),
            new Statements([Prose.Of($"one input at its 5th and its 95th percentile, the others at their medians{Medians(result, kinds)}", Tone.Quiet)]));
    }

    private static Row RowOf(InputSwing swing, ImmutableArray<OutcomeKind> kinds) => new(
    [
        Cell.Of(swing.Input.Path),
        Cell.Of(swing.Input.Dimension.Print(swing.Low)),
        Cell.Of(swing.Input.Dimension.Print(swing.High)),
        .. kinds.SelectMany(kind => swing.Outcomes.FirstOrDefault(outcome => outcome.Kind == kind) is { } outcome
            ? new[] { SampledFigures.Value(kind, outcome.AtLow), SampledFigures.Value(kind, outcome.AtHigh) }
            : [Cell.Of(Figures.Absent), Cell.Of(Figures.Absent)]),
    ]);

    /// <summary>The largest change of a figure by its ratio; a figure that ends on the way changes most.</summary>
    private static double Size(InputSwing swing) => swing.Outcomes.Where(outcome => Shown.Contains(outcome.Kind)).Select(outcome => outcome switch
    {
        { AtLow: > 0 and { } low, AtHigh: > 0 and { } high } => Math.Abs(Math.Log(high / low)),
        { AtLow: null, AtHigh: null } => 0,
        _ => double.MaxValue,
    }).DefaultIfEmpty().Max();

    private static string Medians(UncertaintyResult result, ImmutableArray<OutcomeKind> kinds) =>
        string.Concat(result.Outcomes.Where(outcome => kinds.Contains(outcome.Kind) && outcome.Planned is not null)
            .Select(outcome => $" · {SampledFigures.Name(outcome.Kind)} at the medians {SampledFigures.Value(outcome.Kind, outcome.Planned).Print().Unbroken}"));
}
