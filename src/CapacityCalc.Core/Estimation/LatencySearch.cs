using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>The cheapest numbers of hosts that meet the latency objectives, over all pools jointly.</summary>
/// <remarks>
/// Branch and bound over the pools in file order. More hosts are taken never to make the whole slower (the departures of a pool can grow a little
/// rougher with more hosts, so that this fails in rare cases of constant times), so a choice for some pools is worth following only if it
/// meets the objectives with unlimited hosts in the rest, and if it costs less than the best fleet so far with the fewest possible in the rest.
/// Ties go to the fewest hosts, then to the fewer hosts in the earlier stage.
/// </remarks>
internal sealed class LatencySearch
{
    /// <summary>Evaluations after which the search keeps the best fleet it has.</summary>
    private const int MostEvaluations = 500;

    /// <summary>More hosts than this in one shard are never tried.</summary>
    private const long MostHosts = 100_000_000;

    private readonly Evaluator _evaluator;
    private readonly Planning _planning;
    private readonly double _rate;
    private readonly ImmutableArray<SloLimit> _limits;
    private readonly ImmutableArray<Pool> _pools;
    private readonly bool _isPriced;
    private readonly long[] _least;
    private readonly long[] _hosts;
    private long[] _best;
    private Price _bestPrice;
    private int _evaluations;

    /// <param name="least">Hosts of one shard, by pool: what the other needs ask for, or what is given.</param>
    public LatencySearch(BoundScenario bound, Evaluator evaluator, long[] least)
    {
        _evaluator = evaluator;
        _planning = bound.Scenario.Planning;
        _rate = bound.Scenario.PipelinePerSecond;
        _limits = [.. bound.Scenario.Slo.Limits.Where(limit => limit.IsLatency)];
        _pools = bound.Graph.Pools;
        _isPriced = _pools.All(pool => pool.Shape?.DollarsPerHour is not null);
        _least = [.. least];
        _hosts = [.. least];
        _best = least;
    }

    public SearchOutcome Find()
    {
        if (_limits.IsEmpty)
        {
            return new SearchOutcome([.. _hosts], LatencyOutcome.NotAsked);
        }

        if (Meets(_hosts))
        {
            return new SearchOutcome([.. _hosts], LatencyOutcome.Met);
        }

        var unlimited = _hosts.Select((hosts, index) => IsFree(index) ? Evaluator.Unlimited : hosts).ToArray();
        if (!Meets(unlimited) || !RaiseLeast(unlimited) || !FindFirst())
        {
            return new SearchOutcome(_best, LatencyOutcome.Unreachable);
        }

        Array.Copy(_least, _hosts, _hosts.Length);
        Descend(0, unlimited);
        return new SearchOutcome(_best, _evaluations < MostEvaluations ? LatencyOutcome.Met : LatencyOutcome.MetWithoutProof);
    }

    private bool IsFree(int pool) => _pools[pool].Hosts.Mode == HostMode.Auto;

    private bool Meets(ReadOnlySpan<long> hosts)
    {
        _evaluations++;
        return LatencyObjectives.AreMet(_limits, _evaluator.Evaluate(hosts, _rate).EndToEnd.Latency);
    }

    /// <summary>Raises every pool's least number to what it needs even with unlimited hosts in all others.</summary>
    private bool RaiseLeast(long[] unlimited)
    {
        var trial = (long[])unlimited.Clone();
        for (var pool = 0; pool < _least.Length; pool++)
        {
            if (!IsFree(pool))
            {
                continue;
            }

            if (Fewest(trial, pool, _least[pool]) is not { } fewest)
            {
                return false;
            }

            _least[pool] = fewest;
            trial[pool] = Evaluator.Unlimited;
        }

        return true;
    }

    /// <summary>A first fleet that meets the objectives: every free pool grown by one factor, found by doubling and halving.</summary>
    private bool FindFirst()
    {
        double low = 1, high = 1;
        while (!Meets(Grown(high)))
        {
            low = high;
            high *= 2;
            if (high > MostHosts)
            {
                return false;
            }
        }

        const double Near = 1.01;
        while (high / low > Near)
        {
            var middle = Math.Sqrt(low * high);
            if (Meets(Grown(middle)))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        // One host dearer than it is, so that the search, which goes through the fleets in order, finds the first of equal price itself.
        _best = Grown(high);
        var price = PriceOf(_best);
        _bestPrice = price with { Hosts = price.Hosts + 1 };
        return true;
    }

    private long[] Grown(double factor) =>
        [.. _least.Select((least, pool) => IsFree(pool) ? Math.Min(MostHosts, (long)Math.Ceiling(least * factor)) : least)];

    /// <summary>Tries every number of hosts of one pool that is worth following, the earlier pools being chosen.</summary>
    /// <param name="trial">The chosen numbers of the earlier pools, and unlimited ones of the rest.</param>
    private void Descend(int pool, long[] trial)
    {
        if (pool == _least.Length)
        {
            return;
        }

        if (!IsFree(pool))
        {
            Descend(pool + 1, trial);
            return;
        }

        var isLast = !Enumerable.Range(pool + 1, _least.Length - pool - 1).Any(IsFree);
        var next = Fewest(trial, pool, _least[pool]);
        while (next is { } hosts && _evaluations < MostEvaluations)
        {
            _hosts[pool] = hosts;
            var price = PriceOf(_hosts);
            if (price.CompareTo(_bestPrice) >= 0)
            {
                break;
            }

            if (isLast)
            {
                _best = [.. _hosts];
                _bestPrice = price;
                break;
            }

            trial[pool] = hosts;
            Descend(pool + 1, trial);
            next = hosts + 1;
        }

        _hosts[pool] = _least[pool];
        trial[pool] = Evaluator.Unlimited;
    }

    /// <summary>The fewest hosts of one pool, at least so many, that meet the objectives with the others as in <paramref name="trial"/>; null where none do.</summary>
    private long? Fewest(long[] trial, int pool, long least)
    {
        bool MeetsWith(long hosts)
        {
            trial[pool] = hosts;
            return Meets(trial);
        }

        return MeetsWith(least) ? least : Bisection.LeastAbove(least, MostHosts, MeetsWith);
    }

    private Price PriceOf(ReadOnlySpan<long> hosts)
    {
        double dollars = 0;
        long bought = 0;
        for (var index = 0; index < hosts.Length; index++)
        {
            var pool = _pools[index];
            var count = (IsFree(index) ? Sizer.Bought(hosts[index], _planning) : hosts[index]) * pool.Shards;
            bought += count;
            dollars += _isPriced ? count * pool.Shape!.DollarsPerHour!.Value : 0;
        }

        return new Price(dollars, bought);
    }

    /// <summary>Cheaper first, then fewer hosts; without prices only the hosts count.</summary>
    private readonly record struct Price(double Dollars, long Hosts) : IComparable<Price>
    {
        /// <summary>Sums of the same prices in another order are the same price.</summary>
        private const double Rounding = 1e-12;

        public int CompareTo(Price other) =>
            Math.Abs(Dollars - other.Dollars) > Rounding * Math.Max(Dollars, other.Dollars) ? Dollars.CompareTo(other.Dollars) : Hosts.CompareTo(other.Hosts);
    }
}

/// <param name="HostsPerShard">By pool; the least numbers where no fleet meets the objectives.</param>
internal sealed record SearchOutcome(IReadOnlyList<long> HostsPerShard, LatencyOutcome Outcome);
