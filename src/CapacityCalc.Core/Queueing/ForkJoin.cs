using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A request that visits every one of several like pools at once and ends with the slowest.</summary>
public static class ForkJoin
{
    /// <summary>F(t)^S over the sojourn F in one pool.</summary>
    /// <param name="leaf">One pool; stable.</param>
    /// <param name="shards">S ≥ 1.</param>
    /// <returns>The slowest pool's sojourn, how it was obtained, and the relative error of its p99 to expect.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaf"/> is unstable, or <paramref name="shards"/> is below 1.</exception>
    /// <remarks>
    /// Exact where nobody waits. The pools share their arrivals, so that their waits rise and fall together and the maximum of independent ones
    /// is an upper bound (F. Baccelli, A. Makowski, A. Shwartz, 1989). Against simulation with exponential service the p99 is 0.4 … 5% above; with
    /// services of low variability the pools wait almost in step, and it is up to 11% above at cv ½ and more for constants, whose bound is replaced by
    /// the leaf itself: they end together.
    /// </remarks>
    public static (LatencyDistribution Sojourn, Method Method, double Accuracy) Shards(QueueOutcome leaf, int shards)
    {
        Check.AtLeast(1, shards, nameof(shards));
        var sojourn = leaf.Sojourn ?? throw new ArgumentOutOfRangeException(nameof(leaf), leaf.Utilization, "The pool must be stable.");
        if (shards == 1 || sojourn.ConstantValue is not null)
        {
            return (sojourn, leaf.Method, leaf.Accuracy);
        }

        return (sojourn.MaxOf(shards), Method.Bound, leaf.Accuracy);
    }
}
