using CapacityCalc.Core.Diagnostics;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Files that are each read once, however often they are asked for: standard input has nothing to give the second time.</summary>
internal sealed class SourceFiles
{
    private readonly Dictionary<string, ScenarioSource?> _read = [];

    /// <summary>Null after a diagnostic, which only the first reading gives.</summary>
    public ScenarioSource? Read(string file, DiagnosticBag bag)
    {
        if (!_read.TryGetValue(file, out var source))
        {
            source = ScenarioReader.ReadSource(file, bag);
            _read.Add(file, source);
        }

        return source;
    }
}
