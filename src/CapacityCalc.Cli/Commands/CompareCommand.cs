using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var vary = CommonOptions.Vary();
        var baseline = new Option<string?>("--baseline") { Description = "A scenario that the differences are against; the first variant by default.", HelpName = "FILE" };
        var keepFleet = new Option<bool>("--keep-fleet") { Description = "Sizes the baseline's fleet once and holds it for every variant." };
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "compare",
            "Estimates variants of a scenario, or several scenarios, and says which to choose: a row each, with the Pareto-optimal ones marked.",
            ("capcalc compare web-search.yaml --vary pipeline.rank-1.keep=100,200,500", "how deep may the ranking be?"),
            ("capcalc compare web-search.yaml --vary pipeline.rank-1.keep=100..2000:step=100 --vary pipeline.rank-2.split=1,2,5,10", "the product of both, 80 variants"),
            ("capcalc compare cross-encoder-depth.yaml", "what the scenario's own 'compare' section varies"),
            ("capcalc compare now.yaml then.yaml --baseline now.yaml", "two scenarios, and what changes"),
            ("capcalc compare web-search.yaml --vary traffic.rate=500/s..2000/s:n=7 --keep-fleet -o load.csv", "one fleet under other loads, for a spreadsheet"))
        {
            files, vary, baseline, keepFleet, set, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var request = new ComparisonRequest(
                [.. line.GetRequiredValue(files)], [.. line.GetValue(set) ?? []], [.. line.GetValue(vary) ?? []], line.GetValue(baseline))
            {
                KeepsFleet = line.GetValue(keepFleet),
            };
            if (Run(request, session, colours) is not { } comparison || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
            return session.Write(
                new Answer(ComparisonReport.From(comparison, diagnostics), new ComparisonDocument(comparison, diagnostics)),
                new Target(chosen, path, colours),
                [.. request.Files, .. request.Baseline is { } file ? [file] : Array.Empty<string>()],
                [.. diagnostics, .. comparison.Variants.SelectMany(variant => variant.Problems).DistinctBy(problem => (problem.Code, problem.Span))]);
        });
        return command;
    }

    /// <summary>With a bar where somebody watches and it takes its time.</summary>
    private static Comparison? Run(ComparisonRequest request, Session session, bool colours)
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
