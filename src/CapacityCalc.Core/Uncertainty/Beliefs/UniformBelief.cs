namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A number that is anywhere between two ends with equal chance.</summary>
public sealed class UniformBelief : Belief
{
    private readonly double low;
    private readonly double high;

    /// <param name="low">Finite.</param>
    /// <param name="high">≥ <paramref name="low"/> and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not finite or fall.</exception>
    public UniformBelief(double low, double high)
    {
        IntervalEnds.Rising(low, high, nameof(high));
        this.low = low;
        this.high = high;
    }

    public override double Quantile(double p) => Math.Clamp((1 - p) * low + p * high, low, high);

    public override double Cdf(double x) => x >= high ? 1
        : x < low ? 0
        : (x / 2 - low / 2) / (high / 2 - low / 2);
}
