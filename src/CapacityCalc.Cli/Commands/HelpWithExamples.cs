using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CapacityCalc.Cli.Commands;

/// <summary>A command's help, and its examples below.</summary>
internal sealed class HelpWithExamples(HelpAction help, ImmutableArray<(string Line, string Meaning)> rootExamples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is ExampledCommand command ? command.Examples : rootExamples;
        var output = parseResult.InvocationConfiguration.Output;
        output.Write("Examples:\n");
        foreach (var (line, meaning) in examples)
        {
            output.Write($"  {line}\n      {meaning}\n");
        }

        return ExitCodes.Answered;
    }
}
