using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var figure = new Argument<string?>("FIGURE")
        {
            Description = "Its path in the estimate's JSON, entries of lists by their names: stages.rank-2.hosts. Words may stop at an underscore: latency.p99. Without one the main figures, and a list of all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        CommonOptions.RefuseOptions(figure);
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "explain",
            "Derives a figure of the estimate: its formula, the numbers in it, and what they follow from, down to the scenario's inputs and their sources.",
            ("capcalc explain web-search.yaml", "the main figures, and a list of all that can be explained"),
            ("capcalc explain web-search.yaml stages.rank-2.hosts_for.throughput", "one figure down to its inputs"),
            ("capcalc explain web-search.yaml latency.p99 --set traffic.rate=2000/s", "a shorter path, of another scenario"),
            ("capcalc explain web-search.yaml fleet.cost_usd_per_month -o cost.md", "with formulas that GitHub typesets"))
        {
            file, figure, set, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var input = line.Input(file, set);
            if (session.Engine.Explain(input, session.Bag) is not { } explained || session.Bag.HasErrors || Asked(explained, line.GetValue(figure), session) is not { } explanation)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(explained.Estimate.Diagnostics));
            return session.Write(
                new Answer(ExplanationReport.From(explanation, diagnostics), ExplanationDocument.From(explanation, diagnostics)), new Target(chosen, path, colours), [input.File], diagnostics);
        });
        return command;
    }

    private static Explanation? Asked(Explained explained, string? figure, Session session) => figure is null
        ? new Explanation(explained, FigureLookup.Headlines(explained), Extent.Overview)
        : FigureLookup.Find(explained, figure, session.Bag) is { } found ? new Explanation(explained, [found], Extent.Whole)
        : null;
}
