using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Judges a scenario by the fleet that holds in a given share of its worlds.</summary>
internal static class ConfidenceJudge
{
    private const ulong Seed = 1;

    /// <returns>Null where the scenario is not valid.</returns>
    public static ConfidentFleet? Of(ScenarioDocument document, double confidence)
    {
        if (WorldSetting.Of(document, new DiagnosticBag()) is not { } setting)
        {
            return null;
        }

        var sample = WorldSample.Draw(setting.Inputs, setting.Correlations, Seed, UncertaintyAnalysis.Main, ConfidentFleet.Worlds);
        var worlds = setting.JudgeAll(sample, threads: 1, CancellationToken.None);
        var fleets = new FleetDecisions(setting, sample, worlds, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        var fleet = fleets.IsSized
            ? fleets.At(confidence)
            : new FleetChoice(confidence) { Holds = ReplicatedFigures.Share([.. worlds.Select(world => world.PlanHolds)]) };
        var isEnough = fleets.IsSized ? fleet.IsReached : fleet.Holds.Value >= confidence;
        var limits = setting.Medians.Scenario.Slo.Limits;
        var hosts = fleets.IsSized ? fleet.Hosts : setting.Planned.Hosts.Sum();
        var cost = fleets.IsSized ? fleet.CostPerHour : WorldJudge.CostOf(setting.Medians.Graph, setting.Planned.Hosts);
        return new ConfidentFleet(fleet, isEnough && limits.All(limit => limit.Objective switch
        {
            Objective.Hosts => hosts <= limit.Limit,
            Objective.Cost => cost <= limit.Limit,
            _ => true,
        }));
    }
}
