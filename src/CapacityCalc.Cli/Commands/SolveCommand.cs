using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class SolveCommand
{
    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var path = new Option<string>("--for") { Description = "What to solve for: the path of a number in the scenario.", HelpName = "PATH", Required = true };
        var max = new Option<bool>("--max") { Description = "The largest value that meets every objective, which is the default." };
        var min = new Option<bool>("--min") { Description = "The smallest value that meets every objective." };
        var within = new Option<string?>("--within") { Description = "Where to look; by default a million times up and down from what the scenario has.", HelpName = "A..B" };
        var step = new Option<string?>("--step") { Description = "Between two values; by default whole things one by one, and four digits of any other.", HelpName = "STEP" };
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "solve",
            "The largest or smallest value of anything in the file that still meets every objective, and what binds there.",
            ("capcalc solve web-search.yaml --for pipeline.rank-1.keep", "how many may the model rank?"),
            ("capcalc solve web-search.yaml --for traffic.rate --set slo.hosts=300", "how much traffic do 300 hosts carry?"),
            ("capcalc solve web-search.yaml --for pipeline.rank-2.split --min --within 1..50", "the fewest tasks that are fast enough"),
            ("capcalc solve cross-encoder-depth.yaml --for models.encoder.layers", "how deep may the model be?"))
        {
            file, path, max, min, within, step, set, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var target = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), target) is not { } chosen)
            {
                return session.Fail(colours);
            }

            if (line.GetValue(max) && line.GetValue(min))
            {
                return session.Refuse("--max and --min exclude each other", "leave one of them out");
            }

            var input = line.Input(file, set);
            var request = new SolutionRequest(line.GetRequiredValue(path), line.GetValue(min) ? Extreme.Smallest : Extreme.Largest, line.GetValue(within), line.GetValue(step));
            if (session.Engine.Solve(input, request, session.Bag) is not { } solution || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(solution.Estimate?.Diagnostics ?? []));
            return session.Write(
                new Answer(SolutionReport.From(solution, diagnostics), SolutionDocument.From(solution, diagnostics)),
                new Target(chosen, target, colours),
                [input.File],
                diagnostics);
        });
        return command;
    }
}
