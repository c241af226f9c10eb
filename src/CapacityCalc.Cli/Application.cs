using System.CommandLine;
using System.CommandLine.Invocation;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Cli.Consoles;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli;

/// <summary>The program without its process: arguments and streams in, exit code out.</summary>
public static class Application
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, IEngine engine) =>
        Run(arguments, terminal, engine, page => new TerminalPrompts(terminal, page));

    /// <param name="prompts">The person at the terminal, asked on such a page.</param>
    internal static int Run(IReadOnlyList<string> arguments, Terminal terminal, IEngine engine, Func<Page, IPrompts> prompts)
    {
        var session = new Session(engine, terminal, prompts);
        try
        {
            var line = RootCommandFactory.Create(session).Parse(arguments, Parsing);
            if (line.Action is ParseErrorAction)
            {
                return UsageErrors.Tell(line, session);
            }

            using var output = new StringWriter { NewLine = "\n" };
            var exitCode = line.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = output,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            if (output.ToString() is { Length: > 0 } help)
            {
                session.Print(help);
            }

            return exitCode;
        }
        catch (IOException e)
        {
            session.Tell([new(UsageCodes.OutputUnwritable, Severity.Error, default, $"the answer cannot be written: {FirstLine(e.Message)}")]);
            return ExitCodes.Failed;
        }
#pragma warning disable CA1031 // The last resort: whatever went wrong, a person gets one line of it rather than a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.WriteError($"capcalc: internal error: {e.GetType().Name}: {FirstLine(e.Message)}\n");
            return ExitCodes.Failed;
        }
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', '.');
}
