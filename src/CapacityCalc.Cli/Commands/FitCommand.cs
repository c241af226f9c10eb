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

    /// <summary>The kinds that --in is for.</summary>
    private static string Takers { get; } = string.Join(" or ", FitKinds.All.Where(fit => fit.Takes == FitTakes.Model).Select(fit => fit.Name));

    public static Command Create(Session session)
    {
        var file = new Argument<string>("FILE") { Description = "Measurements: a CSV table, an HdrHistogram log, percentile output (.hgrm, wrk2) or a k6 summary; - for standard input." };
        var kind = new Option<string?>("--as") { Description = $"What to fit: {string.Join(", ", FitKinds.All.Select(fit => fit.Name))}. By default what the columns' names or the content say.", HelpName = "KIND" };
        var name = new Option<string?>("--name") { Description = $"What the model is called in the YAML; with --in what the scenario calls it, otherwise {FitOptions.DefaultName}, where absent.", HelpName = "NAME" };
        var unit = new Option<string?>("--unit") { Description = "The unit of a histogram's values, which does not say it: ns, us, ms or s.", HelpName = "UNIT" };
        var check = new Option<string?>("--check") { Description = "Instead of fitting: holds what this scenario predicts against the measured latencies.", HelpName = "SCENARIO" };
        var scenario = new Option<string?>("--in") { Description = $"With --as {Takers}: the scenario that says which architecture was measured, on which hardware.", HelpName = "SCENARIO" };
        var stage = new Option<string?>("--stage") { Description = "With --in: the stage whose model was measured. With --check: the latencies are of this stage, and not of the whole service.", HelpName = "STAGE" };
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
            ("capcalc fit ranker.csv --as roofline --in web-search.yaml --stage rank-2", "how much of the hardware's peak and bandwidth the model reaches"),
            ("capcalc fit k6.json --check web-search.yaml", "is the scenario right about the latencies?"))
        {
            file, kind, name, unit, scenario, check, stage, set, format, output, noColor,
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

            if (line.GetValue(name) is { } model && !IsName(model))
            {
                return session.Refuse($"'{model}' is no name for a model", "write letters, digits, '-' and '_'");
            }

            var request = new FitRequest(line.GetRequiredValue(file), line.GetValue(kind), line.GetValue(unit), line.GetValue(name));
            var target = new Target(chosen, other is null ? path : null, colours);
            ImmutableArray<string> settings = [.. line.GetValue(set) ?? []];
            var (checking, measured, place) = (line.GetValue(check), line.GetValue(scenario), line.GetValue(stage));
            string? Given(params ReadOnlySpan<Option> options)
            {
                foreach (var option in options)
                {
                    if (line.GetResult(option) is { Implicit: false })
                    {
                        return option.Name;
                    }
                }

                return null;
            }

            if ((request.File == "-") && (checking ?? measured) == "-")
            {
                return session.Refuse("measurements and scenario cannot both be standard input", "name a file for one of them");
            }

            if (checking is not null)
            {
                return (Given(kind, name, scenario) ?? (other is null ? null : $"{output.Name} {other}")) is { } unused
                    ? session.Refuse($"{unused} does nothing to --check", "leave it out: what is checked are percentiles of that scenario, as text, JSON, Markdown or CSV")
                    : Check(session, request, new ScenarioInput(checking, settings), place, target);
            }

            if (request.Kind is null || FitKinds.Find(request.Kind)!.Takes == FitTakes.Nothing)
            {
                return Given(scenario) is { } idle ? session.Refuse($"{idle} does nothing without --as {Takers}", $"say --as {Takers}, or leave it out")
                    : Given(stage, set) is { } unused ? session.Refuse($"{unused} does nothing without --check or --as {Takers}", $"add --check SCENARIO, or --as {Takers} --in SCENARIO")
                    : Fit(session, request, other, target);
            }

            return measured is null ? session.Refuse($"--as {request.Kind} does not know what was measured", "add --in SCENARIO --stage STAGE, the stage whose model was measured")
                : place is null ? session.Refuse($"--as {request.Kind} does not know which stage's model was measured", "add --stage STAGE, a stage of the scenario")
                : Fit(session, request with { Stage = new(new ScenarioInput(measured, settings), place) }, other, target);
        });
        return command;
    }

    private static int Fit(Session session, FitRequest request, string? other, Target target)
    {
        if (session.Engine.Fit(request, session.Bag) is not { } fit || session.Bag.HasErrors)
        {
            return session.Fail(target.Colours);
        }

        ImmutableArray<string> inputs = request.Stage is { } stage ? [request.File, stage.Scenario.File] : [request.File];
        if (other is not null && !session.Engine.WriteFile(other, inputs, Contents(session, fit, other), session.Bag))
        {
            return session.Fail(target.Colours);
        }

        var diagnostics = ReadingOrder.Of(session.Bag.ToImmutable());
        return session.Write(new Answer(FitReport.From(fit, diagnostics), FitDocument.From(fit, diagnostics)), target, inputs, diagnostics);
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
