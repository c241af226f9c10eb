using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The time R that a service found in progress still takes: P(R ≤ t) = ∫₀ᵗ P(S &gt; u) du/m.</summary>
internal readonly struct ResidualService(IDistribution service)
{
    private readonly double mean = service.Mean;

    /// <summary>E[R] = m (1 + c_s²)/2.</summary>
    public double Mean => mean * (1 + service.Cv2) / 2;

    /// <summary>E[R²] = E[S³]/3m.</summary>
    public double SecondMoment => service.ThirdMoment / (3 * mean);

    /// <summary>P(R &gt; t) = (m − E[min(S, t)])/m.</summary>
    public double Survival(double t) =>
        t <= 0 ? 1 : Math.Clamp((mean - service.PartialMoment(1, t) - t * service.Survival(t)) / mean, 0, 1);

    /// <summary>E[min(R, t)] = (E[min(S, t)²]/2 + t (m − E[min(S, t)]))/m.</summary>
    public double LimitedMean(double t)
    {
        if (t <= 0)
        {
            return 0;
        }

        var beyond = service.Survival(t);
        var least = service.PartialMoment(1, t) + t * beyond;
        var square = service.PartialMoment(2, t) + t * t * beyond;
        return (square / 2 + t * Math.Max(0, mean - least)) / mean;
    }
}
