using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Commands;

internal static class SolveCommand
{
    /// <summary>Of a scenario, rather than of an answer.</summary>
    private static readonly ImmutableArray<string> ScenarioExtensions = [".yaml", ".yml"];

    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var sought = new SolveOptionGroup();
        var cheapest = new Option<bool>("--cheapest") { Description = "Instead: the cheapest design that meets every objective, of all that the scenario leaves open with 'choose'." };
        var confidence = Confidence();
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv; with --cheapest also the scenario itself: .yaml.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "solve",
            "The largest or smallest value of anything in the file that still meets every objective, and what binds there; or the cheapest design.",
            ("capcalc solve web-search.yaml --for pipeline.rank-1.keep", "how many may the model rank?"),
            ("capcalc solve web-search.yaml --for traffic.rate --set slo.hosts=300", "how much traffic do 300 hosts carry?"),
            ("capcalc solve web-search.yaml --for pipeline.rank-2.split --min --within 1..50", "the fewest tasks that are fast enough"),
            ("capcalc solve cross-encoder-depth.yaml --for models.encoder.layers", "how deep may the model be?"),
            ("capcalc solve web-search.yaml --for traffic.rate --for pipeline.rank-1.keep", "how many at each rate?"),
            ("capcalc solve web-search.yaml --for pipeline.rank-1.keep --confidence 90%", "how many in nine of ten worlds of its ranges?"),
            ("capcalc solve feed.yaml --cheapest -o feed-cheapest.yaml", "the cheapest design, as a scenario"))
        {
            file,
        };
        sought.AddTo(command);
        foreach (var option in new Option[] { confidence, cheapest, set, format, output, noColor })
        {
            command.Options.Add(option);
        }

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
                return (sought.Given(line) ?? (line.GetValue(confidence) is null ? null : confidence.Name)) is { } idle
                    ? session.Refuse($"{idle} and --cheapest exclude each other", "leave one of them out")
                    : Cheapest(session, input, isScenario ? target : null, new Target(chosen, isScenario ? null : target, colours));
            }

            return sought.Requests(line, session) switch
            {
                [var only] => One(session, input, only with { Confidence = line.GetValue(confidence) }, new Target(chosen, target, colours)),
                [_, _] when line.GetValue(confidence) is not null => session.Refuse("--confidence is for one --for only", "leave one of the paths out"),
                [var given, var other] => Two(session, input, (given, other), new Target(chosen, target, colours)),
                _ => session.Fail(colours),
            };
        });
        return command;
    }

    private static Option<double?> Confidence() => new("--confidence")
    {
        Description = "Of a scenario with ranges: the value has to meet every objective in this share of the worlds; by default at the medians.",
        HelpName = "RATIO",
        CustomParser = argument => OptionValues.Read<double>(
            argument, text => Ratio.Dimension.TryParse(text, out var ratio, out _) && ratio is > 0 and < 1 ? ratio : null, "not a ratio above 0 and below 100%, such as 90%"),
    };

    private static int One(Session session, ScenarioInput input, SolutionRequest request, Target target)
    {
        if (session.Engine.Solve(input, request, session.Bag) is not { } solution || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(solution.Estimate?.Diagnostics ?? []));
        return session.Write(
            new Answer(SolutionReport.From(solution, diagnostics), SolutionDocument.From(solution, diagnostics)),
            target,
            [input.File],
            diagnostics);
    }

    private static int Two(Session session, ScenarioInput input, (SolutionRequest Given, SolutionRequest Sought) request, Target target)
    {
        if (session.Engine.Frontier(input, request.Given, request.Sought, session.Bag) is not { } frontier || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
        return session.Write(
            new Answer(FrontierReport.From(frontier, diagnostics), FrontierDocument.From(frontier, diagnostics)),
            target,
            [input.File],
            diagnostics);
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
                session.Bag.Warning(
                    UsageCodes.NothingToWrite,
                    default,
                    $"'{scenario}' was not written: {(answer.Solution.Found is null ? "there is no design that meets every objective" : "the file is not laid out so that the values can be put in their places; set them by hand")}");
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
