namespace CapacityCalc.Core.Uncertainty;

/// <summary>What a person knows of a number: a distribution over what it may be, in the base unit of its dimension.</summary>
public abstract class Belief
{
    /// <summary>The value that lies above so much of the belief.</summary>
    /// <param name="p">In (0, 1).</param>
    /// <returns>Finite; rises with <paramref name="p"/>.</returns>
    public abstract double Quantile(double p);

    /// <summary>The share of the belief at or below a value.</summary>
    /// <param name="x">Any finite number.</param>
    /// <returns>In [0, 1].</returns>
    public abstract double Cdf(double x);

    public double Median => Quantile(0.5);
}
