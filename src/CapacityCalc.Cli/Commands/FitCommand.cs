using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Commands;

internal static class FitCommand
{
    /// <summary>Of what is pasted into a scenario, and of a picture, rather than of the answer.</summary>
    private static readonly ImmutableArray<string> OtherExtensions = [".yaml", ".yml", ".png", ".svg"];

    public static Command Create(Session session)
    {
        var file = new Argument<string>("FILE") { Description = "Measurements: a CSV table, an HdrHistogram log, percentile output (.hgrm, wrk2) or a k6 summary; - for standard input." };
        var kind = new Option<string?>("--as") { Description = $"What to fit: {string.Join(", ", FitKinds.All.Select(fit => fit.Name))}. By default what the columns' names or the content say.", HelpName = "KIND" };
        var name = new Option<string>("--name") { Description = "What the model is called in the YAML.", HelpName = "NAME", DefaultValueFactory = _ => FitOptions.DefaultName };
        var unit = new Option<string?>("--unit") { Description = "The unit of a histogram's values, which does not say it: ns, us, ms or s.", HelpName = "UNIT" };
        var check = new Option<string?>("--check") { Description = "Instead of fitting: holds what this scenario predicts against the measured latencies.", HelpName = "SCENARIO" };
        var stage = new Option<string?>("--stage") { Description = "With --check: the latencies are of this stage, and not of the whole service.", HelpName = "STAGE" };
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv; the YAML alone: .yaml; or a picture of the fit: .png or .svg.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "fit",
            "Makes the parameters of a model out of measurements, with their errors, as YAML for a scenario; or checks a scenario against measurements.",
            ("capcalc fit ranker.csv", "columns items, time_ms: time of an item and overhead"),
            ("capcalc fit latencies.csv -o latencies.png", "a column latency_ms: a service with p50 and p99, and a picture"),
            ("capcalc fit wrk2.hgrm --unit ms --name search", "a histogram as HdrHistogram prints it"),
            ("capcalc fit scaling.csv", "columns concurrency, throughput_rps: the Universal Scalability Law and its peak"),
            ("capcalc fit access.csv --as arrivals", "timestamps: the rate and arrival_cv2"),
            ("capcalc fit k6.json --check web-search.yaml", "is the scenario right about the latencies?"))
        {
            file, kind, name, unit, check, stage, set, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            var other = path is not null && OtherExtensions.Contains(Path.GetExtension(path).ToLowerInvariant()) ? path : null;
            if (session.ChooseFormat(line.GetValue(format), other is null ? path : null) is not { } chosen)
            {
                return session.Fail(colours);
            }

            if (line.GetValue(kind) is { } given && FitKinds.Find(given) is null)
            {
                return session.Refuse($"there is no kind of fit '{given}'", Suggestions.Hint(given, [.. FitKinds.All.Select(fit => fit.Name)]));
            }

            if (line.GetValue(name)! is var model && !IsName(model))
            {
                return session.Refuse($"'{model}' is no name for a model", "write letters, digits, '-' and '_'");
            }

            var request = new FitRequest(line.GetRequiredValue(file), line.GetValue(kind), line.GetValue(unit), model);
            var target = new Target(chosen, other is null ? path : null, colours);
            if (line.GetValue(check) is { } scenario)
            {
                return (line.GetValue(kind) is not null ? kind.Name : other is not null ? output.Name : null) is { } unused
                    ? session.Refuse($"{unused}{(other is null ? "" : " " + other)} does nothing to --check", "leave it out: what is checked are percentiles, as text, JSON, Markdown or CSV")
                    : Check(session, request, new ScenarioInput(scenario, [.. line.GetValue(set) ?? []]), line.GetValue(stage), target);
            }

            if ((line.GetValue(stage) is not null ? stage.Name : line.GetValue(set) is { Length: > 0 } ? set.Name : null) is { } idle)
            {
                return session.Refuse($"{idle} does nothing without --check", "add --check SCENARIO");
            }

            return Fit(session, request, other, target);
        });
        return command;
    }

    private static int Fit(Session session, FitRequest request, string? other, Target target)
    {
        if (session.Engine.Fit(request, session.Bag) is not { } fit || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        if (other is not null && !session.Engine.WriteFile(other, [request.File], Contents(session, fit, other), session.Bag))
        {
            return session.Fail(target.Colours);
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
        return session.Write(new Answer(FitReport.From(fit, diagnostics), FitDocument.From(fit, diagnostics)), target, [request.File], diagnostics);
    }

    private static int Check(Session session, FitRequest request, ScenarioInput scenario, string? stage, Target target)
    {
        if (session.Engine.CheckPrediction(request, scenario, stage, session.Bag) is not { } check || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
        return session.Write(new Answer(PredictionCheckReport.From(check, diagnostics), PredictionCheckDocument.From(check, diagnostics)), target, [request.File, scenario.File], diagnostics);
    }

    private static ReadOnlyMemory<byte> Contents(Session session, Fit fit, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => session.Engine.Draw(fit, ImageKind.Png),
        ".svg" => session.Engine.Draw(fit, ImageKind.Svg),
        _ => Terminal.Encode(string.Concat(fit.Snippet.Remarks.Select(remark => $"# {remark}\n")) + fit.Snippet.Text + "\n"),
    };

    private static bool IsName(string name) => name.Length is > 0 and <= 60 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
