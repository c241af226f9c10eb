using System.Collections.Immutable;
using System.CommandLine;

namespace CapacityCalc.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="examples">Each as it is typed, and what it does.</param>
internal sealed class ExampledCommand(string name, string description, params ImmutableArray<(string Line, string Meaning)> examples) : Command(name, description)
{
    public ImmutableArray<(string Line, string Meaning)> Examples { get; } = examples;
}
