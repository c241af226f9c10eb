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

    /// <summary>
    /// Expected error of the end-to-end p99, relative to the waiting in it, from treating the waits of successive queues as independent
    /// where service is not exponential; measured on three equal stages with cv 0.5.
    /// </summary>
    private const double CompositionError = 0.09;

    /// <summary>Outcomes that are kept; each holds grids of some ten kilobytes.</summary>
    private const int MostOutcomes = 64;

    private readonly Scenario _scenario = bound.Scenario;
    private readonly PipelineGraph _graph = bound.Graph;
    private readonly Dictionary<(int Pool, long Hosts, double Rate, double ArrivalCv2), PoolOutcome> _outcomes = [];

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

            outcome = PoolQueue.Solve(_graph.Pools[index], hosts, rate, arrivalCv2);
            _outcomes.Add(key, outcome);
        }

        return outcome;
    }

    private static TimedNode InSeries(ReadOnlySpan<TimedNode> parts)
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

        var sum = LatencyDistribution.Sum(latencies);
        return Combine(parts, sum);
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

        return Combine(branches, LatencyDistribution.Max(latencies));
    }

    /// <summary>The method and accuracy of a composition: its parts' errors weighted by their share of the p99, and the error of composing waits as if they were independent.</summary>
    private static TimedNode Combine(ReadOnlySpan<TimedNode> parts, LatencyDistribution latency)
    {
        var p99 = latency.Quantile(PercentileExtensions.Probability(Objective.P99));
        var method = Method.Exact;
        double error = 0, waits = 0;
        var queues = 0;
        var isExponential = true;
        foreach (var part in parts)
        {
            method = part.Method > method ? part.Method : method;
            error += part.Accuracy * part.Latency!.Quantile(PercentileExtensions.Probability(Objective.P99));
            waits += part.WaitP99;
            queues += part.WaitP99 > 0 ? 1 : 0;
            isExponential &= part.Method == Method.Exact;
        }

        if (p99 <= 0)
        {
            return new TimedNode(latency, method, 0, 0);
        }

        var composition = queues > 1 && !isExponential ? CompositionError * Math.Min(1, waits / p99) : 0;
        return new TimedNode(latency, queues > 1 && method == Method.Exact && !isExponential ? Method.Approximate : method, (error / p99) + composition, waits);
    }

    /// <summary>One walk over the graph.</summary>
    private sealed class Pass(Evaluator evaluator, long[] hosts, double rate)
    {
        public PoolOutcome[] Pools { get; } = new PoolOutcome[evaluator._graph.Pools.Length];

        public TimedNode[] Stages { get; } = new TimedNode[evaluator._graph.Stages.Length];

        /// <returns>The node's time, and the squared coefficient of variation of the gaps between the requests that leave it.</returns>
        public (TimedNode Time, double DepartureCv2) Visit(PipelineNode node, double arrivalCv2)
        {
            switch (node)
            {
                case StageNode stage:
                    var visited = Visit(stage.Body, arrivalCv2);
                    Stages[stage.Stage] = visited.Time;
                    return visited;
                case SeriesNode series:
                    return VisitSeries(series, arrivalCv2);
                case ForkJoinNode fork:
                    return VisitFork(fork, arrivalCv2);
                case DelayNode delay:
                    return (Delay(delay), arrivalCv2);
                case WorkNode work:
                    var outcome = evaluator.Solve(work.Pool, hosts[work.Pool], rate, arrivalCv2);
                    Pools[work.Pool] = outcome;
                    return (outcome.Stage, outcome.DepartureCv2);
                default:
                    throw new ArgumentOutOfRangeException(nameof(node), node, "not a primitive");
            }
        }

        private (TimedNode Time, double DepartureCv2) VisitSeries(SeriesNode series, double arrivalCv2)
        {
            var parts = new TimedNode[series.Parts.Length];
            for (var index = 0; index < parts.Length; index++)
            {
                (parts[index], arrivalCv2) = Visit(series.Parts[index], arrivalCv2);
            }

            return (InSeries(parts), arrivalCv2);
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

        private static TimedNode Delay(DelayNode delay) =>
            new(LatencyDistribution.From(delay.Time).MaxOf(delay.Tasks), Method.Exact, 0, 0);
    }
}
