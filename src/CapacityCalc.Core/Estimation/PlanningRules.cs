using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Holds the fleet that is bought against the rules on what it must survive.</summary>
/// <remarks>A fleet that is sized honours them; one whose hosts are given may not.</remarks>
internal static class PlanningRules
{
    public static ImmutableArray<RuleFigures> Check(BoundScenario bound, FleetPlan fleet, ImmutableArray<ObjectiveFigures> planned, DiagnosticBag bag)
    {
        var planning = bound.Scenario.Planning;
        (Loss Loss, int Count)[] rules = [(Loss.Zone, planning.SurviveZones), (Loss.Host, planning.SpareHosts)];
        return bound.Graph.Pools.IsEmpty ? [] : [.. rules.Where(rule => rule.Count > 0).Select(rule => Check(bound, fleet, rule.Loss, rule.Count, planned, bag))];
    }

    private static RuleFigures Check(BoundScenario bound, FleetPlan fleet, Loss loss, int count, ImmutableArray<ObjectiveFigures> planned, DiagnosticBag bag)
    {
        var aftermath = Aftermath.Of(bound, fleet, new Incident(1, [.. Enumerable.Repeat(loss, count)]), Moment.Planned);
        var judged = aftermath.Judge(EstimateDetails.None);
        var figures = new RuleFigures
        {
            Loss = loss,
            Count = count,
            Zones = bound.Scenario.Planning.Zones,
            Latency = judged.Latency,
            Objectives = judged.Objectives,
            HostsLeft = bound.Graph.Pools.Select((pool, index) => aftermath.Left[index] * pool.Shards).Sum(),
            Shortfalls = Shortfalls(bound.Graph, fleet, aftermath),
            Out = aftermath.Out,
            IsStable = judged.Stages.All(stage => stage.Stable),
        };
        Warn(bound, fleet, figures, planned, bag);
        return figures;
    }

    private static ImmutableArray<HostShortfall> Shortfalls(PipelineGraph graph, FleetPlan fleet, Aftermath aftermath) =>
    [
        .. graph.Pools.Select((pool, index) => new HostShortfall(graph.Stages[pool.Stage].Name, aftermath.Left[index] * pool.Shards, Needed(fleet.Pools[index]) * pool.Shards))
            .Where(pool => pool.Left < pool.Needed),
    ];

    /// <summary>Hosts of one shard that the plan keeps in service: where they are given, those that the utilization ceiling asks for.</summary>
    private static long Needed(PoolPlan pool) => pool.Binding == BindingNeed.Given ? pool.ForThroughput : pool.InService;

    private static void Warn(BoundScenario bound, FleetPlan fleet, RuleFigures figures, ImmutableArray<ObjectiveFigures> planned, DiagnosticBag bag)
    {
        var lost = figures.Loss == Loss.Zone ? $"{figures.Count} of {figures.Zones} zones lost" : $"{Hosts(figures.Count)} of every pool lost";
        foreach (var shortfall in figures.Shortfalls)
        {
            var index = bound.Graph.Pools.Select((pool, place) => (Name: bound.Graph.Stages[pool.Stage].Name, Place: place)).First(entry => entry.Name == shortfall.Stage).Place;
            var bought = Sizer.Bought(Needed(fleet.Pools[index]), bound.Scenario.Planning) * bound.Graph.Pools[index].Shards;
            bag.Warning(
                DiagnosticCodes.RuleNotHonoured,
                bound.SpanOf(shortfall.Stage),
                $"with {lost}, stage '{shortfall.Stage}' has {Hosts(shortfall.Left)} left, and the plan asks for {Count.Dimension.Print(shortfall.Needed)}",
                $"give it at least {Hosts(bought)}, or 'hosts: auto'");
        }

        if (figures.Shortfalls.IsEmpty && figures.Objectives.FirstOrDefault(objective => !objective.Passed) is { } missed
            && planned.Any(objective => objective.Objective == missed.Objective && objective.Passed))
        {
            bag.Warning(DiagnosticCodes.RuleNotHonoured, default, $"with {lost}, an objective is missed that all hosts together meet", "give the stages whose hosts are given more of them, or 'hosts: auto'");
        }
    }

    private static string Hosts(long hosts) => $"{Count.Dimension.Print(hosts)} {(hosts == 1 ? "host" : "hosts")}";
}
