namespace CapacityCalc.Core.Simulation;

/// <summary>What was measured at one stage.</summary>
public sealed record SimulatedStage
{
    /// <summary>Index into <see cref="Estimation.PipelineGraph.Stages"/>.</summary>
    public required int Stage { get; init; }

    /// <summary>Whether no queue of this stage grew without end.</summary>
    public required bool Stable { get; init; }

    /// <summary>Share of their time that the workers are busy; of those of the largest shard where the shards differ. Null without a pool, and 1 − ε at most
    /// where the pool is overloaded.</summary>
    public Interval? Utilization { get; init; }

    /// <summary>Share of the tasks that find no worker free; null without a pool, or where it is overloaded.</summary>
    public Interval? WaitProbability { get; init; }

    /// <summary>From a task's arrival at the pool to the start of its work; null without a pool, or where it or a stage before it is overloaded.</summary>
    public SimulatedPercentiles? Wait { get; init; }

    /// <summary>From a request's arrival at the stage to the end of its last task, network included; of requests that the cache does not answer. Null where
    /// the stage or one before it is overloaded.</summary>
    public SimulatedPercentiles? Latency { get; init; }

    /// <summary>The work that second copies add ÷ the work without them; for a service of someone else's, tasks that are sent a second time ÷ tasks. Null
    /// without hedging.</summary>
    public Interval? HedgeExtraLoad { get; init; }

    /// <summary>Requests that go on at a timeout within the stage, without the rest ÷ requests; null without a timeout.</summary>
    public Interval? DegradedShare { get; init; }

    /// <summary>Tasks of a batch; null without batching.</summary>
    public Interval? MeanBatch { get; init; }
}
