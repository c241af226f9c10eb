using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A positive number whose logarithm is normal: as likely twice the median as half of it.</summary>
public sealed class LogNormalBelief : Belief
{
    private readonly double median;
    private readonly double sigma;

    private LogNormalBelief(double median, double sigma)
    {
        this.median = median;
        this.sigma = sigma;
    }

    /// <summary>The belief with these percentiles.</summary>
    /// <param name="p5">5th percentile; &gt; 0 and finite.</param>
    /// <param name="p95">95th percentile; ≥ <paramref name="p5"/> and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not positive, not finite or fall.</exception>
    /// <remarks>Median = √(p5 p95), σ = ln(p95/p5)/(2 z), z the 95% point of the standard normal.</remarks>
    public static LogNormalBelief FromInterval(double p5, double p95)
    {
        Check.Positive(p5, nameof(p5));
        IntervalEnds.Rising(p5, p95, nameof(p95));
        return new LogNormalBelief(Math.Sqrt(p5) * Math.Sqrt(p95), (Math.Log(p95) - Math.Log(p5)) / (2 * IntervalEnds.UpperPoint));
    }

    /// <inheritdoc/>
    /// <remarks>A tail beyond the range of numbers ends at the greatest.</remarks>
    public override double Quantile(double p) => Math.Min(double.MaxValue, median * Math.Exp(sigma * StandardNormal.Quantile(p)));

    public override double Cdf(double x) => x <= 0 ? 0
        : sigma > 0 ? StandardNormal.Cdf((Math.Log(x) - Math.Log(median)) / sigma)
        : x >= median ? 1 : 0;
}
