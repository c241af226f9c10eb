using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

internal static class EstimateCommand
{
    private const string Formula = "formula";
    private const string Simulate = "simulate";

    private static readonly ImmutableArray<string> Methods = [Formula, Simulate];

    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var set = CommonOptions.Set();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var method = new Option<string>("--method")
        {
            Description = "formula (the default), or simulate: waits and latencies that no formula gives exactly are then measured on the sized fleet.",
            HelpName = string.Join("|", Methods),
            DefaultValueFactory = _ => Formula,
        };
        var simulation = new SimulationOptionGroup();
        var incidents = new IncidentOptionGroup();
        var assert = new Option<bool>("--assert") { Description = "Exits with 2 when an objective is missed (with --surge or --lose, there too) or a planning rule is broken: for tests and pipelines." };
        var command = new ExampledCommand(
            "estimate",
            "Answers a scenario: funnel, stages, latency percentiles, fleet, cost, bottleneck and verdicts.",
            ("capcalc estimate web-search.yaml", "the answer as text"),
            ("capcalc estimate web-search.yaml --set traffic.rate=2000/s --set pipeline.rank-2.split=8", "the same with twice the traffic and a wider last stage"),
            ("capcalc estimate web-search.yaml -o design.md", "for a design document"),
            ("capcalc estimate web-search.yaml --format json | jq .fleet.hosts", "one figure for a script"),
            ("capcalc estimate web-search.yaml --assert", "fails when an objective is missed"),
            ("capcalc estimate web-search.yaml --surge 2 --lose host", "what if twice the peak arrived, with a host of every pool gone?"),
            ("capcalc estimate ads.yaml --method simulate --precision 0.5%", "verdicts by simulation where formulas approximate"))
        {
            file, set, format, output, noColor, assert, method,
        };
        incidents.AddTo(command);
        simulation.AddTo(command);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var chosenMethod = line.GetValue(method)!;
            if (!Methods.Contains(chosenMethod))
            {
                return session.Refuse($"there is no method '{chosenMethod}'", Suggestions.Hint(chosenMethod, [.. Methods]));
            }

            if (chosenMethod == Formula && simulation.Given(line) is { } idle)
            {
                return session.Refuse($"{idle} does nothing to an estimate by formula", "add --method simulate");
            }

            var incident = incidents.Incident(line);
            if (chosenMethod != Formula && incident is not null)
            {
                return session.Refuse("what an incident does to a fleet is told by formula, and cannot be simulated", "leave out --method simulate, or --surge and --lose");
            }

            var input = line.Input(file, set);
            var (found, interrupted) = chosenMethod == Formula
                ? (incident is null ? session.Engine.Estimate(input, session.Bag) : session.Engine.Estimate(input, incident, session.Bag), false)
                : simulation.Run(line, session, colours, request => session.Engine.Estimate(input, request, session.Bag));
            if (found is not { } answer || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            var estimate = answer with { Diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(answer.Diagnostics)) };
            var target = new Target(chosen, path, colours);
            var load = session.Draws(target) == Drawings.Terminal ? session.Engine.LoadCurve(input) : null;
            var written = session.Write(
                new Answer(EstimateReport.From(estimate, load), EstimateDocument.From(estimate)),
                target,
                [input.File],
                estimate.Diagnostics);
            if (written == ExitCodes.Answered && interrupted)
            {
                return ExitCodes.Interrupted;
            }

            var missed = line.GetValue(assert)
                && (estimate.Objectives.Concat(estimate.WhatIf?.After.Objectives ?? []).Any(objective => !objective.Passed) || estimate.PlanningRules.Any(rule => !rule.Passed));
            return written == ExitCodes.Answered && missed ? ExitCodes.ObjectiveMissed : written;
        });
        return command;
    }
}
