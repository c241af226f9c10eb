using System.CommandLine;
using System.Text;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "check",
            "Reads scenarios and tells every error and warning in them, without answering them.",
            ("capcalc check web-search.yaml", "one file"),
            ("capcalc check scenarios/*.yaml", "many; fails when one of them has an error"))
        {
            files, set, noColor,
        };
        command.SetAction(line =>
        {
            var anyError = false;
            var summary = new StringBuilder();
            foreach (var file in line.GetRequiredValue(files))
            {
                var bag = new DiagnosticBag();
                session.Engine.Check(new ScenarioInput(file, [.. line.GetValue(set) ?? []]), bag);
                var diagnostics = bag.ToImmutable();
                session.Tell(diagnostics, !line.GetValue(noColor));
                anyError |= bag.HasErrors;
                summary.Append(file).Append(": ").Append(Counted(diagnostics)).Append('\n');
            }

            session.Print(summary.ToString());
            return anyError ? ExitCodes.Failed : ExitCodes.Answered;
        });
        return command;
    }

    private static string Counted(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var (errors, warnings) = (diagnostics.Count(item => item.Severity == Severity.Error), diagnostics.Count(item => item.Severity == Severity.Warning));
        return (errors, warnings) switch
        {
            (0, 0) => "ok",
            (0, _) => $"ok, {Plural(warnings, "warning")}",
            (_, 0) => Plural(errors, "error"),
            _ => $"{Plural(errors, "error")}, {Plural(warnings, "warning")}",
        };
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
