using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The queue M/PH/c, first come first served: exact for services of exponential phases and few servers.</summary>
/// <remarks>
/// <para>Hyperexponential and hypoexponential services, and gammas with a whole 1/cv². With q tasks waiting the probabilities are ∑ aⱼ xⱼ^q vⱼ over
/// the <see cref="BusyModes"/>; the aⱼ follow from the flow that comes back from the <see cref="IdleLevels"/>. A task that waits then waits longer
/// than t with the probability ∑ wⱼ e^(−θⱼt), wⱼ ∝ aⱼ/(1 − xⱼ): the matrix exponential of the departures, in its eigenvectors.</para>
/// <para>Relative error ≤ 1e-9 of the wait's probability and its mean, and of its percentiles where the weights hardly cancel; up to 1e-6 of a p99.9
/// at <see cref="LargestCancellation"/>. Null beyond <see cref="LargestWork"/>, and where
/// the terms cancel to fewer digits: services of low variability at low load, where next to nobody waits.</para>
/// </remarks>
internal static class MPHc
{
    /// <summary>∑ over the levels of their configurations cubed, 32 servers of two phases: about 250 µs.</summary>
    private const double LargestWork = 3.2e5;

    /// <summary>Weights may exceed their sum so many times; that leaves 1e-9 of double precision.</summary>
    private const double LargestCancellation = 1e6;

    /// <summary>How far the mean number of busy servers may be from the offered load.</summary>
    private const double Closure = 1e-10;

    /// <param name="servers">c ≥ 1.</param>
    /// <param name="offeredLoad">a = λ m in erlangs; 0 &lt; a &lt; c.</param>
    /// <param name="service">With a mean &gt; 0.</param>
    /// <returns>The probability of a wait, its mean over all tasks in seconds, the wait and the time from arrival to end; null where it is not
    /// known exactly.</returns>
    public static (double Probability, double MeanSeconds, LatencyDistribution Wait, LatencyDistribution Sojourn)? Solve(
        int servers, double offeredLoad, IDistribution service) =>
        ServicePhases.Of(service) is { } phases && Delay(servers, offeredLoad, service) is var (probability, delay)
            ? (probability, probability * delay.Mean, LatencyDistribution.Wait(probability, delay), new PhasedSojourn(probability, delay, phases, service))
            : null;

    /// <summary>The probability of a wait, and the wait where there is one.</summary>
    /// <inheritdoc cref="Solve" path="/param"/>
    public static (double Probability, ExponentialSum Delay)? Delay(int servers, double offeredLoad, IDistribution service)
    {
        if (ServicePhases.Of(service) is not { } phases || Work(servers, phases.Count) > LargestWork)
        {
            return null;
        }

        var configurations = new PhaseConfigurations(phases.Count, servers);
        var below = new IdleLevels(configurations, phases, servers, offeredLoad);
        var modes = BusyModes.Of(configurations, phases, servers, offeredLoad, (servers - offeredLoad) / servers);
        if (!below.IsSolved || new BusyLevels(configurations, phases, servers, offeredLoad, below, modes) is not { IsSolved: true } levels)
        {
            return null;
        }

        double all = levels.Busy + levels.Idle, probability = levels.Busy / all;
        var loadError = (levels.Working + servers * levels.Busy) / all / offeredLoad - 1;
        if (!(probability is > 0 and <= 1 + Closure && levels.Cancellation < LargestCancellation && Math.Abs(loadError) < Closure))
        {
            return null;
        }

        var delay = new ExponentialSum(
            [.. modes.Select((m, j) => new ExponentialTerm(levels.Weights[j] / levels.Busy, m.Rate / service.Mean))]);
        return double.IsFinite(delay.Mean) && delay.Mean > 0 ? (Math.Min(1, probability), delay) : null;
    }

    private static double Work(int servers, int phases)
    {
        double work = 0;
        for (var n = 0; n <= servers && work <= LargestWork; n++)
        {
            var size = PhaseConfigurations.SizeOf(n, phases);
            work += size * size * size;
        }

        return work;
    }
}
