using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Which fleets to buy, and what is regretted of each.</summary>
internal sealed class FleetDecisions
{
    private static readonly ImmutableArray<double> Decisions = [0.5, 0.8, 0.9, 0.95];

    private static readonly ImmutableArray<double> OfCurve = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99];

    private readonly WorldSetting _setting;
    private readonly ImmutableArray<World> _worlds;
    private readonly LatencyTests _tests;
    private readonly FleetFinder _finder;
    private readonly Lazy<ImmutableArray<FleetChoice>> _choices;

    public FleetDecisions(WorldSetting setting, WorldSample sample, ImmutableArray<World> worlds, ParallelOptions options)
    {
        (_setting, _worlds) = (setting, worlds);
        var pools = setting.Medians.Graph.Pools;
        var isPriced = pools.All(pool => pool.Shape?.DollarsPerHour is not null);
        IsSized = pools.Any(pool => pool.Hosts.Mode == HostMode.Auto);
        _tests = new LatencyTests(worlds, setting.Planned, (world, fleet) => setting.Judge.MeetsLatency(sample.Values(world), fleet), pools.Any(pool => pool.Batching is not null) ? MoreHosts.MayHurt : MoreHosts.NeverHurt, options);
        _finder = new FleetFinder(worlds, [.. pools.Select(pool => isPriced ? pool.Shape!.DollarsPerHour!.Value : 1)], _tests);
        _choices = new(() => IsSized ? [.. OfCurve.Select(At)] : []);
    }

    /// <summary>Whether any stage's hosts are sized, rather than given.</summary>
    public bool IsSized { get; }

    /// <summary>What a person decides between.</summary>
    public ImmutableArray<FleetChoice> ForDecisions()
    {
        var choices = _choices.Value.Where(choice => Decisions.Contains(choice.Confidence)).ToImmutableArray();
        var fleets = choices.Where(choice => choice.IsReached).Select(Bought).ToImmutableArray();
        if (fleets.IsEmpty)
        {
            return choices;
        }

        // Nearly everywhere the least of each kind is enough for latency, and then all of them are.
        var least = new BoughtFleet([.. Enumerable.Range(0, fleets[0].Hosts.Length).Select(pool => fleets.Min(fleet => fleet.Hosts[pool]))]);
        _tests.Of(least, Failing(least));
        return [.. choices.Select(choice => choice.IsReached ? choice with { Misses = ReplicatedFigures.Share(Missing(Bought(choice))) } : choice)];
    }

    public ImmutableArray<FleetChoice> Curve() => [.. _choices.Value.Where(choice => choice.IsReached)];

    /// <param name="confidence">In (0, 1].</param>
    public FleetChoice At(double confidence)
    {
        if (_finder.Find(confidence) is not { } fleet)
        {
            return new FleetChoice(confidence) { Holds = ReplicatedFigures.Share([.. _worlds.Select(world => world.IsReachable)]) };
        }

        var graph = _setting.Medians.Graph;
        var holds = _finder.Holding(fleet);
        var tooMany = Enumerable.Range(0, graph.Pools.Length)
            .Select(pool => ReplicatedFigures.Mean([.. _worlds.Select(world => world.IsReachable ? (double)Math.Max(0, fleet.Hosts[pool] - world.Needed[pool]) : 0)]).Value).ToArray();
        var shortOf = _worlds.Where((world, index) => world.IsReachable && !holds[index]).Select(world => (double)world.Needed.Select((needed, pool) => Math.Max(0, needed - fleet.Hosts[pool])).Sum()).DefaultIfEmpty(0);
        return new FleetChoice(confidence)
        {
            Stages = [.. graph.Pools.Select((pool, index) => new StageHosts(graph.Stages[pool.Stage].Name, fleet.Hosts[index]))],
            CostPerHour = WorldJudge.CostOf(graph, fleet.Hosts),
            Holds = ReplicatedFigures.Share(holds),
            HostsTooMany = ReplicatedFigures.Mean([.. _worlds.Select(world => world.IsReachable ? (double)world.Needed.Select((needed, pool) => Math.Max(0, fleet.Hosts[pool] - needed)).Sum() : 0)]),
            CostTooMany = graph.Pools.All(pool => pool.Shape?.DollarsPerHour is not null) ? graph.Pools.Select((pool, index) => tooMany[index] * pool.Shape!.DollarsPerHour!.Value).Sum() : null,
            HostsShort = shortOf.Average(),
        };
    }

    /// <summary>In which worlds a fleet is all that the plan asks for.</summary>
    public bool[] Holding(BoughtFleet fleet) => _finder.Holding(fleet);

    private bool[] Missing(BoughtFleet fleet)
    {
        var failing = Failing(fleet);
        var missing = new bool[Math.Min(FleetChoice.MostTested, _worlds.Length)];
        foreach (var (world, isMet) in failing.Zip(_tests.Of(fleet, failing)))
        {
            missing[world] = !isMet;
        }

        return missing;
    }

    /// <summary>Of the worlds that are tested, those in which a fleet does not hold.</summary>
    private ImmutableArray<int> Failing(BoughtFleet fleet) =>
        [.. _finder.Holding(fleet).Take(FleetChoice.MostTested).Select((isHeld, world) => (isHeld, world)).Where(tried => !tried.isHeld).Select(tried => tried.world)];

    public static BoughtFleet Bought(FleetChoice choice) => new([.. choice.Stages.Select(stage => stage.Hosts)]);
}
