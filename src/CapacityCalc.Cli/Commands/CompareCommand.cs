using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Consoles;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var comparison = new ComparisonOptionGroup();
        var incidents = new IncidentOptionGroup();
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "compare",
            "Estimates variants of a scenario, or several scenarios, and says which to choose: a row each, with the Pareto-optimal ones marked.",
            ("capcalc compare web-search.yaml --vary pipeline.rank-1.keep=100,200,500", "how deep may the ranking be?"),
            ("capcalc compare ads.yaml --vary pipeline.predict.split=1..8:n=8 --vary traffic.rate=1k/s,2k/s", "the product of both, 16 variants"),
            ("capcalc compare cross-encoder-depth.yaml", "what the scenario's own 'compare' section varies"),
            ("capcalc compare now.yaml then.yaml --baseline now.yaml", "two scenarios, and what changes"),
            ("capcalc compare web-search.yaml --vary planning.utilization=40%,60%,80% --surge 1.5", "which fleet takes one and a half times the peak?"),
            ("capcalc compare web-search.yaml --vary traffic.rate=500..2000/s:n=7 --keep-fleet -o load.csv", "one fleet under other loads, for a spreadsheet"))
        {
            files,
        };
        comparison.AddTo(command);
        incidents.AddTo(command);
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

            var request = comparison.Request(line, files, set) with { Incident = incidents.Incident(line) };
            Made<Comparison>? compared;
            using (var interruption = new Interruption(session.Terminal))
            {
                try
                {
                    compared = Run(request with { Cancellation = interruption.Token }, session, colours);
                }
                catch (OperationCanceledException)
                {
                    session.Tell([new(DiagnosticCodes.Interrupted, Severity.Warning, default, "the comparison was interrupted: nothing was written")], colours);
                    return ExitCodes.Interrupted;
                }
            }

            if (compared is null || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
            return session.Write(
                new Answer(ComparisonReport.From(compared.Value, diagnostics), new ComparisonDocument(compared.Value, diagnostics)),
                new Target(chosen, path, colours),
                compared.Inputs,
                [.. diagnostics, .. compared.Value.Variants.SelectMany(variant => variant.Problems).DistinctBy(problem => (problem.Code, problem.Span))]);
        });
        return command;
    }

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
