using System.Collections.Immutable;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>In which worlds fleets meet the latency objectives. Where more hosts never do worse, few fleets need to be tried in any one world.</summary>
internal sealed class LatencyTests
{
    private readonly Func<int, BoughtFleet, bool> _test;
    private readonly ParallelOptions _options;
    private readonly MoreHosts _more;
    private readonly List<BoughtFleet>[] _meeting;
    private readonly List<BoughtFleet>[] _missing;

    /// <param name="planned">What every world says of it is known.</param>
    /// <param name="test">Whether a fleet meets them in the world of that number, which costs time; from several threads.</param>
    public LatencyTests(ImmutableArray<World> worlds, BoughtFleet planned, Func<int, BoughtFleet, bool> test, MoreHosts more, ParallelOptions options)
    {
        (_test, _options, _more) = (test, options, more);
        _meeting = [.. worlds.Select(world => Known(world.IsReachable ? new BoughtFleet(world.Needed) : null, world.MeetsLatency ? planned : null))];
        _missing = [.. worlds.Select(world => Known(world.MeetsLatency ? null : planned))];
    }

    /// <summary>Whether a fleet meets them, in the order of the worlds asked about.</summary>
    public bool[] Of(BoughtFleet fleet, IReadOnlyList<int> worlds)
    {
        var met = new bool[worlds.Count];
        Parallel.For(0, worlds.Count, _options, index => met[index] = Meets(worlds[index], fleet));
        return met;
    }

    private bool Meets(int world, BoughtFleet fleet)
    {
        if (_meeting[world].Exists(meeting => Covers(fleet, meeting)))
        {
            return true;
        }

        if (_missing[world].Exists(missing => Covers(missing, fleet)))
        {
            return false;
        }

        var isMet = _test(world, fleet);
        (isMet ? _meeting : _missing)[world].Add(fleet);
        return isMet;
    }

    /// <summary>Whether what holds for one fleet holds for another, as that has as many of every kind.</summary>
    public bool Covers(BoughtFleet fleet, BoughtFleet other) =>
        _more == MoreHosts.NeverHurt ? fleet.Covers(other.Hosts) : fleet.Hosts.AsSpan().SequenceEqual(other.Hosts.AsSpan());

    private static List<BoughtFleet> Known(params ReadOnlySpan<BoughtFleet?> fleets)
    {
        var known = new List<BoughtFleet>();
        foreach (var fleet in fleets)
        {
            if (fleet is not null)
            {
                known.Add(fleet);
            }
        }

        return known;
    }
}
