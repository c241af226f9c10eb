using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Estimation;

/// <summary>How one fleet fares at one rate.</summary>
/// <param name="Pools">In the order of <see cref="PipelineGraph.Pools"/>.</param>
/// <param name="Stages">In the order of <see cref="PipelineGraph.Stages"/>.</param>
/// <param name="Parts">Latency of the top-level stages, in order; null where one is overloaded.</param>
/// <param name="EndToEnd">Of a request, hits of the cache included.</param>
internal sealed record Evaluation(
    ImmutableArray<PoolOutcome> Pools,
    ImmutableArray<TimedNode> Stages,
    ImmutableArray<LatencyDistribution>? Parts,
    TimedNode EndToEnd);

/// <summary>One pool's queue, and what its shards make of it.</summary>
/// <param name="Queue">Of one shard; of one host where routing is random.</param>
internal sealed record PoolOutcome(QueueOutcome Queue, TimedNode Stage);

/// <summary>The time that a part of the pipeline takes.</summary>
/// <param name="Latency">Null where it is overloaded.</param>
/// <param name="Queues">The queues in it; what they may be off by is told only when it is asked for.</param>
/// <param name="IsForked">Whether branches with queues of their own were joined.</param>
/// <param name="DelayVariance">Of its delays without a queue; seconds².</param>
internal readonly record struct TimedNode(LatencyDistribution? Latency, ImmutableArray<QueueError> Queues, bool IsForked = false, double DelayVariance = 0)
{
    /// <summary>
    /// Expected excess of a p99, relative to the waiting in it, from treating branches as independent whose queues have the same arrivals; measured
    /// on three M/D/1 branches at ρ = 0.8.
    /// </summary>
    private const double ForkExcess = 0.3;

    /// <summary>
    /// Expected error of a p99, relative to the waiting in it, from treating the waits of successive queues as independent where service is
    /// not exponential; measured on three equal stages with cv 0.5.
    /// </summary>
    private const double CompositionError = 0.09;

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

        // Poisson streams through exponential queues stay Poisson, and their waits independent (Burke 1956); of others neither holds.
        var isComposed = waiting > 1 && method != Method.Exact;
        var forked = IsForked && waiting > 1 ? ForkExcess * Math.Min(1, waits / p99) : 0;
        var composed = isComposed ? CompositionError * Math.Min(1, waits / p99) : 0;

        // The slowest of branches that wait together is no slower than the slowest of independent ones.
        method = forked > 0 && method == Method.Exact ? Method.Bound : method;
        return (method, (error / p99) + composed + forked);
    }
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
