using System.Collections.Immutable;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Finds fleets that hold in a given share of the worlds, for as little as can be.</summary>
/// <remarks>
/// First every pool is given what it needs in one share of the worlds, the least share with which the whole holds often enough; then each pool in turn gives up what it can.
/// No pool of the fleet that is left could lose a host; another fleet that buys more of one kind and less of another may still cost less.
/// </remarks>
internal sealed class FleetFinder
{
    private readonly ImmutableArray<World> _worlds;
    private readonly ImmutableArray<double> _prices;
    private readonly long[][] _needs;
    private readonly Func<int, BoughtFleet, bool> _test;
    private readonly Dictionary<int, (BoughtFleet? Holds, BoughtFleet? Fails)> _known = [];

    /// <param name="prices">By pool; what a host costs, in any unit.</param>
    /// <param name="test">Whether a fleet holds in the world of that number, which costs time.</param>
    public FleetFinder(ImmutableArray<World> worlds, ImmutableArray<double> prices, Func<int, BoughtFleet, bool> test)
    {
        _worlds = worlds;
        _prices = prices;
        _test = test;
        _needs = [.. prices.Select((_, pool) => worlds.Where(world => world.IsReachable).Select(world => world.Needed[pool]).Order().ToArray())];
    }

    /// <summary>The most worlds that any fleet holds in.</summary>
    public int Most => _needs.Length == 0 ? 0 : _needs[0].Length;

    /// <summary>Null where no fleet holds in so large a share.</summary>
    /// <param name="confidence">In (0, 1].</param>
    public BoughtFleet? Find(double confidence)
    {
        var enough = (int)Math.Ceiling((confidence * _worlds.Length) - 1e-9);
        if (enough > Most || _needs.Length == 0)
        {
            return null;
        }

        var (low, high) = (-1, Most - 1);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Holds(At(middle), enough) ? (low, middle) : (middle, high);
        }

        return Trimmed(At(high), enough);
    }

    public bool Holds(int world, BoughtFleet fleet)
    {
        var judged = _worlds[world];
        if (!judged.IsReachable || !fleet.Covers(judged.ForThroughput))
        {
            return false;
        }

        return fleet.Covers(judged.Needed) || (judged.IsLatencyBound && Tested(world, fleet));
    }

    private bool Holds(BoughtFleet fleet, int enough)
    {
        var held = 0;
        for (var world = 0; world < _worlds.Length && held < enough && held + (_worlds.Length - world) >= enough; world++)
        {
            held += Holds(world, fleet) ? 1 : 0;
        }

        return held >= enough;
    }

    /// <summary>More hosts never do worse, so a fleet between two known ones need not be tried.</summary>
    private bool Tested(int world, BoughtFleet fleet)
    {
        var (holds, fails) = _known.GetValueOrDefault(world);
        if (holds is not null && fleet.Covers(holds.Hosts))
        {
            return true;
        }

        if (fails is not null && fails.Covers(fleet.Hosts))
        {
            return false;
        }

        var isHeld = _test(world, fleet);
        _known[world] = isHeld ? (fleet, fails) : (holds, fleet);
        return isHeld;
    }

    private BoughtFleet At(int rank) => new([.. _needs.Select(need => need[rank])]);

    private BoughtFleet Trimmed(BoughtFleet fleet, int enough)
    {
        foreach (var pool in Enumerable.Range(0, _prices.Length).OrderByDescending(pool => _prices[pool] * fleet.Hosts[pool]))
        {
            var (low, high) = (0L, fleet.Hosts[pool]);
            while (high - low > 1)
            {
                var middle = low + ((high - low) / 2);
                (low, high) = Holds(With(middle), enough) ? (low, middle) : (middle, high);
            }

            fleet = With(high);

            BoughtFleet With(long hosts) => new(fleet.Hosts.SetItem(pool, hosts));
        }

        return fleet;
    }
}
