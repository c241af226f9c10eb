using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>The answer in one line: <c>✓ p99 397 ms ≤ 500 ms · 335 hosts · 478k USD/month · bottleneck select</c>.</summary>
internal static class Headline
{
    public static Prose Of(Estimate estimate)
    {
        var statements = new List<Run>();
        var failed = estimate.Objectives.Where(objective => !objective.Passed).ToArray();
        var overloaded = estimate.Stages.FirstOrDefault(stage => !stage.Stable);
        if (overloaded is not null)
        {
            statements.Add(Overload(overloaded));
        }

        statements.AddRange(failed.Select(Objectives.Compared));

        if (failed.All(objective => !objective.Objective.IsLatency()) && overloaded is null)
        {
            statements.Add(Latency(estimate));
        }

        statements.AddRange(estimate.PlanningRules.Where(rule => !rule.Passed && (failed.Length == 0 || !rule.Shortfalls.IsEmpty)).Select(Broken));
        AddFleet(statements, estimate, failed);
        if (estimate.Bottleneck is { } bottleneck && bottleneck != overloaded?.Stage)
        {
            statements.Add(new Run($"bottleneck {Names.Short(bottleneck)}", Tone.Strong));
        }

        return Marked(estimate, statements);
    }

    private static Run Overload(StageFigures stage) =>
        new($"{Names.Short(stage.Stage)} overloaded, {Figures.Say(Quantity.Ratio, stage.Utilization)} busy", Tone.Bad);

    /// <summary>The objective furthest out in the tail, as it is the one that sizes fleets; the p99 where there is no objective.</summary>
    private static Run Latency(Estimate estimate) =>
        estimate.Objectives.Where(objective => objective.Objective.IsLatency()).MaxBy(objective => objective.Objective) is { } shown
            ? Objectives.Compared(shown)
            : new Run($"p99 {Figures.Say(Quantity.Duration, estimate.Latency.P99)}", Tone.Strong);

    /// <summary>What the fleet does not survive, though its plan says that it must.</summary>
    private static Run Broken(RuleFigures rule) => new($"✗ {(rule.Shortfalls.IsEmpty ? "objectives missed" : "too few hosts")} {PlanningSection.Lost(rule)}", Tone.Bad);

    private static void AddFleet(List<Run> statements, Estimate estimate, ObjectiveFigures[] failed)
    {
        var fleet = estimate.Fleet;
        if (fleet.Hosts > 0 && failed.All(objective => objective.Objective != Objective.Hosts))
        {
            statements.Add(new Run(Hosts(fleet), Tone.Strong));
        }

        if (fleet.CostPerMonth is { } cost && fleet.Hosts > 0 && failed.All(objective => objective.Objective != Objective.Cost))
        {
            statements.Add(new Run(Figures.Say(Quantity.UsdPerMonth, cost), Tone.Strong));
        }
    }

    private static string Hosts(FleetFigures fleet)
    {
        var hosts = Figures.SayCount(fleet.Hosts, "host");
        return fleet.HostsInService == fleet.Hosts ? hosts : $"{hosts} ({Figures.Say(Quantity.Count, fleet.HostsInService)} in service)";
    }

    private static Prose Marked(Estimate estimate, List<Run> statements)
    {
        if (estimate.Objectives.IsEmpty && estimate.Stages.All(stage => stage.Stable))
        {
            return Prose.Joined(statements);
        }

        var verdict = Objectives.Verdict(estimate);
        statements[0] = statements[0] with { Text = $"{verdict.Mark()} {statements[0].Text}", Tone = verdict.Tone() };
        return Prose.Joined(statements);
    }
}
