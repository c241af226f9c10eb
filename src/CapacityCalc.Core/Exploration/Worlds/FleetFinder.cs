using System.Collections.Immutable;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Finds fleets that hold in a given share of the worlds, for as little as can be.</summary>
/// <remarks>
/// First every pool is given what it needs in one share of the worlds, the least share with which the whole holds often enough; then each pool in turn gives up what it can.
/// No pool of the fleet that is left could lose a host; another fleet that buys more of one kind and less of another may still cost less. Where more hosts may hurt, the least share found may not be
/// the least there is, but what is found holds.
/// </remarks>
internal sealed class FleetFinder
{
    private readonly ImmutableArray<World> _worlds;
    private readonly ImmutableArray<double> _prices;
    private readonly long[][] _needs;
    private readonly LatencyTests _tests;

    /// <param name="prices">By pool; what a host costs, in any unit.</param>
    public FleetFinder(ImmutableArray<World> worlds, ImmutableArray<double> prices, LatencyTests tests)
    {
        _worlds = worlds;
        _prices = prices;
        _tests = tests;
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

        return Holds(At(high), enough) ? Trimmed(At(high), enough) : AnyOf(enough);
    }

    /// <summary>The first of a number of fleets that holds; null where none of them does. Only where more hosts may hurt is there anything to look for.</summary>
    private BoughtFleet? AnyOf(int enough)
    {
        const int Tried = 32;
        for (var share = 0; share < Tried; share++)
        {
            var fleet = At((int)((long)share * (Most - 1) / (Tried - 1)));
            if (Holds(fleet, enough))
            {
                return Trimmed(fleet, enough);
            }
        }

        return null;
    }

    /// <summary>In which worlds a fleet is all that the plan asks for.</summary>
    public bool[] Holding(BoughtFleet fleet)
    {
        var (holding, uncertain, _) = Sorted(fleet);
        foreach (var (world, isMet) in uncertain.Zip(_tests.Of(fleet, uncertain)))
        {
            holding[world] = isMet;
        }

        return holding;
    }

    private bool Holds(BoughtFleet fleet, int enough)
    {
        var (_, uncertain, held) = Sorted(fleet);
        return held >= enough || (held + uncertain.Count >= enough && held + _tests.Of(fleet, uncertain).Count(isMet => isMet) >= enough);
    }

    /// <summary>Where a fleet holds as it has all that the world needs, and where it may as latency alone asks for more.</summary>
    private (bool[] Holding, List<int> Uncertain, int Held) Sorted(BoughtFleet fleet)
    {
        var (holding, uncertain, held) = (new bool[_worlds.Length], new List<int>(), 0);
        for (var index = 0; index < _worlds.Length; index++)
        {
            var world = _worlds[index];
            if (!world.IsReachable || !fleet.Covers(world.ForThroughput))
            {
                continue;
            }

            if (_tests.Covers(fleet, new BoughtFleet(world.Needed)))
            {
                holding[index] = true;
                held++;
            }
            else
            {
                uncertain.Add(index);
            }
        }

        return (holding, uncertain, held);
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
