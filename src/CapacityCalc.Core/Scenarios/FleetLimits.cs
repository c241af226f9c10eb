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
            if (Excess(scenario, pool) is { } excess)
            {
                bag.Error(DiagnosticCodes.OutOfRange, stage.Span, $"stage '{stage.Name}' {excess} can be planned", "mend the rate, the items, or the model's time");
            }
        }
    }

    /// <summary>Whether the pool is within what can be planned.</summary>
    public static bool CanBePlanned(Scenario scenario, Pool pool) => Excess(scenario, pool) is null;

    /// <summary>What is too much of it, and how much may be; null where nothing is.</summary>
    private static string? Excess(Scenario scenario, Pool pool)
    {
        var busy = pool.OfferedLoad(scenario.PipelinePerSecond);
        var (inShard, inAll) = (busy / scenario.Planning.Utilization, busy * pool.Shards);
        return inAll is not <= Limits.BusyWorkers ? $"keeps {Count.Dimension.Print(inAll)} workers busy; at most {Count.Dimension.Print(Limits.BusyWorkers)}"
            : inShard is not <= Limits.WorkersInShard ? $"needs {Count.Dimension.Print(inShard)} workers{(pool.Shards > 1 ? " in a shard" : "")} to keep {Ratio.Dimension.Print(scenario.Planning.Utilization)} of them busy; at most {Count.Dimension.Print(Limits.WorkersInShard)}"
            : null;
    }
}
