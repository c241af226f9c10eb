using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What the planning rules ask about, and why no fleet meets an objective where none does.</summary>
internal static class RuleFamily
{
    public static void Derive(Subject subject, StepList steps)
    {
        for (var index = 0; index < subject.Estimate.PlanningRules.Length; index++)
        {
            OfRule(subject, steps, subject.Estimate.PlanningRules[index], string.Create(CultureInfo.InvariantCulture, $"planning_rules.{index + 1}"));
        }

        if (subject.Estimate.Infeasibility is { } reason)
        {
            OfInfeasibility(subject, steps, reason);
        }
    }

    private static void OfRule(Subject subject, StepList steps, RuleFigures rule, string place)
    {
        var planning = subject.Scenario.Planning;
        var isZone = rule.Loss == Loss.Zone;
        var given = isZone
            ? steps.Given("planning.survive_zones", new("Z", "lost"), "zones that may be lost", Measure.Number, planning.SurviveZones)
            : steps.Given("planning.spare_hosts", new("N", "spare"), "spare hosts of a pool", Measure.Hosts, planning.SpareHosts);
        var zones = steps.Given("planning.zones", new("Z"), "zones", Measure.Number, planning.Zones);
        var count = steps.Add($"{place}.count", new("k"), isZone ? "zones lost" : "hosts of every pool lost", Measure.Number, rule.Count, given);
        steps.Add($"{place}.zones", new("Z", "all"), "zones in all", Measure.Number, rule.Zones, zones);
        var left = steps.Add(
            $"{place}.hosts_left",
            new("N", "left"),
            "hosts that are left",
            Measure.Hosts,
            rule.HostsLeft,
            new NumericMethod(isZone ? "every pool without the hosts of its fullest zones" : "every shard without so many of its hosts", [FleetFamily.Hosts, count.Path, zones.Path], Error: 0));
        var how = new NumericMethod("the fleet that is left, evaluated like the whole at the planned rate", [left.Path, TrafficFamily.Pipeline], subject.Estimate.Method);
        foreach (var (percentile, value) in PercentileNames.Of(rule.Latency))
        {
            steps.Add($"{place}.latency_seconds.{percentile}", new("T", percentile), $"time of a request, {PercentileNames.Words(percentile)}", Measure.Seconds, value, how);
        }

        foreach (var objective in rule.Objectives)
        {
            var name = objective.Objective.Key();
            steps.Add($"{place}.slo.{name}.limit", new("L"), $"limit of {name}", ObjectiveFamily.MeasureOf(objective.Objective), objective.Limit, new Reference(ObjectiveFamily.Limit(objective.Objective)));
            steps.Add($"{place}.slo.{name}.actual", new("A"), $"{name}, held against its limit", ObjectiveFamily.MeasureOf(objective.Objective), objective.Actual, new Reference($"{place}.latency_seconds.{name}"));
        }

        foreach (var shortfall in rule.Shortfalls)
        {
            steps.Add($"{place}.shortfalls.{shortfall.Stage}.hosts_left", new("N", "left"), "hosts of the stage that are left", Measure.Hosts, shortfall.Left, new NumericMethod("the stage's pool without what is lost", [NeedsFamily.Hosts(shortfall.Stage), count.Path, zones.Path], Error: 0), shortfall.Stage);
            var given2 = subject.Estimate.Stages.First(stage => stage.Stage == shortfall.Stage).Binding == BindingNeed.Given;
            steps.Add($"{place}.shortfalls.{shortfall.Stage}.hosts_needed", new("N", "need"), "hosts that the plan keeps in service", Measure.Hosts, shortfall.Needed, new Reference(given2 ? NeedsFamily.Throughput(shortfall.Stage) : NeedsFamily.InService(shortfall.Stage)), shortfall.Stage);
        }
    }

    private static void OfInfeasibility(Subject subject, StepList steps, Infeasibility reason)
    {
        const string Place = "infeasibility";
        var limit = ObjectiveFamily.Limit(reason.Objective);
        steps.Add($"{Place}.limit_seconds", new("L"), "limit that no fleet meets", Measure.Seconds, reason.Limit, new Reference(limit));
        ImmutableArray<string> from = [.. LatencyFamily.TopStages(subject)];
        var best = steps.Add(
            $"{Place}.best_possible_seconds", new("T", "best"), "the figure with unlimited hosts", Measure.Seconds, reason.BestPossible, new NumericMethod("service times and network alone, composed as ever, without any wait where hosts are not given", from, subject.Estimate.Method));
        steps.Add(
            $"{Place}.stage_contribution_seconds", new("X"), $"part of {reason.Stage} in it", Measure.Seconds, reason.StageContribution, LatencyFamily.Share(StageLatencyFamily.Latency(reason.Stage, reason.Objective.Key()), best.Path), reason.Stage);
        for (var index = 0; index < reason.Remedies.Length; index++)
        {
            var remedy = reason.Remedies[index];
            steps.Add(
                string.Create(CultureInfo.InvariantCulture, $"{Place}.remedies.{index + 1}.value"),
                new("R"),
                $"what would fit: {Words(remedy.Kind)}",
                remedy.Kind is RemedyKind.ServiceTime or RemedyKind.Objective ? Measure.Seconds : Measure.Items,
                remedy.Value,
                new NumericMethod("the least change, by a search, with which the objectives hold, each on its own", [best.Path, limit], subject.Estimate.Method),
                remedy.Stage.Length == 0 ? null : remedy.Stage);
        }
    }

    private static string Words(RemedyKind kind) => kind switch
    {
        RemedyKind.Items => "items into the stage, at most",
        RemedyKind.Split => "parallel tasks of a request, at least",
        RemedyKind.Hosts => "hosts in service, at least",
        RemedyKind.ServiceTime => "time of a task, at most",
        RemedyKind.Speed => "times as fast, all stages",
        RemedyKind.Objective => "an objective of at least",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such remedy"),
    };
}
