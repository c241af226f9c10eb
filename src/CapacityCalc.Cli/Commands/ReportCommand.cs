using CapacityCalc.Cli.Consoles;
using System.CommandLine;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var comparison = new ComparisonOptionGroup();
        var worlds = new WorldOptionGroup();
        var set = CommonOptions.Set();
        var output = new Option<string>("--output", "-o") { Description = "The report's file: .html or .md.", HelpName = "FILE", Required = true };
        var charts = new Option<string?>("--charts") { Description = "The charts beside a report in Markdown: svg, in light or dark as the reader's screen is (the default), or png.", HelpName = "KIND" };
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "report",
            "Writes the whole story of a scenario for a design document: question, answer, charts, comparison, uncertainty and assumptions, in one page of HTML or in Markdown.",
            ("capcalc report web-search.yaml -o web-search.html", "one file to send, to open anywhere, to print"),
            ("capcalc report web-search.yaml -o docs/design.md", "Markdown, with its charts in docs/design-charts"),
            ("capcalc report ads.yaml -o ads.html --vary pipeline.predict.split=1,2,4", "with a comparison of variants"),
            ("capcalc report now.yaml then.yaml -o change.html --baseline now.yaml", "several scenarios, compared first"),
            ("capcalc report uncertain-search.yaml -o risk.html --samples 65536 --seed 7", "ranges, closer and with other random numbers"))
        {
            files, output, charts, set,
        };
        comparison.AddTo(command);
        worlds.AddTo(command);
        command.Add(noColor);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            if (ReportFile.Of(line.GetRequiredValue(output), line.GetValue(charts), session.Bag) is not { } file)
            {
                return session.Fail(colours);
            }

            var request = new StoryRequest(comparison.Request(line, files, set), file.Charts) { Samples = worlds.GivenSamples(line), Seed = worlds.GivenSeed(line) };
            if (!Interruptible.TryRun(
                session, "the report", colours, token => Run(request with { Scenarios = request.Scenarios with { Cancellation = token } }, session, colours), out var told))
            {
                return ExitCodes.Interrupted;
            }

            if (told is null || session.Bag.HasErrors || !file.Write(told, session))
            {
                return session.Fail(colours);
            }

            session.Tell(session.Bag.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Warning).Distinct(), colours);
            return ExitCodes.Answered;
        });
        return command;
    }

    /// <summary>With a bar where somebody watches and it takes its time.</summary>
    private static Made<Story>? Run(StoryRequest request, Session session, bool colours)
    {
        if (!session.Terminal.ErrorIsInteractive)
        {
            return session.Engine.Tell(request, session.Bag);
        }

        var watch = new StoryWatch();
        var watched = request with { Worlds = watch.Worlds, Scenarios = request.Scenarios with { Progress = watch.Variants, Counted = watch.Variants.Expect } };
        return ProgressLine.Beside(() => session.Engine.Tell(watched, session.Bag), watch.Standing, session.Terminal, colours);
    }
}
