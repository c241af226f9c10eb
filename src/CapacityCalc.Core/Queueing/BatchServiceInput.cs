using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>One pool whose workers take several tasks at once, first come first served, and what arrives at it.</summary>
/// <param name="ArrivalRatePerSecond">Requests/s at this pool; ≥ 0, finite.</param>
/// <param name="ArrivalCv2">Squared coefficient of variation of the gaps between requests; ≥ 0, finite.</param>
/// <param name="Servers">c ≥ 1; <see cref="int.MaxValue"/> for as many as are ever needed.</param>
/// <param name="MaxBatch">B ≥ 1: tasks of a batch at most; so many that wait start at once on an idle worker.</param>
/// <param name="MaxWaitSeconds">w ≥ 0: fewer start when the oldest has waited so long.</param>
/// <param name="BatchTime">Of so many tasks, 1 … B: one family of distributions, whose mean alone depends on the number.</param>
/// <param name="TasksPerRequest">Tasks that arrive together; ≥ 1.</param>
public sealed record BatchServiceInput(
    double ArrivalRatePerSecond,
    double ArrivalCv2,
    int Servers,
    int MaxBatch,
    double MaxWaitSeconds,
    Func<int, IDistribution> BatchTime,
    int TasksPerRequest = 1)
{
    /// <summary>λ T(B)/(B c): the load as a share of the greatest throughput, which full batches give.</summary>
    /// <remarks>A long queue makes every batch a full one, so that this decides stability even where smaller batches would be more efficient.</remarks>
    public double NormalisedLoad =>
        Math.Min(ArrivalRatePerSecond * TasksPerRequest * BatchTime(MaxBatch).Mean / MaxBatch / Servers, double.MaxValue);
}
