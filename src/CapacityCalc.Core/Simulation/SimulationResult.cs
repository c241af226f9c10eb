using System.Collections.Immutable;

namespace CapacityCalc.Core.Simulation;

/// <summary>What a simulation measured.</summary>
public sealed record SimulationResult
{
    /// <summary>In the order of <see cref="Estimation.PipelineGraph.Stages"/>; empty where nothing was measured.</summary>
    public required ImmutableArray<SimulatedStage> Stages { get; init; }

    /// <summary>Of a request, hits of the cache mixed in; null where a stage is overloaded or nothing was measured.</summary>
    public required SimulatedPercentiles? EndToEnd { get; init; }

    public required SimulationEnding Ending { get; init; }

    /// <summary>The stage whose queue grows without end, or whose fleet is too large, as an index; null for none.</summary>
    public int? EndingStage { get; init; }

    /// <summary>Requests through the pipeline that were measured, over all replications.</summary>
    public required long Requests { get; init; }

    /// <summary>That the figures are of.</summary>
    public required int Replications { get; init; }

    /// <summary>Requests before the measured ones, deleted as warm-up, over all replications.</summary>
    public required long WarmUpRequests { get; init; }

    public required ulong Seed { get; init; }
}
