using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Scenarios as the command line names them: a file, and what is set in it.</summary>
internal static class ScenarioInputs
{
    /// <summary>The document with every setting made; null where it cannot be read.</summary>
    public static ScenarioDocument? Read(string file, ImmutableArray<string> settings, DiagnosticBag bag)
    {
        var options = new List<SetOption>();
        foreach (var text in settings)
        {
            if (SetOption.Parse(text, bag) is { } option)
            {
                options.Add(option);
            }
        }

        return ScenarioReader.ReadFile(file, bag) is { } document ? SetOption.Apply(document, options, bag) : null;
    }
}
