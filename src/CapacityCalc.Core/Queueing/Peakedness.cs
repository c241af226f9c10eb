using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How much the number of busy workers varies where there are always enough of them: variance ÷ mean.</summary>
internal static class Peakedness
{
    /// <summary>z = 1 + (I − 1) ∫ P(S &gt; t)² dt/m.</summary>
    /// <param name="dispersion">I: variance ÷ mean of the number of tasks that arrive in a long time; c_a² for single arrivals, K c_a²
    /// for K at a time.</param>
    /// <param name="service">With a mean &gt; 0.</param>
    /// <returns>≥ 0; 1 for Poisson arrivals.</returns>
    /// <remarks>Source: A. E. Eckberg (1983), "Generalized peakedness of teletraffic processes".</remarks>
    public static double Of(double dispersion, IDistribution service) =>
        Math.Max(0, 1 + (dispersion - 1) * Overlap(service));

    /// <summary>∫ P(S &gt; t)² dt/m: the mean of the shorter of two services ÷ the mean; ½ for exponential, 1 for constant
    /// services.</summary>
    public static double Overlap(IDistribution service) => service.Cv2 <= 0 ? 1 : service is Exponential ? 0.5 : Integrate(service);

    private static double Integrate(IDistribution service)
    {
        double sum = 0, from = 0, width = service.Mean / 4;
        for (var panel = 0; panel < 60; panel++)
        {
            var to = from + width;
            sum += GaussLegendre.Integrate(static (t, s) => s.Survival(t) * s.Survival(t), service, from, to);
            (from, width) = (to, panel > 6 ? to / 2 : width);
            if (service.Survival(to) < 1e-5)
            {
                break;
            }
        }

        return Math.Clamp(sum / service.Mean, 0, 1);
    }
}
