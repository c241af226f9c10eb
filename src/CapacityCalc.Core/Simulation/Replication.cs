using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Simulation;

/// <summary>What a replication is run for.</summary>
internal enum ReplicationPurpose
{
    /// <summary>Its figures.</summary>
    Figures,

    /// <summary>How it develops: for the length of the warm-up, for what hedges, for what is overloaded.</summary>
    Pilot,
}

/// <summary>One run of the pipeline from empty, measured from the end of its warm-up on.</summary>
internal sealed class Replication
{
    /// <summary>Parts of a pilot whose means are compared.</summary>
    public const int Parts = 200;

    private readonly ReplicationPlan _plan;
    private readonly ReplicationScope _scope;
    private readonly IStep _entry;

    public Replication(ReplicationPlan plan, int number, ReplicationPurpose purpose, CancellationToken cancellation)
    {
        // Departures of about so many requests are sorted at once.
        const int Bucket = 512;
        _plan = plan;
        Window = new MeasuredWindow();
        var width = plan.Gap > 0 ? plan.Gap * Bucket : 1;
        _scope = new ReplicationScope(plan.Seed, number, Window, width, cancellation);
        var length = plan.Gap * (plan.WarmUp + plan.Requests);
        LatencyTrend = purpose == ReplicationPurpose.Pilot ? new Trend(Parts, length) : null;
        var graph = plan.Bound.Graph;
        Stages = new StageMeasures[graph.Stages.Length];
        Delays = new HedgeDelay?[graph.Pools.Length];
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var pool = graph.Stages[stage].Pool;
            Stages[stage] = new StageMeasures
            {
                Waits = pool is null ? null : new LatencyHistogram(),
                Workers = pool is { } index ? WorkersMeasured(graph.Pools[index], plan.Fleet.Pools[index].InService) : 0,
                Trend = pool is not null && purpose == ReplicationPurpose.Pilot ? new Trend(4, length) : null,
            };
        }

        End = new EndStep(Window, LatencyTrend);
        _entry = Build(graph.Root, null, End);
    }

    public MeasuredWindow Window { get; }

    public EndStep End { get; }

    public StageMeasures[] Stages { get; }

    /// <summary>When each pool sends second copies; null where it does not.</summary>
    public HedgeDelay?[] Delays { get; }

    /// <summary>The end-to-end latency over a pilot's parts; null otherwise.</summary>
    public Trend? LatencyTrend { get; }

    public void Run()
    {
        const int Block = 2048;
        var gaps = Sampler.Of(_plan.Gaps(), _scope.Random("", "arrivals"));
        var hits = _plan.ThinsArrivals ? new UniformSampler(_scope.Random("", "hits")) : null;
        var (times, tags) = (new double[Block], new long[Block]);
        var total = _plan.WarmUp + _plan.Requests;
        double now = 0;
        for (long done = 0; done < total;)
        {
            _scope.Cancellation.ThrowIfCancellationRequested();
            var length = (int)Math.Min(Block, total - done);
            for (var filled = 0; filled < length;)
            {
                filled += hits is null
                    ? Arrive(gaps.Take(length - filled), ref now, times.AsSpan(filled))
                    : Thin(gaps, hits, ref now, out times[filled]);
            }

            for (var i = 0; i < length; i++)
            {
                tags[i] = EndStep.Tag(times[i]);
            }

            if (done <= _plan.WarmUp && done + length > _plan.WarmUp)
            {
                Window.From = times[(int)(_plan.WarmUp - done)];
            }

            done += length;
            Window.To = now;
            _entry.Push(new RequestBlock(times.AsSpan(0, length), tags.AsSpan(0, length), now));
        }

        _entry.Push(new RequestBlock([], [], double.PositiveInfinity));
    }

    private static int Arrive(ReadOnlySpan<double> gaps, ref double now, Span<double> into)
    {
        var time = now;
        for (var i = 0; i < gaps.Length; i++)
        {
            time += gaps[i];
            into[i] = time;
        }

        now = time;
        return gaps.Length;
    }

    private int Thin(Sampler gaps, UniformSampler hits, ref double now, out double time)
    {
        do
        {
            now += gaps.Next();
        }
        while (hits.Next() >= _plan.Bound.Scenario.MissRatio);

        time = now;
        return 1;
    }

    private static double WorkersMeasured(Pool pool, long hosts) =>
        (double)hosts * pool.WorkersPerHost * (ReferenceEquals(pool.Service, pool.OtherService) ? pool.Shards : 1);

    private IStep Build(PipelineNode node, int? stage, IStep next)
    {
        switch (node)
        {
            case StageNode inner:
                return BuildStage(inner, next);
            case SeriesNode series:
                for (var part = series.Parts.Length - 1; part >= 0; part--)
                {
                    next = Build(series.Parts[part], stage, next);
                }

                return next;
            case ForkJoinNode fork:
                var forked = new SlotTable<Forked>();
                var join = new Join(forked, fork.Branches.Length, _scope.Width, next);
                return new ForkStep(forked, [.. fork.Branches.Select((branch, index) => Build(branch, stage, join.End(index)))]);
            case MixNode mix:
                var merge = new Merge(_scope.Width, next);
                return new MixStep(
                    mix.FirstShare,
                    new UniformSampler(_scope.Random(Name(stage), "mix")),
                    Build(mix.First, stage, merge.End(0)),
                    Build(mix.Second, stage, merge.End(1)));
            case TimeoutNode timeout:
                var timed = new Timeout(timeout.Seconds, Window, Measures(stage), _scope.Width, next);
                return timed.Entry(Build(timeout.Body, stage, timed.End));
            case DelayNode { Time.Cv2: <= 0, Hedge: null } constant:
                return new ConstantDelayStep(constant.Time.Mean, next);
            case DelayNode delay:
                return BuildDelay(delay, stage, next);
            case WorkNode work:
                return BuildPool(work.Pool, 0, null, next);
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, "not a primitive");
        }
    }

    private IStep BuildStage(StageNode stage, IStep next)
    {
        // A constant delay and a pool, as almost every stage is: what enters and leaves is known at one place.
        if (stage.Body is SeriesNode series && series.Parts is [.. var before, WorkNode work]
            && before.All(part => part is DelayNode { Time.Cv2: <= 0, Hedge: null }))
        {
            return BuildPool(work.Pool, before.Sum(part => ((DelayNode)part).Time.Mean), Stages[stage.Stage].Latencies, next);
        }

        var inside = new SlotTable<(long Tag, double Time)>();
        return new StageEntry(inside, Build(stage.Body, stage.Stage, new StageExit(inside, Window, Stages[stage.Stage], next)));
    }

    private RandomDelayStep BuildDelay(DelayNode delay, int? stage, IStep next)
    {
        var again = delay.Hedge is { } hedge ? hedge.AfterSeconds ?? delay.Time.Quantile(hedge.AfterQuantile ?? 1 - 1e-9) : double.PositiveInfinity;
        return new RandomDelayStep(
            Sampler.Of(delay.Time, _scope.Random(Name(stage), "delay", delay.Tasks)),
            Sampler.Of(delay.Time, _scope.Random(Name(stage), "second delay", delay.Tasks)),
            delay.Tasks,
            again,
            Window,
            Measures(stage),
            _scope.Width,
            next);
    }

    private IStep BuildPool(int index, double lead, LatencyHistogram? latencies, IStep next)
    {
        if (_plan.Overloaded[index])
        {
            return new SwallowStep(next);
        }

        var pool = _plan.Bound.Graph.Pools[index];
        Delays[index] = pool.Hedge switch
        {
            null => null,
            { AfterSeconds: { } seconds } => new HedgeDelay(seconds),
            { AfterQuantile: { } quantile } when LatencyTrend is not null =>
                new HedgeDelay(quantile, double.IsNaN(_plan.HedgeSeconds[index]) ? pool.Service.Quantile(quantile) * 1.5 : _plan.HedgeSeconds[index]),
            { AfterQuantile: { } quantile } => HedgeDelay.Following(quantile, _plan.HedgeSeconds[index]),
            _ => throw new ArgumentOutOfRangeException(nameof(index), index, "a hedge says after how long"),
        };
        return new PoolSteps(pool, _plan.Fleet.Pools[index].InService, Name(pool.Stage), Delays[index], Stages[pool.Stage], _scope).Step(lead, latencies, next);
    }

    private StageMeasures? Measures(int? stage) => stage is { } index ? Stages[index] : null;

    private string Name(int? stage) => stage is { } index ? _plan.Bound.Graph.Stages[index].Name : "";
}
