using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>At which rate a fleet is judged.</summary>
internal enum Moment
{
    /// <summary>The peak, with the headroom that is planned for.</summary>
    Planned,

    /// <summary>The peak as it comes.</summary>
    Peak,
}

/// <summary>What an incident leaves of a fleet, in the world that it makes.</summary>
/// <param name="World">The scenario at the incident's rate, with the cache and the shards that are left.</param>
/// <param name="Fleet">What is left of the hosts bought, all of it in service; at least one host of each shard, so that it can be judged.</param>
/// <param name="Left">Hosts of one shard that are left, by pool; ≥ 0.</param>
internal sealed record Aftermath(BoundScenario World, FleetPlan Fleet, ImmutableArray<long> Left)
{
    public static Aftermath Of(BoundScenario bound, FleetPlan fleet, Incident incident, Moment moment)
    {
        var scenario = bound.Scenario;
        var (traffic, planning) = (scenario.Traffic, scenario.Planning);
        var world = scenario with
        {
            Traffic = traffic with { PeakPerSecond = traffic.PeakPerSecond * incident.Surge, AveragePerSecond = traffic.AveragePerSecond * incident.Surge },
            Planning = moment == Moment.Peak ? planning with { Headroom = 1 } : planning,
            Cache = incident.Count(Loss.Cache) > 0 ? null : scenario.Cache,
            SilentShards = incident.Count(Loss.Shard),
        };
        var graph = world.SilentShards == 0 ? bound.Graph : Lowering.Lower(world, bound.Hardware.ByStage, new DiagnosticBag());
        var left = fleet.Pools.Select(pool => incident.Left(pool.Bought, planning.Zones)).ToImmutableArray();
        return new Aftermath(
            bound with { Scenario = world, Graph = graph },
            new FleetPlan([.. fleet.Pools.Zip(left, (pool, hosts) => pool with { InService = Math.Max(1, hosts) })]),
            left);
    }

    /// <summary>The stages of which no host is left, in file order.</summary>
    public ImmutableArray<string> Out => [.. World.Graph.Pools.Where((_, index) => Left[index] == 0).Select(pool => World.Graph.Stages[pool.Stage].Name)];

    /// <summary>The stages that have hosts, the one that saturates first at first.</summary>
    public IEnumerable<string> BySaturation => Capacity.BySaturation(World.Graph, Fleet.Pools.Select(pool => pool.InService));

    /// <summary>How what is left fares; its objectives are those of latency alone.</summary>
    /// <remarks>
    /// Where a stage has no host left, it and the whole have no percentiles; the other stages' figures are those they would have if every request
    /// still reached them, as they are behind a stage that is overloaded.
    /// </remarks>
    public Estimate Judge(EstimateDetails details)
    {
        var estimate = Estimator.Estimate(World, Fleet, details);
        estimate = estimate with { Objectives = [.. estimate.Objectives.Where(objective => objective.Objective.IsLatency())] };
        var gone = Out;
        return gone.IsEmpty ? estimate : estimate with
        {
            Stages = [.. estimate.Stages.Select(stage => gone.Contains(stage.Stage) ? WithoutHosts(stage) : stage)],
            Latency = Percentiles.None,
            Accuracy = null,
            Capacity = null,
            Breakdown = [],
            Bottleneck = gone[0],
            Objectives = [.. estimate.Objectives.Select(objective => objective with { Actual = null, Passed = false, Marginal = false })],
        };
    }

    private static StageFigures WithoutHosts(StageFigures stage) => stage with
    {
        HostsInService = 0,
        Utilization = null,
        Stable = false,
        WaitProbability = null,
        Wait = Percentiles.None,
        Latency = Percentiles.None,
        Accuracy = null,
        DegradedShare = null,
    };
}
