using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The queue GI/M/c, first come first served: exact for renewal arrivals and exponential service.</summary>
/// <remarks>
/// <para>Gaps as in <see cref="RenewalGaps"/>. With A* their transform and σ the root of σ = A*(cμ(1 − σ)) in (0, 1), a task that waits waits for an
/// exponential time of rate cμ(1 − σ), and it waits with the probability 1/(1 + (1 − σ) S),</para>
/// <para>S = ∑ over j = 1 … c of C(c, j)/(Cⱼ (1 − φⱼ)) (c(1 − φⱼ) − j)/(c(1 − σ) − j), φⱼ = A*(jμ), Cⱼ = ∏ over i ≤ j of φᵢ/(1 − φᵢ).</para>
/// <para>A* is convex, so that both differences have one sign, every term is positive and nothing cancels but a fraction whose parts vanish
/// together; there stands its limit. Relative error ≤ 1e-10 up to <see cref="MostServers"/>. Source: L. Takács (1962), "Introduction to the theory of
/// queues", chapter 2, theorem 4; D. Gross, C. M. Harris (1998), section 5.3.2.</para>
/// </remarks>
internal static class GIMc
{
    /// <summary>The sum has as many terms: about 150 µs.</summary>
    public const int MostServers = 4000;

    /// <summary>Closer to each other than this the parts of the fraction lose more digits than its limit errs by.</summary>
    private const double NearlyEqual = 1e-5;

    /// <summary>A sum of this size is a probability of 0.</summary>
    private const double Overwhelming = 1e250;

    /// <param name="arrivalCv2">c_a² ≥ 0 of the gaps between arrivals.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="offeredLoad">a = λ m in erlangs; 0 &lt; a &lt; c.</param>
    /// <param name="serviceSeconds">m, the mean service time; &gt; 0.</param>
    /// <returns>The probability that a task waits, its mean wait in seconds, the wait and the time from arrival to end; null for more than <see
    /// cref="MostServers"/>.</returns>
    public static (double Probability, double MeanSeconds, LatencyDistribution Wait, LatencyDistribution Sojourn)? Solve(
        double arrivalCv2, int servers, double offeredLoad, double serviceSeconds)
    {
        if (servers > MostServers)
        {
            return null;
        }

        return Of(WaitProbability(arrivalCv2, servers, offeredLoad), arrivalCv2, servers, offeredLoad, serviceSeconds);
    }

    /// <summary>The probability that a task waits; 0 below 1e-250.</summary>
    /// <inheritdoc cref="Solve" path="/param"/>
    public static double WaitProbability(double arrivalCv2, int servers, double offeredLoad)
    {
        var gaps = new RenewalGaps(arrivalCv2);
        var root = Root(gaps, servers, offeredLoad);
        return 1 / (1 + root * Sum(gaps, servers, offeredLoad, root));
    }

    /// <summary>The queue in which a task waits with that probability.</summary>
    public static (double Probability, double MeanSeconds, LatencyDistribution Wait, LatencyDistribution Sojourn) Of(
        double probability, double arrivalCv2, int servers, double offeredLoad, double serviceSeconds)
    {
        var delay = serviceSeconds / (servers * Root(new RenewalGaps(arrivalCv2), servers, offeredLoad));
        var service = LatencyDistribution.From(new Exponential(serviceSeconds));
        return probability > 0 && double.IsFinite(delay) && delay > 0
            ? (probability, probability * delay,
                LatencyDistribution.Wait(probability, LatencyDistribution.From(new Exponential(delay))),
                LatencyDistribution.Mixture((1 - probability, service), (probability, LatencyDistribution.From(new Hypoexponential(serviceSeconds, delay)))))
            : (0, 0, LatencyDistribution.Zero, service);
    }

    private static double Root(RenewalGaps gaps, int servers, double offeredLoad) =>
        gaps.Root(offeredLoad / servers, (servers - offeredLoad) / servers);

    private static double Sum(RenewalGaps gaps, int servers, double offeredLoad, double root)
    {
        double sum = 0, product = 1;
        for (var j = 1; j <= servers && sum < Overwhelming; j++)
        {
            var (value, rest) = gaps.Transform(j / offeredLoad);
            if (value <= 0)
            {
                return double.PositiveInfinity;
            }

            product *= (servers - j + 1.0) / j * (rest / value);
            var share = (double)j / servers;
            var fraction = Math.Abs(root - share) > NearlyEqual
                ? (rest - share) / (root - share)
                : 1 - gaps.Slope((root + share) / 2 * servers / offeredLoad) * servers / offeredLoad;
            sum += product / rest * Math.Max(0, fraction);
        }

        return sum < Overwhelming ? sum : double.PositiveInfinity;
    }
}
