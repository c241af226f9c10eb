using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Figures of a sample of worlds, with the error that its independent replicates tell.</summary>
/// <remarks>The standard error is the standard deviation of the replicates' own figures ÷ √R. Source: P. L’Ecuyer, C. Lemieux (2002), "Recent advances in randomized quasi-Monte Carlo methods".</remarks>
public static class ReplicatedFigures
{
    private const int Replicates = WorldSampler.Replicates;

    /// <param name="values">By world, each finite; one or more per replicate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A replicate has no world.</exception>
    public static Estimated Mean(ReadOnlySpan<double> values)
    {
        Check.AtLeast(Replicates, values.Length, nameof(values));
        Span<double> own = stackalloc double[Replicates];
        own.Clear();
        double sum = 0;
        for (var w = 0; w < values.Length; w++)
        {
            own[w % Replicates] += values[w];
            sum += values[w];
        }

        for (var r = 0; r < Replicates; r++)
        {
            own[r] /= Worlds(values.Length, r);
        }

        return new Estimated(sum / values.Length, ErrorOf(own));
    }

    /// <summary>The share of the worlds in which something holds.</summary>
    /// <param name="holds">By world; one or more per replicate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A replicate has no world.</exception>
    public static Estimated Share(ReadOnlySpan<bool> holds)
    {
        var values = new double[holds.Length];
        for (var w = 0; w < values.Length; w++)
        {
            values[w] = holds[w] ? 1 : 0;
        }

        return Mean(values);
    }

    /// <summary>Quantiles over all worlds.</summary>
    /// <param name="values">By world, one or more per replicate; ∞ where there is none, worse than every value. Not NaN.</param>
    /// <param name="probabilities">In [0, 1].</param>
    /// <returns>In the order of the probabilities; null where the quantile, or that of a replicate, lies among worlds without a value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A replicate has no world.</exception>
    /// <remarks>Between the order statistics at (n − 1) p by a straight line. Source: R. Hyndman, Y. Fan (1996), definition 7.</remarks>
    public static ImmutableArray<Estimated?> Quantiles(ReadOnlySpan<double> values, ImmutableArray<double> probabilities)
    {
        Check.AtLeast(Replicates, values.Length, nameof(values));
        var pooled = values.ToArray();
        Array.Sort(pooled);
        var parts = new double[Replicates][];
        for (var r = 0; r < Replicates; r++)
        {
            parts[r] = new double[Worlds(values.Length, r)];
            for (var i = 0; i < parts[r].Length; i++)
            {
                parts[r][i] = values[r + i * Replicates];
            }

            Array.Sort(parts[r]);
        }

        return [.. probabilities.Select(p => Quantile(pooled, parts, Check.Probability(p, nameof(probabilities))))];
    }

    private static Estimated? Quantile(double[] pooled, double[][] parts, double p)
    {
        var value = OfSorted(pooled, p);
        Span<double> own = stackalloc double[Replicates];
        for (var r = 0; r < Replicates; r++)
        {
            own[r] = OfSorted(parts[r], p);
            if (!double.IsFinite(own[r]))
            {
                return null;
            }
        }

        return double.IsFinite(value) ? new Estimated(value, ErrorOf(own)) : null;
    }

    private static double OfSorted(double[] sorted, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)place;
        var beyond = place - below;
        return beyond > 0 ? sorted[below] + beyond * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private static int Worlds(int all, int replicate) => (all - replicate + Replicates - 1) / Replicates;

    private static double ErrorOf(ReadOnlySpan<double> own)
    {
        double mean = 0, squares = 0;
        foreach (var value in own)
        {
            mean += value / own.Length;
        }

        foreach (var value in own)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (own.Length - 1) / own.Length);
    }
}
