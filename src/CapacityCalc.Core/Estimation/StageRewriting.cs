using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Estimation;

/// <summary>A pipeline with one stage that is another.</summary>
internal static class StageRewriting
{
    /// <param name="pool">The hosts of the stage, or the service of someone else's that it calls.</param>
    /// <param name="payloadSeconds">What is added to the time of its payload; negative for less.</param>
    public static PipelineGraph With(this PipelineGraph graph, int stage, Pool pool, double payloadSeconds)
    {
        var pools = graph.Stages[stage].Pool is { } index ? graph.Pools.SetItem(index, pool) : graph.Pools;
        return graph.Stages[stage].External is null && Math.Abs(payloadSeconds) <= 0
            ? graph with { Pools = pools }
            : graph with { Pools = pools, Root = (SeriesNode)Rewrite(graph.Root, stage, body => Changed(body, graph.Stages[stage].External is null ? null : pool, payloadSeconds)) };
    }

    /// <summary>A payload that takes time stands first, the service last.</summary>
    private static SeriesNode Changed(SeriesNode body, Pool? external, double payloadSeconds)
    {
        var parts = body.Parts;
        if (parts is [DelayNode { Time: Deterministic network }, ..] && Math.Abs(payloadSeconds) > 0)
        {
            parts = parts.SetItem(0, new DelayNode(new Deterministic(Math.Max(0, network.Mean + payloadSeconds))));
        }

        return new SeriesNode(external is null ? parts : parts.SetItem(parts.Length - 1, Lowering.External(external)));
    }

    private static PipelineNode Rewrite(PipelineNode node, int stage, Func<SeriesNode, SeriesNode> change) => node switch
    {
        StageNode { Body: TimeoutNode timeout } known when known.Stage == stage => known with { Body = timeout with { Body = change((SeriesNode)timeout.Body) } },
        StageNode known when known.Stage == stage => known with { Body = change((SeriesNode)known.Body) },
        StageNode other => other with { Body = Rewrite(other.Body, stage, change) },
        SeriesNode series => new SeriesNode([.. series.Parts.Select(part => Rewrite(part, stage, change))]),
        ForkJoinNode fork => new ForkJoinNode([.. fork.Branches.Select(branch => Rewrite(branch, stage, change))]),
        _ => node,
    };
}
