using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Commands;

internal static class SimulateCommand
{
    public static Command Create(Session session)
    {
        var file = CommonOptions.File();
        var set = CommonOptions.Set();
        var simulation = new SimulationOptionGroup();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the answer to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var assert = new Option<bool>("--assert") { Description = "Exits with 2 when the simulation misses an objective on latency, or the estimate another: for tests and pipelines." };
        var command = new ExampledCommand(
            "simulate",
            "Simulates the fleet that estimate sizes, request by request, and holds the estimate against it. "
            + "Ctrl-C ends it early, with what is known so far and exit code 130; a second one ends it at once.",
            ("capcalc simulate web-search.yaml", "until the p99 is known to 1%"),
            ("capcalc simulate web-search.yaml --precision 0.2% --seed 7", "closer, with other random numbers"),
            ("capcalc simulate web-search.yaml --requests 1M --replications 10", "so much and no more: 10 runs of a million requests"),
            ("capcalc simulate web-search.yaml --set traffic.rate=2000/s -o simulated.md", "with twice the traffic, for a design document"))
        {
            file, set,
        };
        simulation.AddTo(command);
        command.Add(format);
        command.Add(output);
        command.Add(noColor);
        command.Add(assert);
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            var input = line.Input(file, set);
            var (answer, _) = simulation.Run(line, session, colours, request => session.Engine.Simulate(input, request, session.Bag));
            if (answer is null || session.Bag.HasErrors)
            {
                return session.Fail(colours);
            }

            if (answer.Simulation.Ending == SimulationEnding.TooLarge)
            {
                foreach (var reason in answer.Diagnostics)
                {
                    session.Bag.Add(reason with { Severity = Severity.Error });
                }

                return session.Fail(colours);
            }

            var compared = Comparison.Of(answer);
            var comparison = compared with { Diagnostics = ReadingOrder.Of(session.Bag.ToImmutable().Union(compared.Diagnostics)) };
            var written = session.Write(
                new Answer(SimulationReport.From(comparison), SimulationDocument.From(comparison)),
                new Target(chosen, path, colours),
                [input.File],
                comparison.Diagnostics);
            if (written == ExitCodes.Answered && answer.Simulation.Ending == SimulationEnding.Interrupted)
            {
                return ExitCodes.Interrupted;
            }

            return written == ExitCodes.Answered && line.GetValue(assert) && comparison.MissesObjectives ? ExitCodes.ObjectiveMissed : written;
        });
        return command;
    }
}
