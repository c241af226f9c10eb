using System.CommandLine;
using System.CommandLine.Invocation;

namespace CapacityCalc.Cli.Commands;

/// <summary>Prints which program this is.</summary>
internal sealed class TellVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.OfThisProgram);
        return ExitCodes.Answered;
    }
}
