using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Refuses a scenario whose fleet would be larger than any figure of it could mean.</summary>
internal static class FleetLimits
{
    public static void Check(Scenario scenario, PipelineGraph graph, DiagnosticBag bag)
    {
        foreach (var pool in graph.Pools)
        {
            var stage = graph.Stages[pool.Stage];
            var busy = BusyWorkers(scenario, pool);
            if (!CanBePlanned(scenario, pool))
            {
                bag.Error(
                    DiagnosticCodes.OutOfRange,
                    stage.Span,
                    $"stage '{stage.Name}' keeps {Count.Dimension.Print(busy)} workers busy; at most {Count.Dimension.Print(Limits.BusyWorkersInShard)} in a shard and {Count.Dimension.Print(Limits.BusyWorkers)} in all can be planned",
                    "mend the rate, the items, or the model's time");
            }
        }
    }

    /// <summary>Whether the pool is within what can be planned.</summary>
    public static bool CanBePlanned(Scenario scenario, Pool pool) =>
        pool.OfferedLoad(scenario.PipelinePerSecond) / scenario.Planning.Utilization <= Limits.BusyWorkersInShard && BusyWorkers(scenario, pool) <= Limits.BusyWorkers;

    private static double BusyWorkers(Scenario scenario, Pool pool) => pool.OfferedLoad(scenario.PipelinePerSecond) * pool.Shards;
}
