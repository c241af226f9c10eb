using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Consoles;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class UncertaintyCommand
{
    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var set = CommonOptions.Set();
        var worlds = new WorldOptionGroup();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "uncertainty",
            "Says how many hosts to buy for which confidence, how likely the objectives hold, and what to measure first, of a scenario in which numbers are ranges: "
            + "'0.8..1.2 ms' is where a number lies with 90% probability.",
            ("capcalc uncertainty web-search.yaml", "for a scenario that has ranges"),
            ("capcalc uncertainty web-search.yaml --set \"models.dnn.time=0.8..1.2 ms\"", "with a range that the file does not have"),
            ("capcalc uncertainty web-search.yaml --samples 65536 --seed 7", "closer, with other random numbers"),
            ("capcalc uncertainty web-search.yaml -o uncertainty.md", "for a design document"))
        {
            file, set, format, output, noColor,
        };
        worlds.AddTo(command);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var input = line.Input(file, set);
            var request = new UncertaintyRequest(worlds.Samples(line), worlds.Seed(line), null, CancellationToken.None);
            if (!Interruptible.TryRun(session, "the analysis", colours, token => Run(input, request with { Cancellation = token }, session, colours), out var result))
            {
                return ExitCodes.Interrupted;
            }

            if (result is null || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
            return session.Write(
                new Answer(UncertaintyReport.From(result, diagnostics), UncertaintyDocument.From(result, diagnostics)), new Target(chosen, path, colours), [input.File], diagnostics);
        });
        return command;
    }

    /// <summary>With a bar where somebody watches and it takes its time.</summary>
    private static UncertaintyResult? Run(ScenarioInput input, UncertaintyRequest request, Session session, bool colours)
    {
        if (!session.Terminal.ErrorIsInteractive)
        {
            return session.Engine.Uncertainty(input, request, session.Bag);
        }

        var watch = new UncertaintyWatch();
        return ProgressLine.Beside(() => session.Engine.Uncertainty(input, request with { Progress = watch }, session.Bag), watch.Standing, session.Terminal, colours);
    }
}
