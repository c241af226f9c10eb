using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>A fleet that was sized for one scenario and is held for others, stage by stage.</summary>
internal sealed class KeptFleet(BoundScenario owner, FleetPlan fleet)
{
    private readonly Dictionary<string, (PoolPlan Plan, int Shards)> _pools = owner.Graph.Pools
        .Select((pool, index) => (Name: owner.Graph.Stages[pool.Stage].Name, Plan: fleet.Pools[index], pool.Shards))
        .ToDictionary(entry => entry.Name, entry => (entry.Plan, entry.Shards), StringComparer.Ordinal);

    /// <summary>The fleet under another scenario; null after a diagnostic where it has no place there.</summary>
    public FleetPlan? Under(BoundScenario bound, DiagnosticBag bag)
    {
        var pools = ImmutableArray.CreateBuilder<PoolPlan>(bound.Graph.Pools.Length);
        foreach (var pool in bound.Graph.Pools)
        {
            var stage = bound.Graph.Stages[pool.Stage];
            if (!_pools.TryGetValue(stage.Name, out var kept))
            {
                bag.Error(DiagnosticCodes.FleetNotKept, stage.Span, $"the baseline has no hosts for stage '{stage.Name}', whose fleet is to be kept", "name the stages alike, or size each variant anew");
                return null;
            }

            var (inService, bought) = (kept.Plan.InService * kept.Shards, kept.Plan.Bought * kept.Shards);
            if (inService % pool.Shards != 0 || bought % pool.Shards != 0)
            {
                bag.Error(
                    DiagnosticCodes.FleetNotKept,
                    stage.Span,
                    $"stage '{stage.Name}' keeps {bought} hosts, which its {pool.Shards} shards cannot share evenly",
                    "keep its shards, or size each variant anew");
                return null;
            }

            pools.Add(kept.Plan with { InService = inService / pool.Shards, Bought = bought / pool.Shards, Binding = BindingNeed.Given });
        }

        return new FleetPlan(pools.ToImmutable());
    }
}
