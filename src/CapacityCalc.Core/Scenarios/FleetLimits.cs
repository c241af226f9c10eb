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
            var inShard = pool.OfferedLoad(scenario.PipelinePerSecond);
            var busy = inShard * pool.Shards;
            if (inShard / scenario.Planning.Utilization > Limits.BusyWorkersInShard || busy > Limits.BusyWorkers)
            {
                bag.Error(
                    DiagnosticCodes.OutOfRange,
                    stage.Span,
                    $"stage '{stage.Name}' keeps {Count.Dimension.Print(busy)} workers busy; at most {Count.Dimension.Print(Limits.BusyWorkersInShard)} in a shard and {Count.Dimension.Print(Limits.BusyWorkers)} in all can be planned",
                    "mend the rate, the items, or the model's time");
            }
        }
    }
}
