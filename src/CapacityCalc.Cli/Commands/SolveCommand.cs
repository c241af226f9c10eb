using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

internal static class SolveCommand
{
    /// <summary>Of a scenario, rather than of an answer.</summary>
    private static readonly ImmutableArray<string> ScenarioExtensions = [".yaml", ".yml"];

    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var path = new Option<string?>("--for") { Description = "What to solve for: the path of a number in the scenario.", HelpName = "PATH" };
        var max = new Option<bool>("--max") { Description = "The largest value that meets every objective, which is the default." };
        var min = new Option<bool>("--min") { Description = "The smallest value that meets every objective." };
        var within = new Option<string?>("--within") { Description = "Where to look; by default a million times up and down from what the scenario has.", HelpName = "A..B" };
        var step = new Option<string?>("--step") { Description = "Between two values; by default whole things one by one, and four digits of any other.", HelpName = "STEP" };
        var cheapest = new Option<bool>("--cheapest") { Description = "Instead: the cheapest design that meets every objective, of all that the scenario leaves open with 'choose'." };
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv; with --cheapest also the scenario itself: .yaml.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "solve",
            "The largest or smallest value of anything in the file that still meets every objective, and what binds there; or the cheapest design.",
            ("capcalc solve web-search.yaml --for pipeline.rank-1.keep", "how many may the model rank?"),
            ("capcalc solve web-search.yaml --for traffic.rate --set slo.hosts=300", "how much traffic do 300 hosts carry?"),
            ("capcalc solve web-search.yaml --for pipeline.rank-2.split --min --within 1..50", "the fewest tasks that are fast enough"),
            ("capcalc solve cross-encoder-depth.yaml --for models.encoder.layers", "how deep may the model be?"),
            ("capcalc solve feed.yaml --cheapest -o feed-cheapest.yaml", "the cheapest design, as a scenario"))
        {
            file, path, max, min, within, step, cheapest, set, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var target = line.GetValue(output);
            var isCheapest = line.GetValue(cheapest);
            var isScenario = isCheapest && target is not null && ScenarioExtensions.Any(extension => target.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
            if (session.ChooseFormat(line.GetValue(format), isScenario ? null : target) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var input = line.Input(file, set);
            if (isCheapest)
            {
                return new Option[] { path, max, min, within, step }.FirstOrDefault(option => line.GetResult(option) is { Implicit: false }) is { } idle
                    ? session.Refuse($"{idle.Name} and --cheapest exclude each other", "leave one of them out")
                    : Cheapest(session, input, isScenario ? target : null, new Target(chosen, isScenario ? null : target, colours));
            }

            if (line.GetValue(path) is not { } sought)
            {
                return session.Refuse("there is nothing to solve for", "write --for PATH, such as --for pipeline.rank-1.keep, or --cheapest");
            }

            if (line.GetValue(max) && line.GetValue(min))
            {
                return session.Refuse("--max and --min exclude each other", "leave one of them out");
            }

            var request = new SolutionRequest(sought, line.GetValue(min) ? Extreme.Smallest : Extreme.Largest, line.GetValue(within), line.GetValue(step));
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

    /// <param name="scenario">The file that the design is written to; null for none.</param>
    private static int Cheapest(Session session, ScenarioInput input, string? scenario, Target target)
    {
        if (session.Engine.Cheapest(input, session.Bag) is not { } answer || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        if (scenario is not null)
        {
            if (answer.TextFor(scenario) is { } text)
            {
                if (!session.Engine.WriteFile(scenario, [input.File], Terminal.Encode(text), session.Bag))
                {
                    return session.Fail(target.Colours);
                }
            }
            else
            {
                session.Bag.Warning(UsageCodes.NothingToWrite, default, $"'{scenario}' was not written: there is no design that meets every objective");
            }
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(answer.Solution.Estimate?.Diagnostics ?? []));
        return session.Write(
            new Answer(DesignReport.From(answer.Solution, diagnostics), DesignDocument.From(answer.Solution, diagnostics)),
            target,
            [input.File],
            diagnostics);
    }
}
