using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Commands;

internal static class EstimateCommand
{
    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md or .csv.");
        var noColor = CommonOptions.NoColor();
        var assert = new Option<bool>("--assert") { Description = "Exits with 2 when an objective is missed: for tests and pipelines." };
        var command = new ExampledCommand(
            "estimate",
            "Answers a scenario: funnel, stages, latency percentiles, fleet, cost, bottleneck and verdicts.",
            ("capcalc estimate web-search.yaml", "the answer as text"),
            ("capcalc estimate web-search.yaml --set traffic.rate=2000/s --set pipeline.rank-2.split=8", "the same with twice the traffic and a wider last stage"),
            ("capcalc estimate web-search.yaml -o design.md", "for a design document"),
            ("capcalc estimate web-search.yaml --format json | jq .fleet.hosts", "one figure for a script"),
            ("capcalc estimate web-search.yaml --assert", "fails when an objective is missed"))
        {
            file, set, format, output, noColor, assert,
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
            if (session.Engine.Estimate(input, session.Bag) is not { } answer || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var estimate = answer with { Diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(answer.Diagnostics)) };
            var written = session.Write(
                new Answer(EstimateReport.From(estimate), EstimateDocument.From(estimate)),
                new Target(chosen, path, colours),
                [input.File],
                estimate.Diagnostics);
            var missed = line.GetValue(assert) && estimate.Objectives.Any(objective => !objective.Passed);
            return written == ExitCodes.Answered && missed ? ExitCodes.ObjectiveMissed : written;
        });
        return command;
    }
}
