using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Puts the fleet of a scenario, which was sized without it, into an incident.</summary>
public static class WhatIfAnalysis
{
    /// <summary>The scenario's estimate, and with it what the incident makes of the same fleet.</summary>
    /// <param name="document">Of which <paramref name="bound"/> was made.</param>
    /// <returns>Null after an error in the bag: the incident cannot befall the scenario.</returns>
    public static Estimate? Estimate(ScenarioDocument document, BoundScenario bound, Incident incident, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(bag);
        if (!IncidentProblems.Check(bound, incident, bag))
        {
            return null;
        }

        var fleet = Estimator.Size(bound);
        return Estimator.Estimate(bound) with { WhatIf = Of(document, bound, fleet, incident) };
    }

    private static WhatIf Of(ScenarioDocument document, BoundScenario bound, FleetPlan fleet, Incident incident)
    {
        var aftermath = Aftermath.Of(bound, fleet, incident, Moment.Peak);
        var after = aftermath.Judge(EstimateDetails.Percentiles | EstimateDetails.Capacity);
        var whatIf = new WhatIf
        {
            Incident = incident,
            Zones = bound.Scenario.Planning.Zones,
            Before = Before(bound, fleet).Judge(EstimateDetails.Percentiles),
            After = after,
            Out = aftermath.Out,
            Overloaded = [.. aftermath.BySaturation.Where(name => after.Stages.Any(stage => stage.Stage == name && stage is { Stable: false, Utilization: not null }))],
            Silent = Silent(bound.Graph, incident),
            Degradation = Degradation.NoneNeeded,
        };
        return whatIf.Holds ? whatIf
            : whatIf with { Degradation = whatIf.Out.IsEmpty ? new DegradationPlanner(document, bound, fleet, incident).Plan() : Degradation.Hopeless };
    }

    /// <summary>All hosts bought are up, at the peak as it comes.</summary>
    internal static Aftermath Before(BoundScenario bound, FleetPlan fleet) => Aftermath.Of(bound, fleet, new Incident(1, []), Moment.Peak);

    private static ImmutableArray<SilentShard> Silent(PipelineGraph graph, Incident incident) => incident.Count(Loss.Shard) == 0
        ? []
        : [.. graph.Pools.Where(pool => pool.Shards > 1).Select(pool => new SilentShard(graph.Stages[pool.Stage].Name, pool.Shards, pool.SilentShare))];
}
