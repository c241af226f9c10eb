using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What a latency objective asks of the requests that miss the cache.</summary>
/// <param name="Objective">That asks it.</param>
/// <param name="Probability">Of the percentile that is limited, in (0, 1); null for the mean.</param>
/// <param name="Seconds">At most; negative where the hits alone miss the objective, so that no time is short enough.</param>
internal readonly record struct MissLimit(Objective Objective, double? Probability, double Seconds)
{
    /// <remarks>
    /// With a share h of hits of a time L and m = 1 − h, P(T ≤ t) = h·[L ≤ t] + m·P(M ≤ t): a percentile p within t ≥ L asks for the (p − h)/m
    /// percentile of the misses, none where p ≤ h, and one within t &lt; L for their p/m percentile. A mean t asks for a mean of (t − h·L)/m.
    /// </remarks>
    public static ImmutableArray<MissLimit> Of(ImmutableArray<SloLimit> limits, Cache? cache)
    {
        var (hits, hitSeconds) = (cache?.HitRatio ?? 0, cache?.LatencySeconds ?? 0);
        var asked = ImmutableArray.CreateBuilder<MissLimit>();
        foreach (var limit in limits.Where(limit => limit.IsLatency))
        {
            if (limit.Objective == Objective.Mean)
            {
                asked.Add(new MissLimit(Objective.Mean, null, (limit.Limit - (hits * hitSeconds)) / (1 - hits)));
                continue;
            }

            var isHit = hits > 0 && hitSeconds <= limit.Limit;
            var probability = (PercentileExtensions.Probability(limit.Objective) - (isHit ? hits : 0)) / (1 - hits);
            if (probability > 0)
            {
                asked.Add(probability < 1 ? new MissLimit(limit.Objective, probability, limit.Limit) : new MissLimit(limit.Objective, null, double.NegativeInfinity));
            }
        }

        return asked.ToImmutable();
    }

    /// <summary>What is limited, in seconds.</summary>
    public double Figure(LatencyDistribution misses) => Probability is { } p ? misses.Quantile(p) : misses.Mean;
}
