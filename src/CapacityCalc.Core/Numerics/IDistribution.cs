namespace CapacityCalc.Core.Numerics;

/// <summary>A distribution of a non-negative time.</summary>
public interface IDistribution
{
    /// <summary>The mean, in seconds; ≥ 0 and finite.</summary>
    double Mean { get; }

    /// <summary>Squared coefficient of variation, variance ÷ mean²; 0 for a constant; 0 where the mean is 0.</summary>
    double Cv2 { get; }

    /// <summary>E[X³], in s³.</summary>
    double ThirdMoment { get; }

    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Seconds; any finite number, 0 below the support.</param>
    double Cdf(double x);

    /// <summary>P(X &gt; x), accurate where it is small.</summary>
    /// <param name="x">Seconds; any finite number, 1 below the support.</param>
    double Survival(double x);

    /// <summary>E[Xᵏ; X ≤ x], the part of a moment that lies at or below x.</summary>
    /// <param name="order">k: 1 or 2.</param>
    /// <param name="x">Seconds; any finite number, 0 below the support.</param>
    double PartialMoment(int order, double x);

    /// <summary>The least x with P(X ≤ x) ≥ p.</summary>
    /// <param name="p">In [0, 1).</param>
    double Quantile(double p);

    /// <summary>The distribution of <paramref name="factor"/> × X.</summary>
    /// <param name="factor">≥ 0, finite.</param>
    IDistribution Scale(double factor);
}
