using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Hosts that are bought once, by pool and over all its shards. How many shards they serve is each world's own: data is cut anew, machines are not.</summary>
internal sealed record BoughtFleet(ImmutableArray<long> Hosts)
{
    public static BoughtFleet Of(BoundScenario bound, FleetPlan plan) => new([.. plan.Pools.Select((pool, index) => pool.Bought * bound.Graph.Pools[index].Shards)]);

    /// <summary>Hosts of one shard in service in a world, by pool, at the worst planned moment; 0 where there are fewer than shards, or than may be lost.</summary>
    /// <remarks>Hosts that the scenario gives are as many as the world says.</remarks>
    public long[] InService(BoundScenario world)
    {
        var planning = world.Scenario.Planning;
        return [.. world.Graph.Pools.Select((pool, index) => pool.Hosts.Mode == HostMode.Given
            ? pool.Hosts.Number / pool.Shards
            : InService(Hosts[index] / pool.Shards, planning))];
    }

    /// <summary>Whether it has as many of every kind.</summary>
    public bool Covers(ImmutableArray<long> needed)
    {
        for (var pool = 0; pool < needed.Length; pool++)
        {
            if (Hosts[pool] < needed[pool])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The most hosts in service for which so many are enough to buy: the inverse of <see cref="Sizer.Bought"/>.</summary>
    internal static long InService(long bought, Planning planning) => Math.Max(
        0,
        Math.Min(bought - planning.SpareHosts, bought / planning.Zones * (planning.Zones - planning.SurviveZones)));
}
