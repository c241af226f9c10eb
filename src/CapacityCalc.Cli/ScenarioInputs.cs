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
        Read(new SourceFiles(), file, settings, bag, decided);

    /// <summary>The same of a file that is asked for more than once.</summary>
    public static ScenarioDocument? Read(SourceFiles sources, string file, ImmutableArray<string> settings, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        Read(sources, new ScenarioInput(file, settings), bag, decided);

    /// <inheritdoc cref="Read(SourceFiles, string, ImmutableArray{string}, DiagnosticBag, ReadOnlySpan{string})"/>
    public static ScenarioDocument? Read(SourceFiles sources, ScenarioInput input, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        ReadOpen(sources, input, bag) is var (document, _) ? Choices.TakeFirst(document, bag, decided) : null;

    /// <summary>The document with every setting made, and the file as it is; null where it cannot be read.</summary>
    public static (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(string file, ImmutableArray<string> settings, DiagnosticBag bag) =>
        ReadOpen(new SourceFiles(), file, settings, bag);

    /// <summary>The same of a file that is asked for more than once.</summary>
    public static (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(SourceFiles sources, string file, ImmutableArray<string> settings, DiagnosticBag bag) =>
        ReadOpen(sources, new ScenarioInput(file, settings), bag);

    /// <inheritdoc cref="ReadOpen(SourceFiles, string, ImmutableArray{string}, DiagnosticBag)"/>
    public static (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(SourceFiles sources, ScenarioInput input, DiagnosticBag bag)
    {
        var options = new List<SetOption>();
        foreach (var text in input.Settings)
        {
            if (SetOption.Parse(text, bag) is { } option)
            {
                options.Add(option);
            }
        }

        if ((input.Text is { } written ? ScenarioReader.ReadText(input.File, written, bag) : sources.Read(input.File, bag)) is not { } source)
        {
            return null;
        }

        // What is set is set in scenarios: a saved estimate is as it was.
        return (SavedEstimate.Is(source.Document) ? source.Document : SetOption.Apply(source.Document, options, bag), source);
    }
}
