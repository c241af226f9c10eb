using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Judges a fleet: the latency of every stage and end to end, at a given rate.</summary>
/// <remarks>
/// Distributions are composed, percentiles never added: stages in series are convolved, parallel branches and tasks take the maximum, hits of the
/// cache are mixed in. A stage gets its requests as the stages before have left them (<see cref="ArrivalStream"/>), and the waits of one request
/// depend on each other (<see cref="WaitDependence"/>).
/// </remarks>
internal sealed class Evaluator(BoundScenario bound)
{
    /// <summary>A number of hosts that stands for so many that nothing ever waits.</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>Where fewer requests than this wait, no percentile that is shown feels it.</summary>
    public const double NegligibleWait = 1e-6;

    /// <summary>Outcomes that are kept; each holds grids of some ten kilobytes.</summary>
    private const int MostOutcomes = 64;

    private readonly Scenario _scenario = bound.Scenario;
    private readonly PipelineGraph _graph = bound.Graph;
    private readonly Dictionary<(int Pool, long Hosts, double Rate, Arrivals Arrivals), PoolOutcome> _outcomes = [];
    private readonly TimedNode?[] _unhindered = new TimedNode?[bound.Graph.Pools.Length];
    private readonly Dictionary<DelayNode, TimedNode> _delays = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LatencyParts, LatencyDistribution> _sums = [];
    private readonly Dictionary<(int Stage, LatencyDistribution Whole), CutTime> _cuts = [];
    private readonly Dictionary<LatencyParts, TimedNode> _joins = [];

    /// <summary>How the fleet fares.</summary>
    /// <param name="hostsPerShard">In service, by pool; <see cref="Unlimited"/> for no waiting at all.</param>
    /// <param name="pipelineRate">Requests/s that pass the pipeline.</param>
    public Evaluation Evaluate(ReadOnlySpan<long> hostsPerShard, double pipelineRate)
    {
        var pass = new Pass(this, hostsPerShard.ToArray(), pipelineRate);
        var stream = ArrivalStream.FromOutside(Departures.Thin(_scenario.Traffic.ArrivalCv2, _scenario.MissRatio), pipelineRate);
        var parts = new TimedNode[_graph.Root.Parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            (parts[index], stream) = pass.Visit(_graph.Root.Parts[index], stream);
        }

        var miss = InSeries(parts);
        return new Evaluation(
            [.. pass.Pools],
            [.. pass.Stages],
            [.. pass.Cuts],
            miss.Latency is null ? null : [.. parts.Select(part => part.Latency!)],
            MixHits(miss));
    }

    private TimedNode MixHits(TimedNode miss) => _scenario.Cache is { HitRatio: > 0 } cache && miss.Latency is { } latency
        ? miss with { Latency = LatencyDistribution.Mixture((cache.HitRatio, LatencyDistribution.Constant(cache.LatencySeconds)), (_scenario.MissRatio, latency)) }
        : miss;

    private PoolOutcome Solve(int index, long hosts, double rate, Arrivals arrivals)
    {
        var key = (index, hosts, rate, arrivals);
        if (!_outcomes.TryGetValue(key, out var outcome))
        {
            if (_outcomes.Count >= MostOutcomes)
            {
                _outcomes.Clear();
            }

            outcome = Unhindered(index, PoolQueue.Solve(_graph.Pools[index], hosts, rate, arrivals));
            _outcomes.Add(key, outcome);
        }

        return outcome;
    }

    /// <summary>Where next to nobody waits, the stage takes the time of its service alone: one distribution, however many hosts, composed once.</summary>
    private PoolOutcome Unhindered(int index, PoolOutcome outcome)
    {
        if (!outcome.Queue.IsStable || outcome.Queue.WaitProbability > NegligibleWait)
        {
            return outcome;
        }

        return outcome with { Stage = _unhindered[index] ??= PoolQueue.Solve(_graph.Pools[index], Unlimited, 0, Arrivals.Outside(1)).Stage };
    }

    private TimedNode Delay(DelayNode delay)
    {
        if (!_delays.TryGetValue(delay, out var time))
        {
            var task = LatencyDistribution.From(delay.Time);
            if (delay.Hedge is { } hedge)
            {
                task = task.OrLater(hedge.AfterSeconds ?? task.Quantile(hedge.AfterQuantile ?? 0), task);
            }

            var deviation = delay.Time.Mean * Math.Sqrt(delay.Time.Cv2);
            time = TimedNode.Of(task.MaxOf(delay.Tasks)) with { DelayVariance = deviation * deviation };
            _delays.Add(delay, time);
        }

        return time;
    }

    private CutTime Cut(int stage, LatencyDistribution whole, double seconds)
    {
        if (!_cuts.TryGetValue((stage, whole), out var cut))
        {
            if (_cuts.Count >= MostOutcomes)
            {
                _cuts.Clear();
            }

            cut = new CutTime(whole, seconds);
            _cuts.Add((stage, whole), cut);
        }

        return cut;
    }

    /// <remarks>The latencies of queues belong to their outcomes, so that the parts need not be looked at again where their latencies are known.</remarks>
    private LatencyDistribution Sum(ReadOnlySpan<TimedNode> nodes, LatencyDistribution[] latencies)
    {
        var parts = new LatencyParts(latencies);
        if (!_sums.TryGetValue(parts, out var sum))
        {
            if (_sums.Count >= MostOutcomes)
            {
                _sums.Clear();
            }

            sum = LatencyDistribution.Sum(latencies).Stretch(Stretch(nodes));
            _sums.Add(parts, sum);
        }

        return sum;
    }

    /// <summary>How far the waits of the parts widen or narrow the sum of their times.</summary>
    private static double Stretch(ReadOnlySpan<TimedNode> parts)
    {
        var visits = new List<QueueVisit>();
        double delays = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            delays += parts[part].DelayVariance;
            foreach (var queue in parts[part].Queues)
            {
                visits.Add(queue.Visit with { Part = part });
            }
        }

        return visits.Count > 1 ? WaitDependence.Stretch(CollectionsMarshal.AsSpan(visits), delays) : 1;
    }

    private TimedNode InSeries(ReadOnlySpan<TimedNode> parts)
    {
        switch (parts.Length)
        {
            case 0:
                return TimedNode.Zero;
            case 1:
                return parts[0];
        }

        var latencies = new LatencyDistribution[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (parts[index].Latency is not { } latency)
            {
                return TimedNode.Overloaded;
            }

            latencies[index] = latency;
        }

        return Combine(parts, Sum(parts, latencies));
    }

    /// <summary>Branches of one queue wait together, as they get the same requests; others are taken as independent.</summary>
    private TimedNode Slowest(ReadOnlySpan<TimedNode> branches)
    {
        if (branches.Length == 1)
        {
            return branches[0];
        }

        var latencies = new LatencyDistribution[branches.Length];
        for (var index = 0; index < branches.Length; index++)
        {
            if (branches[index].Latency is not { } latency)
            {
                return TimedNode.Overloaded;
            }

            latencies[index] = latency;
        }

        var parts = new LatencyParts(latencies);
        if (!_joins.TryGetValue(parts, out var joined))
        {
            if (_joins.Count >= MostOutcomes)
            {
                _joins.Clear();
            }

            joined = Join(branches);
            _joins.Add(parts, joined);
        }

        return joined;
    }

    private static TimedNode Join(ReadOnlySpan<TimedNode> branches)
    {
        var latencies = new List<LatencyDistribution>();
        var leaves = new List<Leaf>();
        foreach (var branch in branches)
        {
            if (branch.Leaf is { } leaf)
            {
                leaves.Add(leaf);
            }
            else
            {
                latencies.Add(branch.Latency!);
            }
        }

        double error = 0;
        if (leaves.Count > 0)
        {
            (var slowest, error) = Together(leaves);
            latencies.Add(slowest);
        }

        var joined = Combine(branches, LatencyDistribution.Max(CollectionsMarshal.AsSpan(latencies)));
        var share = 1.0 / branches.Length;
        return joined with
        {
            Queues = [.. joined.Queues.Select(queue => queue with { Visit = queue.Visit with { Share = queue.Visit.Share * share } })],
            DelayVariance = joined.DelayVariance * share,
            IsForked = joined.IsForked || latencies.Count > 1,
            ForkError = Math.Max(joined.ForkError, error),
            Leaf = null,
        };
    }

    /// <summary>The slowest of queues with common arrivals, and what their dependence adds to the error of its p99.</summary>
    private static (LatencyDistribution Slowest, double Error) Together(List<Leaf> leaves)
    {
        var slowest = new List<(QueueOutcome Leaf, int Shards)>();
        double accuracy = 0;
        for (var index = 0; index < leaves.Count; index++)
        {
            var leaf = leaves[index];
            var isHidden = false;
            for (var other = 0; other < leaves.Count; other++)
            {
                isHidden |= other != index && leaf.EndsBefore(leaves[other]) && (other < index || !leaves[other].EndsBefore(leaf));
            }

            if (!isHidden)
            {
                slowest.Add((leaf.Queue, leaf.Shards));
                accuracy = Math.Max(accuracy, leaf.Queue.Accuracy);
            }
        }

        var together = ForkJoin.Slowest(CollectionsMarshal.AsSpan(slowest));
        return (together.Sojourn, Math.Max(0, together.Accuracy - accuracy));
    }

    private static TimedNode Combine(ReadOnlySpan<TimedNode> parts, LatencyDistribution latency)
    {
        var queues = ImmutableArray.CreateBuilder<QueueError>();
        var joined = new TimedNode(latency, []);
        double delays = 0;
        var constant = 0.0;
        Leaf? leaf = null;
        var leaves = 0;
        foreach (var part in parts)
        {
            queues.AddRange(part.Queues);
            joined = joined with { IsForked = joined.IsForked || part.IsForked, IsCut = joined.IsCut || part.IsCut, ForkError = Math.Max(joined.ForkError, part.ForkError) };
            delays += part.DelayVariance;
            leaf ??= part.Leaf;
            constant += part.Leaf is null ? part.Latency?.ConstantValue ?? 0 : 0;
            leaves += part.Latency?.ConstantValue is null || part.Leaf is not null ? 1 : 0;
        }

        // Constants around one queue leave it what it is.
        return joined with { Queues = queues.ToImmutable(), DelayVariance = delays, Leaf = leaves == 1 ? leaf?.Shift(constant) : null };
    }

    /// <summary>One walk over the graph.</summary>
    private sealed class Pass(Evaluator evaluator, long[] hosts, double rate)
    {
        public PoolOutcome[] Pools { get; } = new PoolOutcome[evaluator._graph.Pools.Length];

        public TimedNode[] Stages { get; } = new TimedNode[evaluator._graph.Stages.Length];

        public CutTime?[] Cuts { get; } = new CutTime?[evaluator._graph.Stages.Length];

        /// <returns>The node's time, and the stream that leaves it.</returns>
        public (TimedNode Time, ArrivalStream Departures) Visit(PipelineNode node, ArrivalStream stream)
        {
            switch (node)
            {
                case StageNode stage:
                    var visited = stage.Body is TimeoutNode timeout ? VisitTimeout(stage.Stage, timeout, stream) : Visit(stage.Body, stream);
                    Stages[stage.Stage] = visited.Time;
                    return visited;
                case SeriesNode series:
                    return VisitSeries(series, stream);
                case ForkJoinNode fork:
                    return VisitFork(fork, stream);
                case DelayNode delay:
                    return (evaluator.Delay(delay), delay.Time.Cv2 > 0 ? stream.Delayed() : stream);
                case WorkNode work:
                    return VisitWork(work, stream);
                default:
                    throw new ArgumentOutOfRangeException(nameof(node), node, "not a primitive");
            }
        }

        /// <summary>The queues and what leaves them stay as they are: abandoned work runs to its end.</summary>
        private (TimedNode Time, ArrivalStream Departures) VisitTimeout(int stage, TimeoutNode timeout, ArrivalStream stream)
        {
            var (time, departures) = Visit(timeout.Body, stream);
            if (time.Latency is not { } whole)
            {
                return (time, departures);
            }

            var cut = evaluator.Cut(stage, whole, timeout.Seconds);
            Cuts[stage] = cut;
            var queues = time.Queues.Select(queue => queue with { Stage = queue.Stage.CutAt(timeout.Seconds), Wait = queue.Wait.CutAt(timeout.Seconds) });
            return (time with { Latency = cut.Latency, Queues = [.. queues], Leaf = null, IsCut = cut.DegradedShare > 0 }, stream.Timed(departures, cut.DegradedShare));
        }

        private (TimedNode Time, ArrivalStream Departures) VisitWork(WorkNode work, ArrivalStream stream)
        {
            var pool = evaluator._graph.Pools[work.Pool];
            var station = PoolQueue.StationOf(pool, hosts[work.Pool], rate);
            var arrivals = station.Utilization < 1 ? stream.At(station) : Arrivals.Outside(1);
            var outcome = evaluator.Solve(work.Pool, hosts[work.Pool], rate, arrivals);
            Pools[work.Pool] = outcome;
            var departures = !outcome.Queue.IsStable ? stream
                : pool.Batching is not null ? ArrivalStream.Regrouped(outcome.Queue.DepartureCv2)
                : stream.Through(station with { Utilization = outcome.Queue.Utilization });
            return (outcome.Stage, departures);
        }

        private (TimedNode Time, ArrivalStream Departures) VisitSeries(SeriesNode series, ArrivalStream stream)
        {
            var parts = new TimedNode[series.Parts.Length];
            for (var index = 0; index < parts.Length; index++)
            {
                (parts[index], stream) = Visit(series.Parts[index], stream);
            }

            return (evaluator.InSeries(parts), stream);
        }

        /// <summary>Every branch gets the same arrivals.</summary>
        private (TimedNode Time, ArrivalStream Departures) VisitFork(ForkJoinNode fork, ArrivalStream stream)
        {
            var branches = new TimedNode[fork.Branches.Length];
            var departures = ImmutableArray.CreateBuilder<ArrivalStream>(branches.Length);
            for (var index = 0; index < branches.Length; index++)
            {
                (branches[index], var departing) = Visit(fork.Branches[index], stream);
                departures.Add(departing);
            }

            return (evaluator.Slowest(branches), ArrivalStream.Joined(departures.MoveToImmutable()));
        }
    }

    /// <summary>The same distributions in the same order, by reference.</summary>
    private readonly struct LatencyParts(LatencyDistribution[] parts) : IEquatable<LatencyParts>
    {
        private readonly LatencyDistribution[] _parts = parts;

        public bool Equals(LatencyParts other) => _parts.AsSpan().SequenceEqual(other._parts, ReferenceEqualityComparer.Instance);

        public override bool Equals(object? obj) => obj is LatencyParts other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var part in _parts)
            {
                hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(part));
            }

            return hash.ToHashCode();
        }
    }
}
