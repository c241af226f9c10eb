using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Adds the stages up to the fleet.</summary>
internal static class FleetAccounting
{
    private const double SecondsPerHour = 3600;

    private const double Million = 1e6;

    public static FleetFigures Total(Scenario scenario, PipelineGraph graph, ImmutableArray<StageFigures> stages)
    {
        double cores = 0;
        for (var index = 0; index < stages.Length; index++)
        {
            cores += graph.Stages[index].Pool is { } pool ? (double)stages[index].Hosts * graph.Pools[pool].CoresPerHost : 0;
        }

        // One stage without a price leaves the whole without one: a sum of the others would be wrong and look right.
        double? perHour = stages.All(stage => stage.CostPerHour is not null) ? stages.Sum(stage => stage.CostPerHour!.Value) : null;
        return new FleetFigures(
            stages.Sum(stage => stage.Hosts),
            stages.Sum(stage => stage.HostsInService),
            cores,
            stages.Sum(stage => stage.BusyCores),
            perHour,
            perHour * CostRate.HoursPerMonth,
            perHour / (scenario.Traffic.AveragePerSecond * SecondsPerHour / Million));
    }
}
