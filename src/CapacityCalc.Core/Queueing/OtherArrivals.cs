using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>What arrivals other than Poisson change in a queue, as ratios to Poisson arrivals at the same load.</summary>
/// <remarks>How far they are off, see <see cref="QueueAccuracy"/>.</remarks>
internal static class OtherArrivals
{
    /// <summary>Of the power in <see cref="DelayRatio(double, IDistribution, int, double)"/>: two for bursty arrivals, two for even ones.</summary>
    public static ReadOnlySpan<double> Powers => [1.65, 0.65, 1.2, 0.6];

    /// <summary>So near to saturation the factor of <see cref="DelayRatio(double, IDistribution, int, double)"/> is 1, and the root that it needs is lost in rounding.</summary>
    private const double Saturation = 1e-4;

    /// <summary>Of the mean wait of those who wait: (c_a² + c_s²)/(1 + c_s²), the limit in heavy traffic, times a factor that ends
    /// there.</summary>
    /// <remarks>In GI/M/c this wait is exponential with mean m/(c (1 − σ)), σ the root of σ = E[e^(−cμ(1 − σ)A)] below 1 (L. Takács, 1962), whatever
    /// the number of servers: with exponential services the ratio is exact. For other services its factor to the limit is raised to a power that was
    /// fitted
    /// here to simulations: 1.65/(1 + 0.65 c_s²) for bursty arrivals, 1.2 + 0.6 min(1, c_s²)/c for even ones (<c>fit queues</c> in the benchmarks
    /// repeats it, on the simulator of this project).</remarks>
    public static double DelayRatio(double arrivalCv2, IDistribution service, int servers, double utilization) =>
        DelayRatio(arrivalCv2, service, servers, utilization, Powers);

    /// <param name="k">As <see cref="Powers"/>.</param>
    internal static double DelayRatio(double arrivalCv2, IDistribution service, int servers, double utilization, ReadOnlySpan<double> k)
    {
        var limit = (arrivalCv2 + service.Cv2) / (1 + service.Cv2);
        if (1 - utilization < Saturation)
        {
            return limit;
        }

        var power = service is Exponential ? 1 : arrivalCv2 > 1 ? k[0] / (1 + k[1] * service.Cv2)
            : k[2] + k[3] * Math.Min(1, service.Cv2) / servers;
        return limit * Math.Pow((1 - utilization) / new RenewalGaps(arrivalCv2).Root(utilization, 1 - utilization) * 2 / (1 + arrivalCv2), power);
    }

    /// <summary>Of the squared coefficient of variation of that wait, which in GI/M/c is 1 for all arrivals.</summary>
    /// <param name="poisson">With Poisson arrivals.</param>
    /// <remarks>The more of the wait is due to the arrivals, the less the services' shape is felt in it.</remarks>
    public static double DelayCv2(double arrivalCv2, double serviceCv2, double poisson) =>
        1 + (poisson - 1) * Math.Pow(Math.Min(1, (1 + serviceCv2) / (arrivalCv2 + serviceCv2)), Math.Min(1, 0.5 + serviceCv2 / 2));

    /// <summary>For several tasks at a time, the factor by which the mean wait of those who wait differs from its limit in heavy
    /// traffic.</summary>
    /// <remarks>The form is W. Kraemer's and M. Langenbach-Belz's (1976); its constants were fitted here to simulations.</remarks>
    public static double LightTraffic(double arrivalCv2, double serviceCv2, double utilization) => Math.Exp(arrivalCv2 < 1
        ? 0.6 * (1 - arrivalCv2) * (1 - utilization)
        : -(1 - utilization) * (arrivalCv2 - 1) / (0.64 * arrivalCv2 + serviceCv2));

    /// <summary>Of the probability of a wait: a geometric mean of two approximations that err to opposite sides.</summary>
    /// <remarks>Hayward's, Erlang's C at load a/z with c/z servers, z the peakedness (A. A. Fredericks, 1980), and <see cref="Whitt1993"/>. That of a single
    /// server is Kraemer's and Langenbach-Belz's, whose difference to these two fades with c.</remarks>
    public static double WaitProbabilityRatio(double arrivalCv2, IDistribution service, double servers, double offeredLoad)
    {
        double utilization = offeredLoad / servers, single = SingleServer(arrivalCv2, service.Cv2, utilization);
        var peakedness = Math.Max(1e-3, Peakedness.Of(arrivalCv2, service));
        if (servers <= 1)
        {
            return single;
        }

        double many = Between(arrivalCv2, service.Cv2, peakedness, servers, utilization), one = Between(arrivalCv2, service.Cv2, peakedness, 1, utilization);
        return one > 0 ? many * Math.Pow(single / one, 1 / servers) : many;
    }

    private static double Between(double arrivalCv2, double serviceCv2, double peakedness, double servers, double utilization)
    {
        var poisson = Erlang(utilization * servers, servers);
        if (poisson <= 0)
        {
            return 0;
        }

        var whitt = Whitt1993.WaitProbability(arrivalCv2, serviceCv2, servers, utilization, poisson)
            / Whitt1993.WaitProbability(1, serviceCv2, servers, utilization, poisson);
        var hayward = Erlang(utilization * servers / peakedness, servers / peakedness) / poisson;
        var weight = arrivalCv2 < 1 ? 1 - 0.5 * Math.Min(1, serviceCv2) : 0.5 * (1 - 1 / servers);
        return Math.Pow(hayward, weight) * Math.Pow(whitt, 1 - weight);
    }

    private static double Erlang(double load, double servers)
    {
        var loss = ErlangB.Continued(load, servers);
        return Math.Min(1, loss / ((servers - load) / servers + load / servers * loss));
    }

    /// <summary>Of the probability of a wait for a single server.</summary>
    private static double SingleServer(double arrivalCv2, double serviceCv2, double utilization)
    {
        var square = utilization * utilization;
        var weight = arrivalCv2 < 1
            ? (1 + arrivalCv2 + utilization * serviceCv2) / (1 + utilization * (serviceCv2 - 1) + square * (4 * arrivalCv2 + serviceCv2))
            : 4 * utilization / (arrivalCv2 + square * (4 * arrivalCv2 + serviceCv2));
        return Math.Clamp(1 + (arrivalCv2 - 1) * (1 - utilization) * weight, 0, 1 / utilization);
    }
}
