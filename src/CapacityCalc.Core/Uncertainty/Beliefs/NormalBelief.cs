using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A number that is normal: as likely above its mean as below it by as much.</summary>
public sealed class NormalBelief : Belief
{
    private readonly double mean;
    private readonly double deviation;

    /// <param name="mean">Finite.</param>
    /// <param name="deviation">Standard deviation; ≥ 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not finite, or the deviation is negative.</exception>
    public NormalBelief(double mean, double deviation)
    {
        IntervalEnds.Rising(mean, mean, nameof(mean));
        this.mean = mean;
        this.deviation = Check.NonNegative(deviation, nameof(deviation));
    }

    /// <summary>The belief with these percentiles.</summary>
    /// <param name="p5">5th percentile; finite.</param>
    /// <param name="p95">95th percentile; ≥ <paramref name="p5"/> and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not finite or fall.</exception>
    public static NormalBelief FromInterval(double p5, double p95)
    {
        IntervalEnds.Rising(p5, p95, nameof(p95));
        return new NormalBelief(p5 / 2 + p95 / 2, (p95 / 2 - p5 / 2) / IntervalEnds.UpperPoint);
    }

    public override double Quantile(double p) => Math.Clamp(mean + deviation * StandardNormal.Quantile(p), double.MinValue, double.MaxValue);

    public override double Cdf(double x) => deviation > 0 ? StandardNormal.Cdf((x - mean) / deviation)
        : x >= mean ? 1 : 0;
}
