using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Scenarios as the command line names them: a file, and what is set in it. Each file is read once, however often it is asked for: standard input has nothing to give the second time.</summary>
internal sealed class ScenarioInputs
{
    private readonly Dictionary<string, ScenarioSource> _read = [];
    private readonly List<string> _tables = [];

    /// <summary>The files that scenarios took tables from, which are inputs as much as the scenarios themselves.</summary>
    public ImmutableArray<string> Tables => [.. _tables.Distinct()];

    /// <summary>The document with every setting made, and the first value of what it leaves open; null where it cannot be read.</summary>
    /// <param name="decided">Paths that are varied or solved for.</param>
    public ScenarioDocument? Read(string file, ImmutableArray<string> settings, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        Read(new ScenarioInput(file, settings), bag, decided);

    /// <inheritdoc cref="Read(string, ImmutableArray{string}, DiagnosticBag, ReadOnlySpan{string})"/>
    public ScenarioDocument? Read(ScenarioInput input, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        ReadOpen(input, bag) is var (document, _) ? Choices.TakeFirst(document, bag, decided) : null;

    /// <summary>The document with every setting made, and the file as it is; null where it cannot be read.</summary>
    public (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(string file, ImmutableArray<string> settings, DiagnosticBag bag) =>
        ReadOpen(new ScenarioInput(file, settings), bag);

    /// <inheritdoc cref="ReadOpen(string, ImmutableArray{string}, DiagnosticBag)"/>
    public (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(ScenarioInput input, DiagnosticBag bag)
    {
        var options = new List<SetOption>();
        foreach (var text in input.Settings)
        {
            if (SetOption.Parse(text, bag) is { } option)
            {
                options.Add(option);
            }
        }

        if (SourceOf(input, bag) is not { } source)
        {
            return null;
        }

        // What is set is set in scenarios: a saved estimate is as it was.
        var document = SavedEstimate.Is(source.Document) ? source.Document : SetOption.Apply(source.Document, options, bag);
        _tables.AddRange(TableFiles.ReadInto(source.Document).Union(TableFiles.ReadInto(document)));
        return (document, source);
    }

    private ScenarioSource? SourceOf(ScenarioInput input, DiagnosticBag bag)
    {
        if (input.Text is { } written)
        {
            return ScenarioReader.ReadText(input.File, written, bag);
        }

        if (!_read.TryGetValue(input.File, out var source) && ScenarioReader.ReadSource(input.File, bag) is { } read)
        {
            _read.Add(input.File, source = read);
        }

        return source;
    }
}
