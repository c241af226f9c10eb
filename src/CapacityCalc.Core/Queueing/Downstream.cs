using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A queue whose requests have passed others.</summary>
public static class Downstream
{
    /// <summary>A ratio this close to 1 is 1.</summary>
    private const double Rounding = 1e-12;

    /// <summary>How much of the wait's ratio the probability of a wait takes where next to nobody waits.</summary>
    private const double LightShare = 0.75;

    /// <summary>The queue as its requests come from upstream.</summary>
    /// <param name="queue">As it were with the requests as they came from outside; of one task per request.</param>
    /// <param name="arrivals">What it feels of the stream.</param>
    /// <remarks>
    /// The mean wait is multiplied by <see cref="Arrivals.WaitRatio"/> r; the probability P of a wait by r^(¾ (1 − P)), as near saturation everybody
    /// waits whatever comes; the waits of those who wait by the rest. The ¾ was fitted here to simulations: 0.7 and 0.75 where P &lt; 0.2, 0.3 at P ≈ 0.5, 0.1 at 0.85.
    /// Exact where nobody waits.
    /// </remarks>
    public static QueueOutcome Follow(QueueOutcome queue, Arrivals arrivals)
    {
        if (!queue.IsStable || queue is not { Wait: { } wait, Service: { } service } || queue.WaitProbability <= 0)
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
                Method = Method.Exact,
                Accuracy = 0,
            };
        }

        var ratio = arrivals.WaitRatio(queue.ServiceCv2);
        if (Math.Abs(ratio - 1) <= Rounding)
        {
            return queue;
        }

        var before = queue.WaitProbability;
        var probability = Math.Min(1, before * Math.Pow(ratio, LightShare * (1 - before)));
        var followed = probability > 0
            ? LatencyDistribution.Rescaled(wait, before, probability, ratio * before / probability)
            : LatencyDistribution.Zero;
        return queue with
        {
            WaitProbability = probability,
            MeanWaitSeconds = queue.MeanWaitSeconds * ratio,
            Wait = followed,
            Sojourn = LatencyDistribution.Sum(followed, service),
            Method = Method.Approximate,
        };
    }
}
