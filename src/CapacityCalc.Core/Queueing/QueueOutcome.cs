using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A pool in its steady state.</summary>
public sealed record QueueOutcome
{
    /// <summary>Whether there is a steady state: the workers are not offered all they can do, or more.</summary>
    public required bool IsStable { get; init; }

    /// <summary>Offered load ÷ workers; may be ≥ 1; never infinite.</summary>
    public required double Utilization { get; init; }

    /// <summary>That a task must wait; 1 without a steady state.</summary>
    public double WaitProbability { get; init; } = 1;

    /// <summary>Of a task; 0 without a steady state, where it does not exist.</summary>
    public double MeanWaitSeconds { get; init; }

    /// <summary>One task's wait; null without a steady state.</summary>
    public LatencyDistribution? Wait { get; init; }

    /// <summary>A request's time from its arrival to its last task's end; null without a steady state.</summary>
    public LatencyDistribution? Sojourn { get; init; }

    /// <summary>A request's time without any wait, its slowest task's service.</summary>
    public LatencyDistribution? Service { get; init; }

    /// <summary>c_s² of a task.</summary>
    public double ServiceCv2 { get; init; } = 1;

    /// <summary>c_a² of the gaps between requests that come.</summary>
    public double ArrivalCv2 { get; init; } = 1;

    /// <summary>Tasks of a request.</summary>
    public int TasksPerRequest { get; init; } = 1;

    /// <summary>Mean of the sojourn where it is an M/M/1 queue's, exponential; null for any other.</summary>
    public double? ExponentialSojournSeconds { get; init; }

    public Method Method { get; init; }

    /// <summary>Relative error of the sojourn's p99 to expect; 0 where exact.</summary>
    public double Accuracy { get; init; }

    /// <summary>Null where a worker takes one task at a time.</summary>
    public BatchFigures? Batch { get; init; }

    /// <summary>Null where tasks are sent once.</summary>
    public HedgeFigures? Hedge { get; init; }
}
