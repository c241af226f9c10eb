namespace CapacityCalc.Core.Numerics;

/// <summary>The distribution of a ratio of two variances.</summary>
public static class FisherF
{
    /// <summary>P(F &gt; x).</summary>
    /// <param name="x">≥ 0; 1 at or below 0.</param>
    /// <param name="above">Degrees of freedom of the numerator; &gt; 0.</param>
    /// <param name="below">Degrees of freedom of the denominator; &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are not positive or not finite.</exception>
    /// <remarks>Source: Abramowitz and Stegun (1964), 26.6.2.</remarks>
    public static double Survival(double x, double above, double below) =>
        x <= 0 ? 1 : BetaFunction.Regularized(Check.Positive(below, nameof(below)) / 2, Check.Positive(above, nameof(above)) / 2, below / (below + (above * x)));
}
