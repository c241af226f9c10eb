using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Scenarios as the command line names them: a file, and what is set in it.</summary>
internal static class ScenarioInputs
{
    /// <summary>The document with every setting made, and the first value of what it leaves open; null where it cannot be read.</summary>
    /// <param name="decided">Paths that are varied or solved for.</param>
    public static ScenarioDocument? Read(string file, ImmutableArray<string> settings, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        ReadOpen(file, settings, bag) is var (document, _) ? Choices.TakeFirst(document, bag, decided) : null;

    /// <inheritdoc cref="Read(string, ImmutableArray{string}, DiagnosticBag, ReadOnlySpan{string})"/>
    public static ScenarioDocument? Read(ScenarioInput input, DiagnosticBag bag) =>
        ReadOpen(input, bag) is var (document, _) ? Choices.TakeFirst(document, bag) : null;

    /// <summary>The document with every setting made, and the file as it is; null where it cannot be read.</summary>
    public static (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(string file, ImmutableArray<string> settings, DiagnosticBag bag) =>
        ReadOpen(new ScenarioInput(file, settings), bag);

    /// <inheritdoc cref="ReadOpen(string, ImmutableArray{string}, DiagnosticBag)"/>
    public static (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(ScenarioInput input, DiagnosticBag bag)
    {
        var options = new List<SetOption>();
        foreach (var text in input.Settings)
        {
            if (SetOption.Parse(text, bag) is { } option)
            {
                options.Add(option);
            }
        }

        return (input.Text is { } written ? ScenarioReader.ReadText(input.File, written, bag) : ScenarioReader.ReadSource(input.File, bag)) is { } source ? (SetOption.Apply(source.Document, options, bag), source) : null;
    }
}
