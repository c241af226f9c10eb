using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>The primitives that every stage kind lowers into: all that the evaluator and the simulator know of a pipeline.</summary>
/// <remarks>Items are thinned and merged while lowering, as their numbers do not depend on the fleet; time passes in these nodes.</remarks>
public abstract record PipelineNode;

/// <summary>Work in a pool: each of its shards gets the request's tasks, and the request goes on when the last has ended.</summary>
/// <param name="Pool">Index into <see cref="PipelineGraph.Pools"/>.</param>
public sealed record WorkNode(int Pool) : PipelineNode;

/// <summary>A delay without a queue: the slowest of so many independent tasks.</summary>
public sealed record DelayNode(IDistribution Time, int Tasks = 1) : PipelineNode
{
    /// <summary>Of each task; null where it is sent once.</summary>
    public Hedge? Hedge { get; init; }
}

/// <summary>The request goes on after so long at the latest, without the rest of <paramref name="Body"/>, whose abandoned work runs to its end.</summary>
/// <param name="Seconds">&gt; 0.</param>
public sealed record TimeoutNode(PipelineNode Body, double Seconds) : PipelineNode;

/// <summary>One after the other.</summary>
public sealed record SeriesNode(ImmutableArray<PipelineNode> Parts) : PipelineNode;

/// <summary>All at once; ends when the last ends.</summary>
public sealed record ForkJoinNode(ImmutableArray<PipelineNode> Branches) : PipelineNode;

/// <summary>One or the other, drawn for every request.</summary>
/// <param name="FirstShare">Probability of <paramref name="First"/>.</param>
public sealed record MixNode(double FirstShare, PipelineNode First, PipelineNode Second) : PipelineNode;

/// <summary>What of the pipeline belongs to one stage.</summary>
/// <param name="Stage">Index into <see cref="PipelineGraph.Stages"/>.</param>
public sealed record StageNode(int Stage, PipelineNode Body) : PipelineNode;
