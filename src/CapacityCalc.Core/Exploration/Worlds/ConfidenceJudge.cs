using System.Collections.Immutable;
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

        // No fleet helps where the quality is not as asked for.
        var worlds = setting.JudgeAll(sample, threads: 1, CancellationToken.None).Select(world => world.MeetsQuality ? world : world with { IsReachable = false, PlanHolds = false }).ToImmutableArray();
        var fleets = new FleetDecisions(setting, sample, worlds, new ParallelOptions { MaxDegreeOfParallelism = 1 });
        var fleet = fleets.IsSized
            ? fleets.At(confidence)
            : new FleetChoice(confidence) { Holds = ReplicatedFigures.Share([.. worlds.Select(world => world.PlanHolds)]) };
        var isEnough = fleets.IsSized ? fleet.IsReached : fleet.Holds.Value >= confidence;
        var limits = setting.Medians.Scenario.Slo.Limits;
        var hosts = fleets.IsSized ? fleet.Hosts : setting.Planned.Hosts.Sum();
        var bought = fleets.IsSized ? FleetDecisions.Bought(fleet) : setting.Planned;
        return new ConfidentFleet(fleet, isEnough && limits.All(limit => limit.Objective switch
        {
            Objective.Hosts => hosts <= limit.Limit,
            Objective.Cost => Affordable(bought, limit.Limit) >= confidence,
            _ => true,
        }));

        // At the prices of each world in which the fleet holds.
        double Affordable(BoughtFleet bought, double most)
        {
            var holding = fleets.IsSized ? fleets.Holding(bought) : [.. worlds.Select(world => world.PlanHolds)];
            return (double)worlds.Where((world, index) => holding[index] && !world.Prices.IsEmpty && world.Prices.Zip(bought.Hosts, (price, hosts) => price * hosts).Sum() <= most).Count() / worlds.Length;
        }
    }
}
