using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Judges a fleet: the latency of every stage and end to end, at a given rate.</summary>
/// <remarks>
/// Distributions are composed, percentiles never added: stages in series are convolved, parallel branches and tasks take the maximum, hits of the
/// cache are mixed in. What leaves a stage reaches the next with the squared coefficient of variation of its departures (Whitt 1983).
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
    private readonly Dictionary<(int Pool, long Hosts, double Rate, double ArrivalCv2), PoolOutcome> _outcomes = [];
    private readonly TimedNode?[] _unhindered = new TimedNode?[bound.Graph.Pools.Length];
    private readonly Dictionary<DelayNode, TimedNode> _delays = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LatencyParts, LatencyDistribution> _sums = [];
    private readonly Dictionary<(int Stage, LatencyDistribution Whole), CutTime> _cuts = [];

    /// <summary>How the fleet fares.</summary>
    /// <param name="hostsPerShard">In service, by pool; <see cref="Unlimited"/> for no waiting at all.</param>
    /// <param name="pipelineRate">Requests/s that pass the pipeline.</param>
    public Evaluation Evaluate(ReadOnlySpan<long> hostsPerShard, double pipelineRate)
    {
        var pass = new Pass(this, hostsPerShard.ToArray(), pipelineRate);
        var arrivalCv2 = Departures.Thin(_scenario.Traffic.ArrivalCv2, _scenario.MissRatio);
        var parts = new TimedNode[_graph.Root.Parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            (parts[index], arrivalCv2) = pass.Visit(_graph.Root.Parts[index], arrivalCv2);
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

    private PoolOutcome Solve(int index, long hosts, double rate, double arrivalCv2)
    {
        var key = (index, hosts, rate, arrivalCv2);
        if (!_outcomes.TryGetValue(key, out var outcome))
        {
            if (_outcomes.Count >= MostOutcomes)
            {
                _outcomes.Clear();
            }

            outcome = Unhindered(index, PoolQueue.Solve(_graph.Pools[index], hosts, rate, arrivalCv2));
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

        return outcome with { Stage = _unhindered[index] ??= PoolQueue.Solve(_graph.Pools[index], Unlimited, 0, 1).Stage };
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

            time = TimedNode.Of(task.MaxOf(delay.Tasks));
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

    private LatencyDistribution Sum(LatencyDistribution[] latencies)
    {
        var parts = new LatencyParts(latencies);
        if (!_sums.TryGetValue(parts, out var sum))
        {
            if (_sums.Count >= MostOutcomes)
            {
                _sums.Clear();
            }

            sum = LatencyDistribution.Sum(latencies);
            _sums.Add(parts, sum);
        }

        return sum;
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

        return Combine(parts, Sum(latencies));
    }

    private static TimedNode Slowest(ReadOnlySpan<TimedNode> branches)
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

        return Combine(branches, LatencyDistribution.Max(latencies)) with { IsForked = true };
    }

    private static TimedNode Combine(ReadOnlySpan<TimedNode> parts, LatencyDistribution latency)
    {
        var queues = ImmutableArray.CreateBuilder<QueueError>();
        var isForked = false;
        foreach (var part in parts)
        {
            queues.AddRange(part.Queues);
            isForked |= part.IsForked;
        }

        return new TimedNode(latency, queues.ToImmutable(), isForked);
    }

    /// <summary>One walk over the graph.</summary>
    private sealed class Pass(Evaluator evaluator, long[] hosts, double rate)
    {
        public PoolOutcome[] Pools { get; } = new PoolOutcome[evaluator._graph.Pools.Length];

        public TimedNode[] Stages { get; } = new TimedNode[evaluator._graph.Stages.Length];

        public CutTime?[] Cuts { get; } = new CutTime?[evaluator._graph.Stages.Length];

        /// <returns>The node's time, and the squared coefficient of variation of the gaps between the requests that leave it.</returns>
        public (TimedNode Time, double DepartureCv2) Visit(PipelineNode node, double arrivalCv2)
        {
            switch (node)
            {
                case StageNode stage:
                    var visited = stage.Body is TimeoutNode timeout ? VisitTimeout(stage.Stage, timeout, arrivalCv2) : Visit(stage.Body, arrivalCv2);
                    Stages[stage.Stage] = visited.Time;
                    return visited;
                case SeriesNode series:
                    return VisitSeries(series, arrivalCv2);
                case ForkJoinNode fork:
                    return VisitFork(fork, arrivalCv2);
                case DelayNode delay:
                    return (evaluator.Delay(delay), arrivalCv2);
                case WorkNode work:
                    var outcome = evaluator.Solve(work.Pool, hosts[work.Pool], rate, arrivalCv2);
                    Pools[work.Pool] = outcome;
                    return (outcome.Stage, outcome.DepartureCv2);
                default:
                    throw new ArgumentOutOfRangeException(nameof(node), node, "not a primitive");
            }
        }

        /// <summary>The queues and what leaves them stay as they are: abandoned work runs to its end.</summary>
        private (TimedNode Time, double DepartureCv2) VisitTimeout(int stage, TimeoutNode timeout, double arrivalCv2)
        {
            var (time, departureCv2) = Visit(timeout.Body, arrivalCv2);
            if (time.Latency is not { } whole)
            {
                return (time, departureCv2);
            }

            var cut = evaluator.Cut(stage, whole, timeout.Seconds);
            Cuts[stage] = cut;
            var queues = time.Queues.Select(queue => queue with { Stage = queue.Stage.CutAt(timeout.Seconds), Wait = queue.Wait.CutAt(timeout.Seconds) });
            return (time with { Latency = cut.Latency, Queues = [.. queues] }, departureCv2);
        }

        private (TimedNode Time, double DepartureCv2) VisitSeries(SeriesNode series, double arrivalCv2)
        {
            var parts = new TimedNode[series.Parts.Length];
            for (var index = 0; index < parts.Length; index++)
            {
                (parts[index], arrivalCv2) = Visit(series.Parts[index], arrivalCv2);
            }

            return (evaluator.InSeries(parts), arrivalCv2);
        }

        /// <summary>Every branch gets the same arrivals; what leaves the join is as irregular as its branches' departures are on average.</summary>
        private (TimedNode Time, double DepartureCv2) VisitFork(ForkJoinNode fork, double arrivalCv2)
        {
            var branches = new TimedNode[fork.Branches.Length];
            double departures = 0;
            for (var index = 0; index < branches.Length; index++)
            {
                (branches[index], var departureCv2) = Visit(fork.Branches[index], arrivalCv2);
                departures += departureCv2;
            }

            return (Slowest(branches), departures / branches.Length);
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
