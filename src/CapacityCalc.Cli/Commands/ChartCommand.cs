using CapacityCalc.Core.Diagnostics;
using System.CommandLine;
using System.Globalization;

namespace CapacityCalc.Cli.Commands;

internal static class ChartCommand
{
    // A picture beyond this serves no reader and takes gigabytes to draw.
    private const int LeastPixels = 200;
    private const int MostPixels = 8000;
    private const double MostScale = 8;
    private const int DefaultWidth = 1200;
    private const int DefaultHeight = 700;

    public static Command Create(Session session)
    {
        var files = CommonOptions.Files();
        var comparison = new ComparisonOptionGroup();
        var sought = new SolveOptionGroup();
        var worlds = new WorldOptionGroup();
        var set = CommonOptions.Set();
        var kind = new Option<string>("--kind") { Description = $"{string.Join(", ", Kinds(session))}.", HelpName = "KIND", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The picture's file: .png or .svg.", HelpName = "FILE", Required = true };
        var width = Size("--width", "Width in pixels.", DefaultWidth);
        var height = Size("--height", "Height in pixels.", DefaultHeight);
        var scale = new Option<double>("--scale") { Description = "Enlarges a PNG for print or dense screens.", HelpName = "FACTOR", DefaultValueFactory = _ => 1 };
        scale.CustomParser = argument =>
        {
            if (double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= MostScale)
            {
                return factor;
            }

            argument.AddError($"--scale is '{argument.Tokens[0].Value}', not a number above 0 and at most {MostScale.ToString(CultureInfo.InvariantCulture)}");
            return 1;
        };
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "chart",
            "Draws a chart of a scenario's answer, or of variants side by side.",
            ("capcalc chart web-search.yaml --kind funnel -o funnel.png", "how the items narrow, for a slide"),
            ("capcalc chart web-search.yaml --kind latency -o latency.svg --width 900 --height 500", "for a web page"),
            ("capcalc chart cross-encoder-depth.yaml --kind depth -o depth.png", "what the scenario's own 'compare' section varies"),
            ("capcalc chart ads.yaml --kind frontier -o ads.svg --for traffic.rate --for pipeline.rank.keep", "how many at each rate"),
            ("capcalc chart web-search.yaml --kind tornado -o tornado.png --set \"models.dnn.time=0.8..1.2 ms\"", "what each range does to p99 and hosts"),
            ("capcalc chart ads.yaml --kind stages -o ads.svg --vary pipeline.predict.split=1,2,4", "variants beside each other"))
        {
            files, kind, output, width, height, scale, set,
        };
        comparison.AddTo(command);
        sought.AddTo(command);
        worlds.AddTo(command);
        command.Add(noColor);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var (name, path) = (line.GetRequiredValue(kind), line.GetRequiredValue(output));
            var kinds = Kinds(session);
            if (!kinds.Contains(name))
            {
                return session.Refuse($"there is no chart '{name}'", Suggestions.Hint(name, kinds));
            }

            if (ImageOf(path) is not { } image)
            {
                return session.Refuse($"the name '{path}' does not say which kind of picture to draw", "let it end in .png or .svg");
            }

            var scenarios = comparison.Request(line, files, set);
            var takes = session.Engine.Charts.First(chart => chart.Name == name).Takes;
            if (takes != ChartTakes.Variants && comparison.Given(line, files) is { } idle)
            {
                return session.Refuse($"a {name} chart is of one scenario: {idle} does nothing to it", $"leave it out, or draw one of {Taking(session, ChartTakes.Variants)}");
            }

            if (takes != ChartTakes.Paths && sought.Given(line) is { } unsolved)
            {
                return session.Refuse($"{unsolved} does nothing to a {name} chart", $"leave it out, or draw one of {Taking(session, ChartTakes.Paths)}");
            }

            if (takes != ChartTakes.Worlds && worlds.Given(line) is { } undrawn)
            {
                return session.Refuse($"{undrawn} does nothing to a {name} chart", $"leave it out, or draw one of {Taking(session, ChartTakes.Worlds)}");
            }

            var request = new ChartRequest(name, image, line.GetValue(width), line.GetValue(height), line.GetValue(scale)) { Samples = worlds.Samples(line), Seed = worlds.Seed(line) };
            if (takes == ChartTakes.Paths)
            {
                if (sought.Requests(line, session) is not { } paths)
                {
                    return session.Fail(colours);
                }

                if (paths.Length != 2)
                {
                    return session.Refuse($"a {name} chart holds two paths against each other", "write --for twice, such as --for traffic.rate --for pipeline.rank-1.keep");
                }

                request = request with { Paths = paths };
            }

            if (session.Engine.Draw(scenarios, request, session.Bag) is not { } picture || session.Bag.HasErrors
                || !session.Engine.WriteFile(path, picture.Inputs, picture.Value, session.Bag))
            {
                return session.Fail(colours);
            }

            session.Tell(session.Bag.ToImmutable(), colours);
            return ExitCodes.Answered;
        });
        return command;
    }

    private static string Taking(Session session, ChartTakes what) => string.Join(", ", session.Engine.Charts.Where(chart => chart.Takes == what).Select(chart => chart.Name));

    private static string[] Kinds(Session session) => [.. session.Engine.Charts.Select(chart => chart.Name)];

    private static ImageKind? ImageOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => ImageKind.Png,
        ".SVG" => ImageKind.Svg,
        _ => null,
    };

    private static Option<int> Size(string name, string description, int pixels)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "PIXELS", DefaultValueFactory = _ => pixels };
        option.CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= LeastPixels and <= MostPixels)
            {
                return size;
            }

            argument.AddError($"{name} is '{text}', not a whole number from {LeastPixels} to {MostPixels}");
            return pixels;
        };
        return option;
    }
}
