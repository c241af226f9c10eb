namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A number that is known.</summary>
public sealed class PointBelief : Belief
{
    private readonly double value;

    /// <param name="value">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public PointBelief(double value)
    {
        IntervalEnds.Rising(value, value, nameof(value));
        this.value = value;
    }

    public override double Quantile(double p) => value;

    public override double Cdf(double x) => x >= value ? 1 : 0;
}
