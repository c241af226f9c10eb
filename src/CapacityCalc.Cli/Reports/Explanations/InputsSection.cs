using System.Collections.Immutable;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Cli.Reports.Explanations;

/// <summary>What the derivation ends in: values of the scenario, of the catalogue, or by default.</summary>
internal static class InputsSection
{
    private static readonly ImmutableArray<Column> Columns = [new(""), new("value", Align.Right), new("path"), new("from", Room: Room.Wraps)];

    public static Section? Of(ImmutableArray<Step> steps, IReadOnlyDictionary<string, int> numbers) => steps.IsEmpty
        ? null
        : new("Inputs", new Table(Columns, [.. steps.Select(step => RowOf(step, (GivenValue)step.Basis, numbers[step.Path]))]));

    private static Row RowOf(Step step, GivenValue given, int number) =>
        new([Cell.Of($"[{number}] {step.Symbol.Text}"), Cell.Of(given.Written), Cell.Of(step.Path), Cell.Of(given.Note is { } note ? $"{Origin(given.Origin)}: {note}" : Origin(given.Origin))]);

    private static string Origin(ValueOrigin origin) => origin switch
    {
        ValueOrigin.File => "the file",
        ValueOrigin.Set => "--set",
        ValueOrigin.Catalog => "the catalogue",
        ValueOrigin.Default => "by default",
        ValueOrigin.Calibration => "solved",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "no such origin"),
    };
}
