using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class ChartCommand
{
    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var comparison = new ComparisonOptionGroup();
        var sought = new SolveOptionGroup();
        var worlds = new WorldOptionGroup();
        var pictures = new PictureOptionGroup();
        var set = CommonOptions.Set();
        var kind = new Option<string>("--kind") { Description = $"{string.Join(", ", Kinds(session))}; or all that the scenario has.", HelpName = "KIND", Required = true };
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "chart",
            "Draws charts of a scenario's answer, or of variants side by side.",
            ("capcalc chart web-search.yaml --kind funnel -o funnel.png", "how the items narrow, for a slide"),
            ("capcalc chart web-search.yaml --kind latency -o latency.svg --theme dark", "for a dark web page"),
            ("capcalc chart web-search.yaml --kind all -o charts/ --format svg", "every chart that the scenario has, a file each"),
            ("capcalc chart cross-encoder-depth.yaml --kind depth -o depth.png", "what the scenario's own 'compare' section varies"),
            ("capcalc chart ads.yaml --kind frontier -o ads.svg --for traffic.rate --for pipeline.predict.keep", "how many at each rate"),
            ("capcalc chart web-search.yaml --kind tornado -o tornado.png --set \"models.dnn.time=0.8..1.2 ms\"", "what each range does to p99 and hosts"),
            ("capcalc chart ads.yaml --kind stages -o ads.svg --vary pipeline.predict.split=1,2,4", "variants beside each other"))
        {
            files, kind,
        };
        pictures.AddTo(command);
        command.Add(set);
        comparison.AddTo(command);
        sought.AddTo(command);
        worlds.AddTo(command);
        command.Add(noColor);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var (name, path) = (line.GetRequiredValue(kind), pictures.Path(line));
            ImmutableArray<string> kinds = [.. Kinds(session), ChartRequest.EveryKind];
            if (!kinds.Contains(name))
            {
                return session.Refuse($"there is no chart '{name}'", Suggestions.Hint(name, kinds));
            }

            ImmutableArray<(ChartTakes Takes, string? Option)> given =
            [
                (ChartTakes.Variants, comparison.Given(line, files)), (ChartTakes.Paths, sought.Given(line)), (ChartTakes.Worlds, worlds.Given(line)),
            ];
            if (pictures.Request(name, line, session) is not { } request || (name != ChartRequest.EveryKind && IsIdle(given, [name], line.GetRequiredValue(files)[0], session)))
            {
                return session.Fail(colours);
            }

            request = request with { Samples = worlds.Samples(line), Seed = worlds.Seed(line) };
            if (Takes(name, session) == ChartTakes.Paths || (name == ChartRequest.EveryKind && sought.Given(line) is not null))
            {
                if (sought.Requests(line, session) is not { } paths)
                {
                    return session.Fail(colours);
                }

                if (paths.Length != 2)
                {
                    return session.Refuse($"a {Taking(session, ChartTakes.Paths)} chart holds two paths against each other", "write --for twice, such as --for traffic.rate --for pipeline.rank-1.keep");
                }

                request = request with { Paths = paths };
            }

            if (session.Engine.Draw(comparison.Request(line, files, set), request, session.Bag) is not { } drawn || session.Bag.HasErrors
                || (name == ChartRequest.EveryKind && IsIdle(given, [.. drawn.Value.Select(picture => picture.Kind)], line.GetRequiredValue(files)[0], session)))
            {
                return session.Fail(colours);
            }

            if (!(name == ChartRequest.EveryKind ? WriteAll(drawn, path, request.Image, session) : session.Engine.WriteFile(path, drawn.Inputs, drawn.Value[0].Contents, session.Bag)))
            {
                return session.Fail(colours);
            }

            // What is said of a scenario is said again by each answer that charts are drawn from.
            session.Tell(session.Bag.ToImmutable().Distinct(), colours);
            return ExitCodes.Answered;
        });
        return command;
    }

    /// <summary>Writes a file a kind into the folder, and prints their names.</summary>
    private static bool WriteAll(Made<ImmutableArray<PaintedChart>> drawn, string folder, ImageKind image, Session session)
    {
        if (!session.Engine.MakeFolder(folder, session.Bag))
        {
            return false;
        }

        var written = new StringBuilder();
        foreach (var picture in drawn.Value)
        {
            var path = Path.Combine(folder, $"{picture.Kind}.{(image == ImageKind.Png ? "png" : "svg")}");
            if (!session.Engine.WriteFile(path, drawn.Inputs, picture.Contents, session.Bag))
            {
                break;
            }

            written.Append(path).Append('\n');
        }

        session.Print(written.ToString());
        return !session.Bag.HasErrors;
    }

    /// <summary>Says which of the given options does nothing to any of these kinds of chart, if one does.</summary>
    private static bool IsIdle(ImmutableArray<(ChartTakes Takes, string? Option)> given, ImmutableArray<string> kinds, string file, Session session)
    {
        foreach (var (takes, option) in given)
        {
            if (option is null || kinds.Any(kind => Takes(kind, session) == takes))
            {
                continue;
            }

            var (message, hint) = kinds is [var kind]
                ? (takes == ChartTakes.Variants ? $"a {kind} chart is of one scenario: {option} does nothing to it" : $"{option} does nothing to a {kind} chart", $"leave it out, or draw one of {Taking(session, takes)}")
                : ($"{option} does nothing to any chart that there is of '{file}'", $"leave it out: there is none of {Taking(session, takes)}");
            session.Bag.Error(UsageCodes.InvalidUsage, default, message, hint);
            return true;
        }

        return false;
    }

    private static ChartTakes? Takes(string kind, Session session) => session.Engine.Charts.Where(chart => chart.Name == kind).Select(chart => (ChartTakes?)chart.Takes).FirstOrDefault();

    private static string Taking(Session session, ChartTakes what) => string.Join(", ", session.Engine.Charts.Where(chart => chart.Takes == what).Select(chart => chart.Name));

    private static IEnumerable<string> Kinds(Session session) => session.Engine.Charts.Select(chart => chart.Name);
}
