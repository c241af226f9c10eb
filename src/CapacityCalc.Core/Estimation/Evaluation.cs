using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Estimation;

/// <summary>How one fleet fares at one rate.</summary>
/// <param name="Pools">In the order of <see cref="PipelineGraph.Pools"/>.</param>
/// <param name="Stages">In the order of <see cref="PipelineGraph.Stages"/>.</param>
/// <param name="Parts">Latency of the top-level stages, in order; null where one is overloaded.</param>
/// <param name="Cuts">By stage, what a timeout cut; null without one, and where the stage is overloaded.</param>
/// <param name="EndToEnd">Of a request, hits of the cache included.</param>
internal sealed record Evaluation(
    ImmutableArray<PoolOutcome> Pools,
    ImmutableArray<TimedNode> Stages,
    ImmutableArray<CutTime?> Cuts,
    ImmutableArray<LatencyDistribution>? Parts,
    TimedNode EndToEnd);

/// <summary>A time that ends at a limit at the latest.</summary>
/// <param name="Whole">Without the limit.</param>
internal sealed record CutTime(LatencyDistribution Whole, double Seconds)
{
    public LatencyDistribution Latency { get; } = Whole.CutAt(Seconds);

    /// <summary>Of the requests, those that go on without the rest.</summary>
    public double DegradedShare => Whole.Survival(Seconds);
}

/// <summary>One pool's queue, and what its shards make of it.</summary>
/// <param name="Queue">Of the largest shard; of one host where routing is random.</param>
/// <param name="OtherQueue">Of each other shard; null where all are alike.</param>
internal sealed record PoolOutcome(QueueOutcome Queue, TimedNode Stage, QueueOutcome? OtherQueue = null)
{
    /// <summary>Of one request over all tasks of all shards, with what batches save and second copies cost.</summary>
    public double WorkerSecondsPerRequest(Pool pool)
    {
        double Task(QueueOutcome queue, double single) => (queue.Batch?.WorkerSecondsPerTask ?? single) * (1 + (queue.Hedge?.ExtraLoad ?? 0));
        return pool.Split * (Task(Queue, pool.Service.Mean) + ((pool.Shards - 1) * Task(OtherQueue ?? Queue, pool.OtherService.Mean)));
    }
}

/// <summary>The time that a part of the pipeline takes.</summary>
/// <param name="Latency">Null where it is overloaded.</param>
/// <param name="Queues">The queues in it; what they may be off by is told only when it is asked for.</param>
/// <param name="IsForked">Whether branches with several queues were joined, as if they were independent.</param>
/// <param name="ForkError">Relative error of a p99 to expect from how far queues with common arrivals wait together.</param>
/// <param name="DelayVariance">Of its delays without a queue; seconds².</param>
/// <param name="Leaf">The one queue in it, with its constant delays; null where it is anything else.</param>
/// <param name="IsCut">Whether requests leave a part of it at a timeout.</param>
internal readonly record struct TimedNode(
    LatencyDistribution? Latency, ImmutableArray<QueueError> Queues, bool IsForked = false, double ForkError = 0, double DelayVariance = 0, Leaf? Leaf = null, bool IsCut = false)
{
    /// <summary>
    /// Expected excess of a p99, relative to the waiting in it, from treating branches as independent whose queues have the same arrivals; measured
    /// on three M/D/1 branches at ρ = 0.8.
    /// </summary>
    private const double ForkExcess = 0.3;

    /// <summary>Expected error of a p99 from composing, relative to the waiting in it: for services that vary as exponential ones do.</summary>
    private const double CompositionError = 0.02;

    /// <summary>What it grows by towards services that do not vary, or vary without bound.</summary>
    private const double UnlikeExponential = 0.13;

    /// <summary>What it grows by where such services meet.</summary>
    private const double UnlikeEachOther = 0.05;

    /// <summary>What timeouts within it add: the waits behind them depend less on those before than is known; measured on two stages (c 1 and 8).</summary>
    private const double CutError = 0.03;

    public static TimedNode Zero { get; } = Of(LatencyDistribution.Zero);

    public static TimedNode Overloaded { get; } = new(null, []);

    /// <summary>A time without a queue in it.</summary>
    public static TimedNode Of(LatencyDistribution latency) => new(latency, []);

    /// <summary>The method of the whole, and the relative error of its p99 to expect: its queues' errors by their share of the p99, and that of composing their waits.</summary>
    public (Method Method, double Accuracy) Certainty()
    {
        var p99 = Latency?.Quantile(PercentileExtensions.Probability(Objective.P99)) ?? 0;
        if (p99 <= 0)
        {
            return (Latency is null ? Method.Approximate : Method.Exact, 0);
        }

        var method = Method.Exact;
        double error = 0, waits = 0;
        var waiting = 0;
        foreach (var queue in Queues)
        {
            method = queue.Method > method ? queue.Method : method;
            error += queue.ErrorSeconds;
            if (queue.WaitP99 > 0)
            {
                waits += queue.WaitP99;
                waiting++;
            }
        }

        var forked = (IsForked && waiting > 1 ? ForkExcess * Math.Min(1, waits / p99) : 0) + ForkError;
        var composed = Composed(p99);
        method = composed > 0 && method == Method.Exact ? Method.Approximate : method;

        // The slowest of branches that wait together is no slower than the slowest of independent ones.
        method = method != Method.Exact || forked <= 0 ? method : ForkError > 0 ? Method.Approximate : Method.Bound;
        var cut = IsCut && waiting > 1 ? CutError * Math.Min(1, waits / p99) : 0;
        return (method, (error / p99) + composed + forked + cut);
    }

    /// <summary>Error of a p99 to expect from the streams between the queues and the dependence of their waits; 0 where it is exact.</summary>
    /// <remarks>
    /// Between exponential services, and constant ones that are never waited for, it is exact (P. J. Burke, 1956). Otherwise, with
    /// b = (1 − c_s²)/(1 + c_s²) of each service, (2% + 13% of the largest |b| + 5% of the range of b) × the share of waiting in the p99.
    /// Those percentages were set by simulated tandems: three equal stages, on which the shape of waits downstream was adjusted too (c 1, 2, 8, 64;
    /// ρ 0.3 … 0.95; cv 0 … 2), and 110 of two to five unlike stages, to which nothing else was fitted (c 1 … 64, ρ 0.2 … 0.95, cv 0 … 2.5, some in shards). The p99 was off by
    /// <list type="table">
    /// <item><term>cv 1 at ρ ≤ 0.85; any cv with 8 servers or more at ρ ≤ 0.7</term><description>2% at most</description></item>
    /// <item><term>one or two servers, cv ½, and one server, cv 2, at ρ ≤ 0.85</term><description>5%</description></item>
    /// <item><term>ρ 0.95, where the simulations themselves leave 5%</term><description>7%, and 15% with cv 2</description></item>
    /// <item><term>unlike stages</term><description>3% root mean square; 9% at most where all cv ≤ 2 (14% in the 260 that were fitted to)</description></item>
    /// </list>
    /// </remarks>
    private double Composed(double p99)
    {
        double steadiest = -1, wildest = 1, meanWait = 0, waitVariance = 0, variance = DelayVariance;
        var isComposed = false;
        for (var index = 0; index < Queues.Length; index++)
        {
            var visit = Queues[index].Visit;
            isComposed |= visit is { IsDownstream: true, WaitProbability: > 0 };
            var steady = (1 - visit.Station.ServiceCv2) / (1 + visit.Station.ServiceCv2);
            steadiest = Math.Max(steadiest, steady);
            wildest = Math.Min(wildest, steady);
            meanWait += visit.Share * visit.MeanWaitSeconds;
            waitVariance += visit.WaitVariance;
            variance += visit.Variance;
        }

        if (!isComposed || !(variance > 0))
        {
            return 0;
        }

        var share = (meanWait + (Math.Max(0, p99 - Latency!.Mean) * waitVariance / variance)) / p99;
        var error = CompositionError + (UnlikeExponential * Math.Max(steadiest, -wildest)) + (UnlikeEachOther * (steadiest - wildest));
        return error * Math.Clamp(share, 0, 1);
    }
}

/// <summary>Like queues that all get the same requests.</summary>
/// <param name="Queue">One of them, with constant delays added to its service.</param>
internal sealed record Leaf(QueueOutcome Queue, int Shards, Station Station)
{
    public Leaf Shift(double seconds) =>
        seconds > 0 ? this with { Queue = Queue with { Sojourn = Queue.Sojourn?.Shift(seconds), Service = Queue.Service?.Shift(seconds), ExponentialSojournSeconds = null } } : this;

    /// <summary>With every request so much sooner done, or at once.</summary>
    public Leaf Shorten(double seconds) =>
        seconds > 0 ? this with { Queue = Queue with { Sojourn = Queue.Sojourn?.Shorten(seconds), Service = Queue.Service?.Shorten(seconds), ExponentialSojournSeconds = null } } : this;

    /// <summary>Whether no request ends here after it has ended there: both constant, and there no fewer servers and no shorter time.</summary>
    public bool EndsBefore(Leaf other) => Station.IsConstant && other.Station.IsConstant && Station.Servers >= other.Station.Servers
        && Station.ServiceSeconds <= other.Station.ServiceSeconds && Queue.Service?.ConstantValue <= other.Queue.Service?.ConstantValue;
}

/// <summary>What is known of one queue's error.</summary>
/// <param name="Stage">The latency of its stage.</param>
/// <param name="Accuracy">Relative error of that latency's p99 to expect.</param>
/// <param name="Wait">Of one task.</param>
/// <param name="Visit">To the queue; its part is not set.</param>
internal sealed record QueueError(LatencyDistribution Stage, Method Method, double Accuracy, LatencyDistribution Wait, QueueVisit Visit)
{
    private const double P99 = 0.99;

    public double ErrorSeconds => Accuracy > 0 ? Accuracy * Stage.Quantile(P99) : 0;

    public double WaitP99 => Wait.Quantile(P99);
}
