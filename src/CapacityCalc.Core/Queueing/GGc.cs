using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The wait in GI/G/c, first come first served, for any service distribution and arrivals known by their variability.</summary>
/// <remarks>
/// <para>Poisson arrivals: exact for c = 1 (<see cref="DelayWhenBusy"/>) and constant services (<see cref="MDc"/>, up to its limits); otherwise
/// <see cref="MGc"/>, which is exact for exponential services, with the wait probability C (1 − 0.15 β/(β + 0.6) (1 − 1/c)² (1 − c_s²)/(1 +
/// c_s²)), C Erlang's and β = (1 − ρ)√c: within 1% in the simulations that <see cref="MGc"/> was fitted to.</para>
/// <para>Other arrivals: see <see cref="OtherArrivals"/>.</para>
/// </remarks>
internal static class GGc
{
    /// <summary>A wait that rare shows in no percentile.</summary>
    private const double NegligibleProbability = 1e-12;

    /// <summary>A wait that rare shows in the p99.9 at most, where two moments of it do.</summary>
    private const double RareProbability = 2e-3;

    /// <param name="arrivalCv2">c_a² ≥ 0 of the gaps between arrivals.</param>
    /// <param name="servers">c ≥ 1.</param>
    /// <param name="offeredLoad">a = λ m in erlangs; 0 &lt; a &lt; c.</param>
    /// <param name="service">With a mean &gt; 0.</param>
    public static (double Probability, double MeanSeconds, LatencyDistribution Wait) Solve(
        double arrivalCv2, int servers, double offeredLoad, IDistribution service)
    {
        double utilization = offeredLoad / servers, idle = (servers - offeredLoad) / servers;
        var exponential = ErlangC.WaitProbability(offeredLoad, servers);
        if (exponential < NegligibleProbability)
        {
            return (0, 0, LatencyDistribution.Zero);
        }

        var isPoisson = Math.Abs(arrivalCv2 - 1) <= 0;
        var (probability, delay) = isPoisson && service.Cv2 <= 0 && HasSolution(servers, offeredLoad) ? MDc.Solve(servers, utilization, service.Mean)
            : isPoisson && servers == 1 ? SingleServer(utilization, idle, service)
            : arrivalCv2 < 1 && servers == 1 ? EvenArrivals(arrivalCv2, utilization, idle, service)
            : Approximate(arrivalCv2, servers, offeredLoad, exponential, service);
        return probability < NegligibleProbability || delay.Mean <= 0
            ? (0, 0, LatencyDistribution.Zero)
            : (probability, probability * delay.Mean, LatencyDistribution.Wait(probability, delay));
    }

    /// <summary>Whether <see cref="Solve"/> is exact.</summary>
    public static bool IsExact(double arrivalCv2, int servers, double offeredLoad, IDistribution service) =>
        Math.Abs(arrivalCv2 - 1) <= 0 && (servers == 1 || (service.Cv2 <= 0 && HasSolution(servers, offeredLoad)));

    private static bool HasSolution(int servers, double offeredLoad) =>
        servers <= MDc.MostServers && servers - offeredLoad >= MDc.LeastIdle * servers;

    private static (double Probability, LatencyDistribution Delay) SingleServer(double utilization, double idle, IDistribution service)
    {
        var delay = new DelayWhenBusy(service, utilization, idle);
        return (utilization, utilization < RareProbability ? delay.Fit() : delay.Distribution());
    }

    /// <summary>With one server and arrivals more even than Poisson's the shape of D hardly changes.</summary>
    private static (double Probability, LatencyDistribution Delay) EvenArrivals(
        double arrivalCv2, double utilization, double idle, IDistribution service)
    {
        var (probability, delay) = SingleServer(utilization, idle, service);
        return (
            Math.Min(1, probability * OtherArrivals.WaitProbabilityRatio(arrivalCv2, service, 1, utilization)),
            delay.Scale(OtherArrivals.DelayRatio(arrivalCv2, service, 1, utilization)));
    }

    private static (double Probability, LatencyDistribution Delay) Approximate(
        double arrivalCv2, int servers, double offeredLoad, double exponential, IDistribution service)
    {
        double c = servers, cv2 = service.Cv2, idle = (c - offeredLoad) / c, beta = idle * Math.Sqrt(c);
        var probability = exponential * (1 - 0.15 * beta / (beta + 0.6) * (1 - 1 / c) * (1 - 1 / c) * (1 - cv2) / (1 + cv2));
        var (mean, delayCv2) = servers > 1 ? MGc.Moments(service, servers, idle) : new DelayWhenBusy(service, offeredLoad, idle).Moments;
        if (Math.Abs(arrivalCv2 - 1) > 0)
        {
            mean *= OtherArrivals.DelayRatio(arrivalCv2, service, servers, offeredLoad / c);
            delayCv2 = OtherArrivals.DelayCv2(arrivalCv2, cv2, delayCv2);
            probability *= OtherArrivals.WaitProbabilityRatio(arrivalCv2, service, servers, offeredLoad);
        }

        // Even gaps and constant services: no one waits.
        return mean > 0 ? (Math.Min(1, probability), MGc.Shape(mean, delayCv2)) : (0, LatencyDistribution.Zero);
    }
}
