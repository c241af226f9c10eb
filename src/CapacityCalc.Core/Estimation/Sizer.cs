using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Makes a fleet: for every pool the largest of what throughput, memory and latency ask for, and what redundancy adds.</summary>
internal sealed class Sizer(BoundScenario bound, Evaluator evaluator)
{
    /// <summary>Rounding in a product of rates and times does not buy a host.</summary>
    private const double Rounding = 1e-9;

    private const long MostHosts = 100_000_000;

    private readonly Scenario _scenario = bound.Scenario;
    private readonly PipelineGraph _graph = bound.Graph;

    /// <summary>The cheapest fleet that meets the latency objectives, and the throughput fleet where none does.</summary>
    public SizingOutcome Size()
    {
        var throughput = ForThroughput();
        var search = new LatencySearch(bound, evaluator, [.. throughput.Pools.Select(plan => plan.InService)]).Find();
        var pools = throughput.Pools.Select((plan, index) => Plan(_graph.Pools[index], plan.ForThroughput, search.HostsPerShard[index]));
        return new SizingOutcome(new FleetPlan([.. pools]), search.Outcome);
    }

    /// <summary>The fleet that throughput and memory alone ask for, and the hosts that are given.</summary>
    public FleetPlan ForThroughput() => new([.. _graph.Pools.Select(pool =>
    {
        var hosts = HostsForThroughput(pool, _scenario);
        return Plan(pool, hosts, pool.Hosts.Mode == HostMode.Given ? pool.Hosts.Number / pool.Shards : hosts);
    })]);

    /// <summary>Hosts of one shard so that, at the planned rate, its workers are busy for at most the ceiling's share of the time.</summary>
    internal static long HostsForThroughput(Pool pool, Scenario scenario)
    {
        var hosts = HostsForWork(pool, scenario);

        // Second copies are work too, and how many there are depends on the load.
        return pool.Hedge is null || CarriesCopies(pool, scenario, hosts) ? hosts : Bisection.LeastAbove(hosts, MostHosts, more => CarriesCopies(pool, scenario, more)) ?? hosts;
    }

    /// <summary>The same for every task sent once.</summary>
    private static long HostsForWork(Pool pool, Scenario scenario)
    {
        var workers = pool.OfferedLoad(scenario.PipelinePerSecond) / scenario.Planning.Utilization;
        return Math.Max(1, (long)Math.Ceiling((workers / pool.WorkersPerHost) * (1 - Rounding)));
    }

    /// <summary>Hosts to buy over all shards, of which there are no fewer with more items to score, or with less time allowed.</summary>
    /// <remarks>Holds where the pool's model <see cref="CostModels.CostModel.IsMonotone"/>.</remarks>
    internal static long FloorOfBought(Pool pool, Scenario scenario) =>
        pool.Hosts.Mode == HostMode.Given ? pool.Hosts.Number : Bought(HostsForWork(pool, scenario), scenario.Planning) * pool.Shards;

    /// <summary>Hosts to buy over all shards, where latency asks for none.</summary>
    internal static long LeastBought(Pool pool, Scenario scenario) =>
        pool.Hosts.Mode == HostMode.Given ? pool.Hosts.Number : Bought(HostsForThroughput(pool, scenario), scenario.Planning) * pool.Shards;

    private static bool CarriesCopies(Pool pool, Scenario scenario, long hosts) =>
        PoolQueue.Solve(pool, hosts, scenario.PipelinePerSecond, Arrivals.Outside(1)).Queue is { IsStable: true } queue
            && queue.Utilization <= scenario.Planning.Utilization * (1 + Rounding);

    private PoolPlan Plan(Pool pool, long throughput, long inService)
    {
        if (pool.Hosts.Mode == HostMode.Given)
        {
            return new PoolPlan(inService, inService, throughput, BindingNeed.Given);
        }

        var binding = inService > throughput ? BindingNeed.Latency
            : inService == 1 && pool.ShardsForMemory > 1 && pool.ShardsForMemory == pool.Shards ? BindingNeed.Memory
            : BindingNeed.Throughput;
        return new PoolPlan(inService, Bought(inService, _scenario.Planning), throughput, binding);
    }

    /// <summary>Hosts to buy so that so many stay in service with the spares out, or with the zones lost that the plan survives.</summary>
    internal static long Bought(long inService, Planning planning)
    {
        var perZone = (inService + planning.Zones - planning.SurviveZones - 1) / (planning.Zones - planning.SurviveZones);
        return Math.Max(inService + planning.SpareHosts, perZone * planning.Zones);
    }
}

internal enum LatencyOutcome
{
    /// <summary>There is no latency objective.</summary>
    NotAsked,
    Met,

    /// <summary>No fleet meets them.</summary>
    Unreachable,

    /// <summary>Met, but the search ended before it had proved that no cheaper fleet does.</summary>
    MetWithoutProof,
}

internal sealed record SizingOutcome(FleetPlan Fleet, LatencyOutcome Latency);
