using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty.Beliefs;

/// <summary>A number that is one of several, each with its chance.</summary>
public sealed class DiscreteBelief : Belief
{
    private readonly double[] sorted;
    private readonly double[] cumulated;

    /// <param name="values">One or more; finite, in any order.</param>
    /// <param name="weights">Of each value; ≥ 0 and finite, not all 0. They need not add up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no value, a weight is missing or negative, or all weights are 0.</exception>
    public DiscreteBelief(ImmutableArray<double> values, ImmutableArray<double> weights)
    {
        Check.AtLeast(1, values.Length, nameof(values));
        if (weights.Length != values.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(weights), weights.Length, $"There must be {values.Length} weights.");
        }

        sorted = [.. values];
        cumulated = [.. weights];
        Array.Sort(sorted, cumulated);
        double sum = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            IntervalEnds.Rising(sorted[i], sorted[i], nameof(values));
            sum += Check.NonNegative(cumulated[i], nameof(weights));
            cumulated[i] = sum;
        }

        Check.Positive(sum, nameof(weights));
        for (var i = 0; i < cumulated.Length; i++)
        {
            cumulated[i] /= sum;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The least value up to which the chances add up to <paramref name="p"/>.</remarks>
    public override double Quantile(double p)
    {
        var i = 0;
        while (i < cumulated.Length - 1 && cumulated[i] < p)
        {
            i++;
        }

        return sorted[i];
    }

    public override double Cdf(double x)
    {
        var i = sorted.Length - 1;
        while (i >= 0 && sorted[i] > x)
        {
            i--;
        }

        return i >= 0 ? cumulated[i] : 0;
    }
}
