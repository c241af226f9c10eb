using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Scenarios as the command line names them: a file, and what is set in it.</summary>
internal sealed class ScenarioInputs
{
    private readonly List<string> _tables = [];

    /// <summary>The files that scenarios took tables from, which are inputs as much as the scenarios themselves.</summary>
    public ImmutableArray<string> Tables => [.. _tables];

    /// <summary>The document with every setting made, and the first value of what it leaves open; null where it cannot be read.</summary>
    /// <param name="decided">Paths that are varied or solved for.</param>
    public ScenarioDocument? Read(string file, ImmutableArray<string> settings, DiagnosticBag bag, params ReadOnlySpan<string> decided) =>
        ReadOpen(file, settings, bag) is var (document, _) ? Choices.TakeFirst(document, bag, decided) : null;

    /// <summary>The document with every setting made, and the file as it is; null where it cannot be read.</summary>
    public (ScenarioDocument Document, ScenarioSource Source)? ReadOpen(string file, ImmutableArray<string> settings, DiagnosticBag bag)
    {
        var options = new List<SetOption>();
        foreach (var text in settings)
        {
            if (SetOption.Parse(text, bag) is { } option)
            {
                options.Add(option);
            }
        }

        if (ScenarioReader.ReadSource(file, bag) is not { } source)
        {
            return null;
        }

        var document = SetOption.Apply(source.Document, options, bag);
        _tables.AddRange(TableFiles.ReadInto(source.Document).Union(TableFiles.ReadInto(document)));
        return (document, source);
    }
}
