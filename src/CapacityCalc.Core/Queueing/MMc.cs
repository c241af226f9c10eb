using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The queue M/M/c, first come first served: exact.</summary>
public static class MMc
{
    /// <summary>The wait: 0, or with Erlang's probability C exponential with mean m/(c − a).</summary>
    /// <param name="offeredLoad">a = λ m in erlangs; 0 ≤ a &lt; c.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="serviceSeconds">m, the mean service time; &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    /// <remarks>Source: D. Gross, C. M. Harris (1998), "Fundamentals of queueing theory", eq. (2.37).</remarks>
    public static LatencyDistribution Wait(double offeredLoad, int servers, double serviceSeconds) => LatencyDistribution.Wait(
        ErlangC.WaitProbability(offeredLoad, servers),
        LatencyDistribution.From(new Exponential(Check.Positive(serviceSeconds, nameof(serviceSeconds)) / (servers - offeredLoad))));

    /// <summary>Wait and service: P(T &gt; t) = (1 − C) e^(−t/m) + C P(D + S &gt; t), D the conditional wait.</summary>
    /// <inheritdoc cref="Wait" path="/param|/exception|/remarks"/>
    public static LatencyDistribution Sojourn(double offeredLoad, int servers, double serviceSeconds)
    {
        var wait = ErlangC.WaitProbability(offeredLoad, servers);
        var service = LatencyDistribution.From(new Exponential(serviceSeconds));
        var delayed = LatencyDistribution.From(new Hypoexponential(serviceSeconds, serviceSeconds / (servers - offeredLoad)));
        return LatencyDistribution.Mixture((1 - wait, service), (wait, delayed));
    }
}
