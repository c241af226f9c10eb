using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>The two ends that a person writes for a 90% interval.</summary>
internal static class IntervalEnds
{
    /// <summary>The standard normal's 95% point.</summary>
    public static double UpperPoint { get; } = StandardNormal.Quantile(0.95);

    /// <exception cref="ArgumentOutOfRangeException">The upper end is below the lower, or not finite.</exception>
    public static void Rising(double low, double high, string name)
    {
        if (!(high >= low) || !double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentOutOfRangeException(name, high, $"The upper end must be finite and at least {low}.");
        }
    }
}
