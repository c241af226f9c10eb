using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A number between two ends that is most likely at a third: a beta distribution stretched over them.</summary>
/// <remarks>α = 1 + λ (m − a)/(b − a), β = 1 + λ (b − m)/(b − a), so that the mean is (a + λ m + b)/(λ + 2).
/// Source: D. Malcolm, J. Roseboom, C. Clark, W. Fazar (1959), "Application of a technique for research and development program evaluation"; λ = 4 is theirs.</remarks>
public sealed class PertBelief : Belief
{
    private const double Weight = 4;

    private readonly double low;
    private readonly double high;
    private readonly double alpha;
    private readonly double beta;

    /// <param name="low">Least value; finite.</param>
    /// <param name="mid">Most likely value; from <paramref name="low"/> to <paramref name="high"/>.</param>
    /// <param name="high">Greatest value; &gt; <paramref name="low"/> and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not finite, fall, or are all one.</exception>
    public PertBelief(double low, double mid, double high)
    {
        IntervalEnds.Rising(low, mid, nameof(mid));
        IntervalEnds.Rising(mid, high, nameof(high));
        var width = Check.Positive(high - low, nameof(high));
        this.low = low;
        this.high = high;
        alpha = 1 + Weight * ((mid - low) / width);
        beta = 1 + Weight * ((high - mid) / width);
    }

    public override double Quantile(double p) => Math.Clamp(low + (high - low) * BetaFunction.Inverse(alpha, beta, p), low, high);

    public override double Cdf(double x) => BetaFunction.Regularized(alpha, beta, (x - low) / (high - low));
}
