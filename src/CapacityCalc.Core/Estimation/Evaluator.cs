using System.Collections.Immutable;
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
    private readonly Composition _composition = new(MostOutcomes);
    private readonly Dictionary<DelayNode, TimedNode> _delays = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Stage, LatencyDistribution Whole), CutTime> _cuts = [];

    /// <summary>An evaluator of the same scenario but for one stage: what is known of the other pools holds there too.</summary>
    /// <param name="changed">With the same pools in the same order.</param>
    /// <param name="pool">The pool that is another; null where none is.</param>
    public Evaluator Of(BoundScenario changed, int? pool)
    {
        var evaluator = new Evaluator(changed);
        foreach (var (key, outcome) in _outcomes)
        {
            if (key.Pool != pool)
            {
                evaluator._outcomes.Add(key, outcome);
            }
        }

        for (var index = 0; index < _unhindered.Length; index++)
        {
            evaluator._unhindered[index] = index == pool ? null : _unhindered[index];
        }

        return evaluator;
    }

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

        var miss = _composition.InSeries(parts);
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
                : outcome.Queue.Batch is { } batch ? ArrivalStream.Regrouped(batch.DepartureCv2)
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

            return (evaluator._composition.InSeries(parts), stream);
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

            return (evaluator._composition.Slowest(branches), ArrivalStream.Joined(departures.MoveToImmutable()));
        }
    }
}
