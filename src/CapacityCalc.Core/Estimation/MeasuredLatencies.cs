using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Estimation;

/// <summary>Waits and latencies that were measured on the very fleet and at the very rate of an estimate, to stand where no formula is exact.</summary>
/// <param name="Stages">In the order of <see cref="PipelineGraph.Stages"/>; null where a stage has no figures.</param>
/// <param name="EndToEnd">Hits of the cache mixed in; null where there are no figures.</param>
/// <param name="Source">What they were measured on, as in "from …": <c>a simulation of 4M requests</c>.</param>
/// <param name="Diagnostics">What a person must know of the measurement itself.</param>
public sealed record MeasuredLatencies(
    ImmutableArray<MeasuredStage?> Stages, MeasuredTime? EndToEnd, string Source, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>One stage, as <see cref="StageFigures"/> defines its figures.</summary>
public sealed record MeasuredStage(MeasuredTime Latency)
{
    /// <summary>Null without a pool.</summary>
    public MeasuredTime? Wait { get; init; }

    /// <summary>Null without a pool.</summary>
    public double? WaitProbability { get; init; }

    /// <summary>Tasks that are sent a second time ÷ tasks; null without hedging.</summary>
    public double? HedgeExtraLoad { get; init; }

    /// <summary>Requests that go on at a timeout ÷ requests; null without a timeout.</summary>
    public double? DegradedShare { get; init; }

    /// <summary>Tasks of a batch; null without batching.</summary>
    public double? MeanBatch { get; init; }
}

/// <summary>A measured time, in seconds.</summary>
/// <param name="HalfWidths">Of the 95% intervals of <paramref name="Times"/>, in seconds.</param>
public sealed record MeasuredTime(Percentiles Times, Percentiles HalfWidths)
{
    /// <summary>Half-width ÷ figure; 0 where there is none.</summary>
    internal double Accuracy(Objective objective) =>
        Times.Figure(objective) is > 0 and { } time && HalfWidths.Figure(objective) is { } half ? half / time : 0;
}
