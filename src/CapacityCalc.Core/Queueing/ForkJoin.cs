using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A request that visits every one of several pools at once and ends with the slowest.</summary>
public static class ForkJoin
{
    /// <summary>Where fewer requests than this meet a wait, no percentile that is shown feels it.</summary>
    private const double NegligibleProbability = 1e-6;

    /// <summary>Correlations below this change no figure that is shown.</summary>
    private const double NegligibleCorrelation = 1e-4;

    private const double Median = 0.5;
    private const double P99 = 0.99;

    /// <summary>The slowest of like pools that all get the same requests.</summary>
    /// <param name="leaf">One pool; stable.</param>
    /// <param name="shards">S ≥ 1.</param>
    /// <returns>The slowest pool's sojourn, how it was obtained, and the relative error of its p99 to expect.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaf"/> is unstable, or <paramref name="shards"/> is below
    /// 1.</exception>
    /// <remarks>
    /// F(t)^S where nobody waits, and F itself where the service is a constant: then all pools are always in the same state and end together.
    /// Otherwise the sojourns depend on each other by <see cref="CommonArrivals"/>, as <see cref="CommonFactorLatency"/> says.
    /// </remarks>
    public static (LatencyDistribution Sojourn, Method Method, double Accuracy) Shards(QueueOutcome leaf, int shards)
    {
        Check.AtLeast(1, shards, nameof(shards));
        return Slowest([(leaf, shards)]);
    }

    /// <summary>The slowest of pools of which one is busier and slower than the others.</summary>
    /// <param name="hot">The one; stable.</param>
    /// <param name="others">Each of the others; stable.</param>
    /// <param name="shards">All of them, the hot one included; ≥ 1.</param>
    /// <returns>As for like pools.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A pool is unstable, or <paramref name="shards"/> is below 1.</exception>
    public static (LatencyDistribution Sojourn, Method Method, double Accuracy) Shards(QueueOutcome hot, QueueOutcome others, int shards)
    {
        Check.AtLeast(1, shards, nameof(shards));
        return shards == 1 ? Slowest([(hot, 1)]) : Slowest([(hot, 1), (others, shards - 1)]);
    }

    /// <summary>The slowest of pools whose requests have nothing to do with each other's: F(t)ⁿ.</summary>
    /// <param name="leaf">One pool; stable.</param>
    /// <param name="pools">n ≥ 1.</param>
    /// <returns>As for pools with common arrivals.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaf"/> is unstable, or <paramref name="pools"/> is below
    /// 1.</exception>
    public static (LatencyDistribution Sojourn, Method Method, double Accuracy) Independent(QueueOutcome leaf, int pools) =>
        (Sojourn(leaf).MaxOf(pools), leaf.Method, leaf.Accuracy);

    /// <summary>The slowest of different pools that all get the same requests.</summary>
    /// <param name="leaves">At least one; each stable, and how many there are like it, ≥ 1.</param>
    /// <returns>As for like pools.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A pool is unstable.</exception>
    public static (LatencyDistribution Sojourn, Method Method, double Accuracy) Slowest(ReadOnlySpan<(QueueOutcome Leaf, int Shards)> leaves)
    {
        var all = new LatencyDistribution[leaves.Length];
        var method = Method.Exact;
        double accuracy = 0, count = 0, waiting = 0;
        for (var i = 0; i < leaves.Length; i++)
        {
            var (leaf, shards) = leaves[i];

            // Pools of one constant service are always in the same state.
            var together = leaf.Service?.ConstantValue is not null;
            all[i] = together ? Sojourn(leaf) : Sojourn(leaf).MaxOf(shards);
            count += together ? 1 : shards;
            waiting += together && leaves.Length == 1 ? 0 : leaf.WaitProbability * shards;
            method = leaf.Method == Method.Exact ? method : Method.Approximate;
            accuracy = Math.Max(accuracy, leaf.Accuracy);
        }

        var independent = LatencyDistribution.Max(all);
        if (count <= 1 || waiting < NegligibleProbability || independent.ConstantValue is not null)
        {
            return (independent, method, accuracy);
        }

        var parts = ImmutableArray.CreateBuilder<DependentPart>(leaves.Length);
        double atMedian = independent.Quantile(Median), atP99 = independent.Quantile(P99), floor = 0, most = 0, busy = 0;
        foreach (var (leaf, shards) in leaves)
        {
            var sojourn = Sojourn(leaf);
            busy = Math.Max(busy, ForkJoinAccuracy.OfLoad(leaf));
            if (sojourn.ConstantValue is { } value)
            {
                floor = Math.Max(floor, value);
                continue;
            }

            var alike = leaf.Service?.ConstantValue is not null ? 1 : shards;
            var part = new DependentPart(sojourn, alike, Correlation(leaf, count, Median, atMedian), Correlation(leaf, count, P99, atP99));
            most = Math.Max(most, Math.Max(part.AtMedian, part.AtP99));
            parts.Add(part);
        }

        if (most < NegligibleCorrelation)
        {
            return (independent, Method.Approximate, accuracy);
        }

        LatencyDistribution slowest = new CommonFactorLatency(parts.ToImmutable());
        if (TwoExponentialMean(leaves) is { } known)
        {
            slowest = slowest.Scale(known / slowest.Mean);
        }

        return (
            floor > 0 ? LatencyDistribution.Max(LatencyDistribution.Constant(floor), slowest) : slowest,
            Method.Approximate,
            accuracy + busy + ForkJoinAccuracy.OfP99(count, atP99, slowest));
    }

    /// <summary>The mean of the slower of two like M/M/1 queues with the same arrivals, (12 − ρ)/8 sojourns; null for others.</summary>
    /// <remarks>Exact. Source: L. Flatto, S. Hahn (1984), "Two parallel queues created by arrivals with two demands, I"; R. Nelson, A. N. Tantawi (1988),
    /// "Approximate analysis of fork/join synchronization in parallel queues", eq. (9).</remarks>
    private static double? TwoExponentialMean(ReadOnlySpan<(QueueOutcome Leaf, int Shards)> leaves) =>
        leaves is [({ ExponentialSojournSeconds: { } sojourn, Utilization: var utilization }, 2)] ? (12 - utilization) / 8 * sojourn : null;

    private static double Correlation(QueueOutcome leaf, double pools, double p, double seconds) =>
        CommonArrivals.Correlation(leaf, pools, p, Math.Clamp(leaf.Sojourn!.Survival(seconds), 1e-15, 1 - 1e-15));

    private static LatencyDistribution Sojourn(QueueOutcome leaf) =>
        leaf.Sojourn ?? throw new ArgumentOutOfRangeException(nameof(leaf), leaf.Utilization, "The pool must be stable.");
}
