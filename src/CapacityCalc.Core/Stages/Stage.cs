using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Stages;

/// <summary>A stage of the pipeline, bound; every stage kind has one record of it.</summary>
public abstract record Stage
{
    public required string Name { get; init; }

    /// <summary>The kind's name in the file.</summary>
    public required string Kind { get; init; }

    /// <summary>The branch it stands in, <c>outer/inner</c> where nested; null at the top.</summary>
    public string? Branch { get; init; }

    public SourceSpan Span { get; init; }

    /// <summary>Turns the stage into primitives.</summary>
    /// <param name="itemsIn">Items per request that reach it; null where the scenario does not say.</param>
    /// <returns>What a request passes, and the items it leaves with.</returns>
    internal abstract LoweredStage Lower(Lowering lowering, double? itemsIn);

    /// <summary>The stage and those inside it that work, in file order, each with its work.</summary>
    internal abstract IEnumerable<(Stage Stage, Work Work)> Working();
}

/// <param name="Node">What a request passes.</param>
/// <param name="ItemsOut">Items per request that leave the stage; null where unknown.</param>
internal readonly record struct LoweredStage(PipelineNode Node, double? ItemsOut);
