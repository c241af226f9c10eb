using System.CommandLine;
using CapacityCalc.Cli.Completions;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class CompletionCommand
{
    public static Command Create(Session session)
    {
        var shells = ShellScripts.All.Select(known => known.Shell).ToArray();
        var shell = new Argument<string>(string.Join("|", shells)) { Description = "The shell to print a script for." };
        var command = new ExampledCommand(
            "completion",
            "Prints a script that makes a shell complete commands, options, scenarios and the paths in them.",
            ("source <(capcalc completion bash)", "for this shell; the script itself says how to keep it"),
            ("capcalc completion fish > ~/.config/fish/completions/capcalc.fish", "for every fish from now on"))
        {
            shell,
        };
        command.SetAction(line =>
        {
            var name = line.GetRequiredValue(shell);
            if (ShellScripts.All.FirstOrDefault(known => known.Shell == name).Script is not { } script)
            {
                return session.Refuse($"there is no completion for the shell '{name}'", Suggestions.Hint(name, shells));
            }

            session.Print(script);
            return ExitCodes.Answered;
        });
        return command;
    }
}
