using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What latency alone asks of each stage of a fleet that meets the objectives.</summary>
internal static class LatencyNeeds
{
    /// <summary>The fewest hosts of one shard with which, the other stages as planned, the objectives still hold; by pool.</summary>
    public static ImmutableArray<long?> Of(BoundScenario bound, Evaluator evaluator, FleetPlan fleet)
    {
        var trial = fleet.Pools.Select(pool => pool.InService).ToArray();
        var needs = ImmutableArray.CreateBuilder<long?>(trial.Length);
        for (var index = 0; index < trial.Length; index++)
        {
            var planned = trial[index];
            var pool = bound.Graph.Pools[index];
            var stable = 1 + (long)Math.Floor(pool.OfferedLoad(bound.Scenario.PipelinePerSecond) / pool.WorkersPerHost);
            bool Meets(long hosts)
            {
                trial[index] = hosts;
                return LatencyObjectives.AreMet(bound.Scenario.Slo.Limits, evaluator.Evaluate(trial, bound.Scenario.PipelinePerSecond).EndToEnd.Latency);
            }

            // The fewest that are not overloaded often do; if not, at least one more is needed.
            var least = Math.Min(stable, planned);
            var need = least == planned || Meets(least) ? least : Bisection.Least(least, planned, Meets);
            trial[index] = planned;
            needs.Add(need);
        }

        return needs.ToImmutable();
    }
}
