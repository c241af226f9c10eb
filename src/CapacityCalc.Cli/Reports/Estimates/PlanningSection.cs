using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Whether the fleet survives what its planning rules say it must.</summary>
internal static class PlanningSection
{
    public static Section? Of(Estimate estimate) => estimate.PlanningRules.IsEmpty
        ? null
        : new("Survival", new Statements([.. estimate.PlanningRules.Select(rule => InWords(rule, estimate.Fleet.Hosts))]));

    private static Prose InWords(RuleFigures rule, long bought)
    {
        var verdict = !rule.Passed ? Verdict.Failed : rule.Objectives.Select(Objectives.Verdict).DefaultIfEmpty().Max();
        var figures = string.Join(", ", Statements(rule));
        return new([new Run($"{verdict.Mark()} {Lost(rule)}: ", verdict.Tone()), new Run($"{figures}, {Figures.Say(Quantity.Count, rule.HostsLeft)} of {Figures.SayCount(bought, "host")} left", Tone.Plain)]);
    }

    public static string Lost(RuleFigures rule) => rule.Loss == Loss.Zone
        ? $"with {Figures.Say(Quantity.Count, rule.Count)} of {Figures.Say(Quantity.Count, rule.Zones)} zones lost"
        : $"with {Figures.SayCount(rule.Count, "host")} of every pool lost";

    private static ImmutableArray<string> Statements(RuleFigures rule)
    {
        var shortfalls = rule.Shortfalls.Select(stage => $"{Names.Short(stage.Stage)} has {Figures.Say(Quantity.Count, stage.Left)} of the {Figures.SayCount(stage.Needed, "host")} it needs");
        var latency = !rule.Out.IsEmpty ? []
            : rule.Latency.P99 is not { } p99 ? ["overloaded"]
            : rule.Objectives.IsEmpty ? [$"p99 {Figures.Say(Quantity.Duration, p99)}"]
            : rule.Objectives.Select(objective => Objectives.Compared(objective).Text);
        return [.. shortfalls, .. latency];
    }
}
