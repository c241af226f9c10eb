using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Fitting;

/// <summary>How sure a sample is of a quantile, whatever its distribution.</summary>
/// <remarks>Of n independent values, B ~ Binomial(n, p) lie at or below the p-quantile: it lies between the values of ranks r and s with P(r ≤ B &lt; s). r and s are taken so that either
/// tail is at most 2.5%. Source: G. J. Hahn, W. Q. Meeker (1991), "Statistical Intervals", section 5.2.</remarks>
public static class OrderStatistics
{
    private const double Tail = 0.025;

    /// <summary>The least sample whose values bound its p-quantile on both sides: pⁿ and (1 − p)ⁿ are at most 2.5%.</summary>
    /// <param name="share">p, in (0, 1).</param>
    /// <returns>6 for the median, 36 for the p90, 72 for the p95, 368 for the p99, 3688 for the p99.9.</returns>
    public static long LeastCount(double share)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie in (0, 1).");
        }

        return (long)Math.Ceiling(Math.Log(Tail) / Math.Log(Math.Max(share, 1 - share)));
    }

    /// <summary>Ranks, from 1, of the values between which the p-quantile lies with at least 95%; null where the sample does not reach so far.</summary>
    /// <param name="count">n ≥ 1.</param>
    /// <param name="share">p, in (0, 1).</param>
    public static (long Low, long High)? Ranks(long count, double share)
    {
        if (count < LeastCount(share))
        {
            return null;
        }

        var low = Least(count, share, Tail);
        var high = Least(count, share, 1 - Tail) + 1;
        return low >= 1 && high <= count ? (low, high) : null;
    }

    /// <summary>The least k with P(B ≤ k) ≥ <paramref name="probability"/>.</summary>
    private static long Least(long count, double share, double probability)
    {
        var (mean, sd) = (count * share, Math.Sqrt(count * share * (1 - share)));
        long low = -1, high = count;
        var guess = (long)Math.Clamp(mean + (sd * StandardNormal.Quantile(probability)), 0, count - 1);
        for (var step = 1L; high - low > 1; step *= 2)
        {
            if (Cdf(count, share, guess) >= probability)
            {
                high = guess;
                guess = Math.Max(low + 1, high - step);
            }
            else
            {
                low = guess;
                guess = Math.Min(high - 1, low + step);
            }

            if (step > 4)
            {
                guess = low + ((high - low) / 2);
            }
        }

        return high;
    }

    private static double Cdf(long count, double share, long k) => k >= count ? 1 : k < 0 ? 0 : BetaFunction.Regularized(count - k, k + 1, 1 - share);
}
