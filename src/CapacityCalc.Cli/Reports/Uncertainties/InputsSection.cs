using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>What is known as a range, and what an estimate takes of it.</summary>
internal static class InputsSection
{
    private static readonly ImmutableArray<Column> Columns =
        [new("input", Room: Room.Shrinks), new("written", Room: Room.Shrinks), new("5%", Align.Right), new("median", Align.Right), new("95%", Align.Right)];

    public static Section Of(UncertaintyResult result)
    {
        var table = new Table(Columns, [.. result.Inputs.Select(RowOf)]);
        return result.Correlations.IsEmpty ? new("Ranges", table) : new("Ranges", table, new Statements([Prose.Of(Correlated(result.Correlations), Tone.Quiet)]));
    }

    private static Row RowOf(UncertainInput input) => new(
    [
        Cell.Of(input.Path),
        Cell.Of(input.Written),
        Cell.Of(input.Dimension.Print(input.At(0.05))),
        Cell.Of(input.Dimension.Print(input.Median)),
        Cell.Of(input.Dimension.Print(input.At(0.95))),
    ]);

    private static string Correlated(ImmutableArray<InputCorrelation> pairs) =>
        $"vary together: {string.Join(", ", pairs.Select(pair => $"{pair.First} with {pair.Second} (correlation {Figures.Say(Quantity.Number, pair.Coefficient)})"))}";
}
