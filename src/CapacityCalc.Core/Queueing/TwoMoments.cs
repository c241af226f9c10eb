using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Distributions chosen by their first two moments.</summary>
internal static class TwoMoments
{
    /// <summary>Below this cv² a gamma distribution and its mean do not differ in any figure that is shown.</summary>
    private const double NegligibleCv2 = 1e-8;

    private const double Exponentially = 1e-4;

    /// <summary>Deterministic, gamma, two exponentials in series, exponential, or two exponentials side by side.</summary>
    /// <param name="mean">Seconds; ≥ 0.</param>
    /// <param name="cv2">≥ 0.</param>
    /// <remarks>From cv² ½ to 1 two exponentials in series, whose tail is exponential as a wait's is. Source: H. C. Tijms (1994),
    /// "Stochastic models", appendix B.</remarks>
    public static IDistribution Fit(double mean, double cv2)
    {
        if (mean <= 0 || cv2 < NegligibleCv2)
        {
            return new Deterministic(Math.Max(0, mean));
        }

        if (Math.Abs(cv2 - 1) < Exponentially)
        {
            return new Exponential(mean);
        }

        if (cv2 > 1)
        {
            return new Hyperexponential(mean, Math.Sqrt(cv2));
        }

        var root = Math.Sqrt(Math.Max(0, 2 * cv2 - 1));
        return cv2 >= 0.5 ? new Hypoexponential(mean * (1 + root) / 2, mean * (1 - root) / 2) : new Gamma(mean, Math.Sqrt(cv2));
    }

    /// <summary>The time of n services one after the other: exact for constants, exponentials and gammas, by two moments
    /// otherwise.</summary>
    public static IDistribution Total(IDistribution service, int n)
    {
        var cv2 = service.Cv2 / n;
        return n == 1 || service.Cv2 <= 0 ? service.Scale(n)
            : service is LogNormal || (service is not (Exponential or Gamma) && cv2 > 0.5) ? LogNormal.FromMean(n * service.Mean, Math.Sqrt(cv2))
            : new Gamma(n * service.Mean, Math.Sqrt(cv2));
    }
}
