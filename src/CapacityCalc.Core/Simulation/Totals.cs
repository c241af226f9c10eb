using System.Collections.Immutable;

namespace CapacityCalc.Core.Simulation;

/// <summary>One figure of every replication, in the order of their numbers.</summary>
internal sealed class Figure(int replications)
{
    private double[] _values = CreateValues(replications);

    public double this[int replication]
    {
        set
        {
            if (replication >= _values.Length)
            {
                var larger = CreateValues(replication * 2);
                _values.CopyTo(larger, 0);
                _values = larger;
            }

            _values[replication] = value;
        }
    }

    /// <summary>The mean of those of the first replications in which there is one; null without any.</summary>
    public Interval? Mean(int count)
    {
        var values = Known(count);
        return values.Count > 0 ? new Interval(values.Average(), StudentT.HalfWidth(values)) : null;
    }

    public double HalfWidth(int count) => StudentT.HalfWidth(Known(count));

    private List<double> Known(int count) => [.. _values.AsSpan(0, Math.Min(count, _values.Length)).ToArray().Where(double.IsFinite)];

    private static double[] CreateValues(int count)
    {
        var values = new double[Math.Max(16, count)];
        Array.Fill(values, double.NaN);
        return values;
    }
}

/// <summary>A latency over all replications: its quantiles from all their times together, its intervals from the replications' own quantiles.</summary>
internal sealed class LatencyTotal
{
    private static readonly double[] Probabilities = [0.5, 0.9, 0.95, 0.99, 0.999];

    private readonly LatencyHistogram _all = new();
    private readonly Figure[] _figures = [new(0), new(0), new(0), new(0), new(0), new(0)];
    private readonly double _constantShare;
    private readonly double _constant;

    /// <param name="constantShare">Share of requests that take a constant time instead, in [0, 1).</param>
    public LatencyTotal(double constantShare = 0, double constant = 0) => (_constantShare, _constant) = (constantShare, constant);

    public void Add(int replication, LatencyHistogram times)
    {
        _all.Add(times);
        if (times.Count > 0)
        {
            Span<double> values = stackalloc double[Probabilities.Length + 1];
            Evaluate(times, values);
            for (var i = 0; i < values.Length; i++)
            {
                _figures[i][replication] = values[i];
            }
        }
    }

    public SimulatedPercentiles? Percentiles(int replications)
    {
        if (_all.Count == 0)
        {
            return null;
        }

        Span<double> values = stackalloc double[Probabilities.Length + 1];
        Evaluate(_all, values);
        var intervals = new Interval[values.Length];
        for (var i = 0; i < intervals.Length; i++)
        {
            intervals[i] = new Interval(values[i], _figures[i].HalfWidth(replications));
        }

        // Every replication counts as much in the mean, whatever the order in which they were merged.
        var mean = _figures[0].Mean(replications) ?? intervals[0];
        return new SimulatedPercentiles(mean, intervals[1], intervals[2], intervals[3], intervals[4], intervals[5]);
    }

    /// <summary>The mean, then the quantiles, with the constant mixed in.</summary>
    private void Evaluate(LatencyHistogram times, Span<double> into)
    {
        into[0] = (_constantShare * _constant) + ((1 - _constantShare) * times.Mean);
        Span<double> probabilities = stackalloc double[Probabilities.Length];
        var shareBelow = _constantShare > 0 ? (1 - _constantShare) * times.ShareUpTo(_constant) : 1;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var isAbove = Probabilities[i] >= shareBelow;
            probabilities[i] = Math.Max(0, (isAbove && _constantShare > 0 ? Probabilities[i] - _constantShare : Probabilities[i]) / (1 - _constantShare));
        }

        var quantiles = into[1..];
        times.Quantiles(probabilities, quantiles);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (_constantShare > 0 && Probabilities[i] >= shareBelow)
            {
                quantiles[i] = Probabilities[i] <= shareBelow + _constantShare ? _constant : Math.Max(_constant, quantiles[i]);
            }
        }
    }
}

/// <summary>What all replications measured.</summary>
internal sealed class Totals
{
    private readonly ReplicationPlan _plan;
    private readonly LatencyTotal _endToEnd;
    private readonly StageTotal[] _stages;

    public Totals(ReplicationPlan plan)
    {
        _plan = plan;
        var cache = plan.Bound.Scenario.Cache;
        _endToEnd = new LatencyTotal(cache?.HitRatio ?? 0, cache?.LatencySeconds ?? 0);
        _stages = [.. plan.Bound.Graph.Stages.Select(_ => new StageTotal())];
    }

    /// <summary>Takes in a replication; only the means depend on their order, and those are kept by number.</summary>
    public void Add(int number, Replication replication)
    {
        _endToEnd.Add(number, replication.End.Latencies);
        replication.End.Latencies.Release();
        for (var stage = 0; stage < _stages.Length; stage++)
        {
            var pool = _plan.Bound.Graph.Stages[stage].Pool is { } index ? _plan.Bound.Graph.Pools[index] : null;
            var tasksPerSecond = (_plan.Requests - 1) * (double)(pool is null ? 0 : pool.Shards * pool.Split) / replication.Window.Length * _plan.GapFactor;
            _stages[stage].Add(number, replication.Stages[stage], tasksPerSecond);
            replication.Stages[stage].Latencies.Release();
            replication.Stages[stage].Waits?.Release();
        }
    }

    public SimulatedPercentiles? EndToEnd(int replications) => _endToEnd.Percentiles(replications);

    public ImmutableArray<SimulatedStage> Stages(int replications)
    {
        var graph = _plan.Bound.Graph;
        return
        [
            .. _stages.Select((total, index) =>
            {
                var stage = graph.Stages[index];
                var pool = graph.WorkerOf(stage);
                var isOverloaded = stage.Pool is { } entered && _plan.Overloaded[entered];
                var figures = total.Figures(index, stage.Pool is not null, isOverloaded, replications);
                return pool?.Hedge is null ? figures with { HedgeExtraLoad = null } : figures;
            }),
        ];
    }

    private sealed class StageTotal
    {
        private readonly LatencyTotal _waits = new();
        private readonly LatencyTotal _latencies = new();
        private readonly Figure _utilization = new(0);
        private readonly Figure _waitProbability = new(0);
        private readonly Figure _hedged = new(0);
        private readonly Figure _degraded = new(0);
        private readonly Figure _batch = new(0);

        /// <param name="tasksPerSecond">Of all shards. Requests are on their way when the measured time begins and ends, so its own tasks are not counted over it.</param>
        public void Add(int number, StageMeasures measures, double tasksPerSecond)
        {
            _latencies.Add(number, measures.Latencies);
            if (measures.Waits is { } waits)
            {
                _waits.Add(number, waits);
                _waitProbability[number] = Ratio(waits.Positive, waits.Count);
                _utilization[number] = measures.Tasks > 0 && double.IsFinite(tasksPerSecond)
                    ? Math.Min(1, measures.BusySeconds / measures.Tasks * tasksPerSecond / measures.Workers)
                    : double.NaN;
            }

            _hedged[number] = measures.FirstSeconds > 0 ? (measures.BusySeconds / measures.FirstSeconds) - 1 : Ratio(measures.Hedged, measures.Tasks);
            _degraded[number] = Ratio(measures.Degraded, measures.Timed);
            _batch[number] = Ratio(measures.Batched, measures.Batches);
        }

        public SimulatedStage Figures(int index, bool hasPool, bool isOverloaded, int replications) => new()
        {
            Stage = index,
            Stable = !isOverloaded,
            Utilization = isOverloaded ? new Interval(1, 0) : hasPool ? _utilization.Mean(replications) : null,
            WaitProbability = hasPool ? _waitProbability.Mean(replications) : null,
            Wait = hasPool ? _waits.Percentiles(replications) : null,
            Latency = _latencies.Percentiles(replications),
            HedgeExtraLoad = _hedged.Mean(replications),
            DegradedShare = _degraded.Mean(replications),
            MeanBatch = _batch.Mean(replications),
        };

        private static double Ratio(long part, long whole) => whole > 0 ? (double)part / whole : double.NaN;
    }
}
