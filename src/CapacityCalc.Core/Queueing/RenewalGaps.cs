using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>Independent gaps between arrivals, of mean 1: even for c_a² = 0, gamma up to 1, hyperexponential with balanced means above.</summary>
internal readonly struct RenewalGaps
{
    private readonly double _cv2;
    private readonly double _slowProbability;
    private readonly double _slow;
    private readonly double _fast;

    /// <param name="cv2">c_a² ≥ 0.</param>
    public RenewalGaps(double cv2)
    {
        _cv2 = cv2;
        if (cv2 > 1)
        {
            var gaps = new Hyperexponential(1, Math.Sqrt(cv2));
            (_slowProbability, _slow, _fast) = (gaps.SlowProbability, gaps.SlowMean, gaps.FastMean);
        }
    }

    /// <summary>E[e^(−sA)] and 1 − E[e^(−sA)].</summary>
    public (double Value, double Complement) Transform(double s)
    {
        if (_cv2 > 1)
        {
            double fast = s * _fast, slow = s * _slow, p = 1 - _slowProbability, q = _slowProbability;
            return (p / (1 + fast) + q / (1 + slow), p * fast / (1 + fast) + q * slow / (1 + slow));
        }

        var exponent = _cv2 > 0 ? Elementary.LogP1(_cv2 * s) / _cv2 : s;
        return (Math.Exp(-exponent), -Elementary.ExpM1(-exponent));
    }

    /// <summary>−d/ds E[e^(−sA)].</summary>
    public double Slope(double s)
    {
        if (_cv2 > 1)
        {
            double fast = 1 + s * _fast, slow = 1 + s * _slow;
            return (1 - _slowProbability) * _fast / (fast * fast) + _slowProbability * _slow / (slow * slow);
        }

        return Transform(s).Value / (1 + _cv2 * s);
    }

    /// <summary>The η in (0, 1) with η = 1 − E[e^(−Aη/ρ)], to full relative accuracy where ρ nears 1.</summary>
    /// <param name="idle">1 − ρ.</param>
    public double Root(double utilization, double idle)
    {
        var excess = idle / utilization;
        if (_cv2 > 1)
        {
            // 1 = ∑ p b/(1 + bη) with b = gap/ρ, less ∑ p b = 1/ρ: η² b₁b₂ + Bη − (1 − ρ)/ρ = 0.
            double fast = _fast / utilization, slow = _slow / utilization;
            var linear = (1 - _slowProbability) * fast * fast + _slowProbability * slow * slow - excess * (fast + slow);
            var root = Math.Sqrt(linear * linear + 4 * fast * slow * excess);
            return Math.Min(1, linear > 0 ? 2 * excess / (linear + root) : (root - linear) / (2 * fast * slow));
        }

        // ln(1 − η) + ln(1 + c²η/ρ)/c² = 0, divided by η.
        return SignChange.Find(
            static (eta, g) =>
            {
                var y = g._cv2 * eta / g.utilization;
                return -Elementary.LogP1MinusX(-eta) / eta - (g._cv2 > 0 ? Elementary.LogP1MinusX(y) / (g._cv2 * eta) : 0) - g.excess;
            },
            (_cv2, utilization, excess),
            0.1 * idle,
            1 - 1e-16);
    }
}
