using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Consoles;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var comparison = new ComparisonOptionGroup();
        var incidents = new IncidentOptionGroup();
        var limits = new Option<string[]>("--limit")
        {
            Description = "What every variant is to be kept within: 'p99 <= 500 ms', or against the baseline 'hosts <= +5%', 'cost <= +1000 USD/month', 'quality >= -0.5%'. Repeatable.",
            HelpName = "LIMIT",
            DefaultValueFactory = _ => [],
        };
        var assert = new Option<bool>("--assert") { Description = "Exits with 2 when a variant other than the baseline misses an objective or breaks a limit: for tests and pipelines." };
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "compare",
            "Estimates variants of a scenario, or several scenarios, and says which to choose: a row each, with the Pareto-optimal ones marked.",
            ("capcalc compare web-search.yaml --vary pipeline.rank-1.keep=100,200,500", "how deep may the ranking be?"),
            ("capcalc compare ads.yaml --vary pipeline.predict.split=1..8:n=8 --vary traffic.rate=1k/s,2k/s", "the product of both, 16 variants"),
            ("capcalc compare cross-encoder-depth.yaml", "what the scenario's own 'compare' section varies"),
            ("capcalc compare now.yaml then.yaml --baseline now.yaml", "two scenarios, and what changes"),
            ("capcalc compare web-search.yaml --baseline base.json --limit \"hosts <= +5%\" --assert", "fails a change that costs too much; base.json is by estimate -o"),
            ("capcalc compare web-search.yaml --vary planning.utilization=40%,60%,80% --surge 1.5", "which fleet takes one and a half times the peak?"),
            ("capcalc compare web-search.yaml --vary traffic.rate=500..2000/s:n=7 --keep-fleet -o load.csv", "one fleet under other loads, for a spreadsheet"))
        {
            files,
        };
        comparison.AddTo(command);
        incidents.AddTo(command);
        command.Add(limits);
        command.Add(assert);
        command.Add(set);
        command.Add(format);
        command.Add(output);
        command.Add(noColor);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var request = comparison.Request(line, files, set) with { Incident = incidents.Incident(line), Limits = [.. line.GetValue(limits) ?? []] };
            if (!Interruptible.TryRun(session, "the comparison", colours, token => Run(request with { Cancellation = token }, session, colours), out var compared))
            {
                return ExitCodes.Interrupted;
            }

            if (compared is null || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
            var target = new Target(chosen, path, colours);
            var written = session.Write(
                new Answer(ComparisonReport.From(compared.Value, diagnostics, session.Draws(target)), new ComparisonDocument(compared.Value, diagnostics)),
                target,
                compared.Inputs,
                [.. diagnostics, .. compared.Value.Variants.SelectMany(variant => variant.Problems).DistinctBy(problem => (problem.Code, problem.Span))]);
            return written == ExitCodes.Answered && line.GetValue(assert) && Fails(compared.Value) ? ExitCodes.ObjectiveMissed : written;
        });
        return command;
    }

    /// <summary>Whether a variant that is compared, rather than compared with, is not as it should be.</summary>
    private static bool Fails(Comparison comparison) => comparison.Limits.Any(outcome => !outcome.Passed)
        || comparison.Variants.Any(variant => !ReferenceEquals(variant, comparison.Reference)
            && (variant.Figures is not { } figures || figures.Latency.P99 is null || figures.Objectives.Any(objective => !objective.Passed)));

    /// <summary>With a bar where somebody watches and it takes its time.</summary>
    private static Made<Comparison>? Run(ComparisonRequest request, Session session, bool colours)
    {
        if (!session.Terminal.ErrorIsInteractive)
        {
            return session.Engine.Compare(request, session.Bag);
        }

        var watch = new VariantWatch();
        return ProgressLine.Beside(
            () => session.Engine.Compare(request with { Progress = watch, Counted = watch.Expect }, session.Bag), watch.Standing, session.Terminal, colours);
    }
}
