using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A belief, given that the number lies between two bounds.</summary>
public sealed class BoundedBelief : Belief
{
    private readonly Belief inner;
    private readonly double low;
    private readonly double high;
    private readonly double below;
    private readonly double share;

    /// <param name="inner">Without the bounds.</param>
    /// <param name="low">Least value, itself possible; −∞ for none.</param>
    /// <param name="high">Greatest value, itself possible; ≥ <paramref name="low"/>, ∞ for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing of the belief lies between the bounds: see <see cref="ShareWithin"/>.</exception>
    public BoundedBelief(Belief inner, double low, double high)
    {
        this.inner = inner;
        this.low = low;
        this.high = high;
        below = Below(inner, low);
        share = Check.Positive(ShareWithin(inner, low, high), nameof(inner));
    }

    /// <summary>The share of a belief that lies from one bound to another, both included.</summary>
    /// <returns>In [0, 1].</returns>
    public static double ShareWithin(Belief inner, double low, double high) => Math.Max(0, (double.IsPositiveInfinity(high) ? 1 : inner.Cdf(high)) - Below(inner, low));

    /// <inheritdoc/>
    /// <remarks>F⁻¹(F(low) + p (F(high) − F(low))) of the belief without bounds.</remarks>
    public override double Quantile(double p)
    {
        // A share below 1e-300 or one that rounds to 1 would be an infinite quantile of an unbounded tail.
        var within = Math.Clamp(below + p * share, 1e-300, Math.BitDecrement(1.0));
        return Math.Clamp(inner.Quantile(within), low, high);
    }

    public override double Cdf(double x) => x < low ? 0
        : x >= high ? 1
        : Math.Clamp((inner.Cdf(x) - below) / share, 0, 1);

    private static double Below(Belief inner, double low) => double.IsNegativeInfinity(low) ? 0 : inner.Cdf(Math.BitDecrement(low));
}
