using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A queue whose requests have passed others.</summary>
public static class Downstream
{
    /// <summary>A ratio this close to 1 is 1.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The queue as its requests come from upstream.</summary>
    /// <param name="queue">As it were with the requests as they came from outside; of one task per request.</param>
    /// <param name="arrivals">What it feels of the stream.</param>
    /// <remarks>
    /// The mean wait is multiplied by <see cref="Arrivals.WaitRatio"/> r. Of that the probability P of a wait takes r^(0.68 (1 − P)), or r^min(0.75, 1.2 (1 − P))
    /// for r &gt; 1, as near saturation everybody waits whatever comes. The waits of those who wait take the rest, and
    /// the power 1 + 0.18 P (1 − r), as long waits are less changed than short ones. The constants were read off simulated tandems
    /// (<c>fit tandems</c> in the benchmarks prints the share; the last was adjusted on equal stages). Exact where nobody waits.
    /// </remarks>
    public static QueueOutcome Follow(QueueOutcome queue, Arrivals arrivals)
    {
        if (!queue.IsStable || queue is not { Wait: { } wait, Service: { } service } || queue.WaitProbability <= 0 || !(wait.Mean > 0))
        {
            return queue;
        }

        if (arrivals.AreSpaced)
        {
            return queue with
            {
                WaitProbability = 0,
                MeanWaitSeconds = 0,
                Wait = LatencyDistribution.Zero,
                Sojourn = service,
                ExponentialSojournSeconds = null,
                Method = Method.Exact,
                Accuracy = 0,
            };
        }

        var ratio = arrivals.WaitRatio(queue.ServiceCv2);
        if (Math.Abs(ratio - 1) <= Rounding)
        {
            return arrivals.AreDisturbed ? queue with { Method = Method.Approximate, ExponentialSojournSeconds = null } : queue;
        }

        var before = queue.WaitProbability;
        var share = ratio < 1 ? 0.68 * (1 - before) : Math.Min(0.75, 1.2 * (1 - before));
        var probability = Math.Min(1, before * Math.Pow(ratio, share));
        var factor = ratio * before / probability;
        var followed = probability > 0 && factor > 0 && double.IsFinite(factor)
            ? LatencyDistribution.Rescaled(wait, before, probability, factor, 1 + (0.18 * before * Math.Max(-1, 1 - ratio)))
            : LatencyDistribution.Zero;
        return queue with
        {
            WaitProbability = probability,
            MeanWaitSeconds = queue.MeanWaitSeconds * ratio,
            Wait = followed,
            Sojourn = LatencyDistribution.Sum(followed, service),
            ExponentialSojournSeconds = null,
            ArrivalCv2 = arrivals.Cv2,
            Method = Method.Approximate,
        };
    }
}
