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
internal sealed record PoolOutcome(QueueOutcome Queue, TimedNode Stage, double DepartureCv2);

/// <summary>The time that a part of the pipeline takes.</summary>
/// <param name="Latency">Null where it is overloaded.</param>
/// <param name="Accuracy">Relative error of the p99 to expect.</param>
/// <param name="WaitP99">The p99 of the waiting alone, in seconds; how much of the error the composition can add.</param>
internal readonly record struct TimedNode(LatencyDistribution? Latency, Method Method, double Accuracy, double WaitP99)
{
    public static TimedNode Zero { get; } = new(LatencyDistribution.Zero, Method.Exact, 0, 0);

    public static TimedNode Overloaded { get; } = new(null, Method.Approximate, 0, 0);
}
