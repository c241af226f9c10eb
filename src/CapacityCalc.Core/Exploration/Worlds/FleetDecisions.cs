using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Which fleets to buy, and what is regretted of each.</summary>
internal sealed class FleetDecisions
{
    /// <summary>What a person decides between.</summary>
    private static readonly ImmutableArray<double> Decisions = [0.5, 0.8, 0.9, 0.95];

    private static readonly ImmutableArray<double> OfCurve = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99];

    private readonly WorldSetting _setting;
    private readonly WorldSample _sample;
    private readonly ImmutableArray<World> _worlds;
    private readonly FleetFinder _finder;

    public FleetDecisions(WorldSetting setting, WorldSample sample, ImmutableArray<World> worlds)
    {
        (_setting, _sample, _worlds) = (setting, sample, worlds);
        var pools = setting.Medians.Graph.Pools;
        var isPriced = pools.All(pool => pool.Shape?.DollarsPerHour is not null);
        IsSized = pools.Any(pool => pool.Hosts.Mode == HostMode.Auto);
        _finder = new FleetFinder(worlds, [.. pools.Select(pool => isPriced ? pool.Shape!.DollarsPerHour!.Value : 1)], (world, fleet) => setting.Judge.Test(sample.Values(world), fleet).HoldsPlan);
    }

    /// <summary>Whether any stage's hosts are sized, rather than given.</summary>
    public bool IsSized { get; }

    public FleetChoice At(double confidence) => Choice(confidence, Regret.None);

    public ImmutableArray<FleetChoice> ForDecisions() => IsSized ? [.. Decisions.Select(confidence => Choice(confidence, Regret.Missed))] : [];

    public ImmutableArray<FleetChoice> Curve() => IsSized ? [.. OfCurve.Select(confidence => Choice(confidence, Regret.None)).Where(choice => choice.IsReached)] : [];

    private enum Regret
    {
        None,

        /// <summary>How often the objectives are missed, which costs an evaluation of many worlds.</summary>
        Missed,
    }

    private FleetChoice Choice(double confidence, Regret regret)
    {
        if (_finder.Find(confidence) is not { } fleet)
        {
            return new FleetChoice(confidence) { Holds = ReplicatedFigures.Share([.. _worlds.Select(world => world.IsReachable)]) };
        }

        var graph = _setting.Medians.Graph;
        var holds = Enumerable.Range(0, _worlds.Length).Select(world => _finder.Holds(world, fleet)).ToArray();
        var known = _worlds.Where(world => world.IsReachable).ToImmutableArray();
        var tooMany = Enumerable.Range(0, graph.Pools.Length).Select(pool => known.Average(world => (double)Math.Max(0, fleet.Hosts[pool] - world.Needed[pool]))).ToArray();
        var shortOf = _worlds.Where((world, index) => world.IsReachable && !holds[index]).Select(world => (double)world.Needed.Select((needed, pool) => Math.Max(0, needed - fleet.Hosts[pool])).Sum()).DefaultIfEmpty(0);
        return new FleetChoice(confidence)
        {
            Stages = [.. graph.Pools.Select((pool, index) => new StageHosts(graph.Stages[pool.Stage].Name, fleet.Hosts[index]))],
            CostPerHour = WorldJudge.CostOf(graph, fleet.Hosts),
            Holds = ReplicatedFigures.Share(holds),
            Misses = regret == Regret.Missed ? ReplicatedFigures.Share([.. holds.Select((isHeld, world) => !isHeld && !_setting.Judge.Test(_sample.Values(world), fleet).MeetsLatency)]) : default,
            HostsTooMany = tooMany.Sum(),
            CostTooMany = graph.Pools.All(pool => pool.Shape?.DollarsPerHour is not null) ? graph.Pools.Select((pool, index) => tooMany[index] * pool.Shape!.DollarsPerHour!.Value).Sum() : null,
            HostsShort = shortOf.Average(),
        };
    }
}
