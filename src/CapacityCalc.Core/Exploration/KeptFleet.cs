using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>A fleet that was sized for one scenario and is held for others, stage by stage.</summary>
internal sealed class KeptFleet
{
    private sealed record KeptPool(PoolPlan Plan, int Shards, Shape? Shape)
    {
        public long InService => Plan.InService * Shards;

        public long Bought => Plan.Bought * Shards;
    }

    private readonly Dictionary<string, KeptPool> _pools;
    private readonly Planning _planning;
    private readonly ImmutableArray<(ScenarioPath Path, TextNode Shape)> _chosen;

    public KeptFleet(BoundScenario owner, FleetPlan fleet)
    {
        _planning = owner.Scenario.Planning;
        _pools = owner.Graph.Pools
            .Select((pool, index) => (Name: owner.Graph.Stages[pool.Stage].Name, Kept: new KeptPool(fleet.Pools[index], pool.Shards, pool.Shape)))
            .ToDictionary(entry => entry.Name, entry => entry.Kept, StringComparer.Ordinal);
        _chosen = [.. owner.Hardware.ByStage.Select(choice => (ScenarioPath.Parse($"pipeline.{choice.Key}.hardware"), new TextNode(choice.Value.Name, default, ValueOrigin.Set)))];
    }

    /// <summary>A document whose stages that ask for the cheapest hardware have the baseline's.</summary>
    public ScenarioDocument Pin(ScenarioDocument document) =>
        _chosen.Aggregate(document, (pinned, choice) => choice.Path.TrySet(pinned, choice.Shape, out var patched, out _) ? patched : pinned);

    /// <summary>The fleet under another scenario; null after a diagnostic where it has no place there.</summary>
    public FleetPlan? Under(BoundScenario bound, DiagnosticBag bag)
    {
        var planning = bound.Scenario.Planning;
        if ((planning.SpareHosts, planning.Zones, planning.SurviveZones) != (_planning.SpareHosts, _planning.Zones, _planning.SurviveZones))
        {
            Refuse(bag, default, "the fleet is kept, and with it its spares and zones: 'planning' cannot ask for others");
            return null;
        }

        var names = bound.Graph.Pools.Select(pool => bound.Graph.Stages[pool.Stage].Name).ToHashSet(StringComparer.Ordinal);
        if (_pools.Keys.FirstOrDefault(name => !names.Contains(name)) is { } lost)
        {
            Refuse(bag, default, $"the fleet is kept, and the {Hosts(_pools[lost].Bought)} of its stage '{lost}' would have no place here");
            return null;
        }

        var pools = ImmutableArray.CreateBuilder<PoolPlan>(bound.Graph.Pools.Length);
        foreach (var pool in bound.Graph.Pools)
        {
            if (PlanOf(bound.Graph.Stages[pool.Stage], pool, bag) is not { } plan)
            {
                return null;
            }

            pools.Add(plan);
        }

        return new FleetPlan(pools.ToImmutable());
    }

    private PoolPlan? PlanOf(GraphStage stage, Pool pool, DiagnosticBag bag)
    {
        if (!_pools.TryGetValue(stage.Name, out var kept))
        {
            return Refuse(bag, stage.Span, $"the fleet is kept, and the baseline has no hosts for stage '{stage.Name}'");
        }

        if (pool.Hosts is { Mode: HostMode.Given, Number: var given } && given != kept.Bought)
        {
            return Refuse(bag, stage.Span, $"the fleet is kept, which gives stage '{stage.Name}' {Hosts(kept.Bought)}, and the scenario gives it {given}");
        }

        if (pool.Shape != kept.Shape)
        {
            return Refuse(bag, stage.Span, $"the fleet is kept, whose stage '{stage.Name}' runs on {Named(kept.Shape)}, and here it is {Named(pool.Shape)}");
        }

        if (kept.InService % pool.Shards != 0 || kept.Bought % pool.Shards != 0)
        {
            return Refuse(bag, stage.Span, $"the fleet is kept, and the {Hosts(kept.Bought)} of stage '{stage.Name}' cannot be shared evenly by {pool.Shards} shards");
        }

        return kept.Plan with { InService = kept.InService / pool.Shards, Bought = kept.Bought / pool.Shards, Binding = BindingNeed.Given };
    }

    private static string Hosts(long hosts) => hosts == 1 ? "1 host" : FormattableString.Invariant($"{hosts} hosts");

    private static string Named(Shape? shape) => shape is null ? "hosts of no shape" : shape.Name == Shape.InlineName ? "a shape of its own" : shape.Name;

    private static PoolPlan? Refuse(DiagnosticBag bag, SourceSpan span, string message)
    {
        bag.Error(DiagnosticCodes.FleetNotKept, span, message, "vary something that leaves the fleet as it is, or size each variant anew");
        return null;
    }
}
