using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>Figures of a sample of worlds, with the error that its independent replicates tell.</summary>
/// <remarks>
/// Short replicates are pooled, and the standard error is the standard deviation of their own figures ÷ √R. Of long ones the median is taken: most pairs of randomly drawn sequences fit together far
/// better than an average one does, whose error is that of random numbers, so that the median's error falls faster than 1/√n where the outcome is a smooth function of the inputs. Its standard error comes from
/// the replicates' order statistics. Sources: P. L’Ecuyer, C. Lemieux (2002), "Recent advances in randomized quasi-Monte Carlo methods"; T. Goda, P. L'Ecuyer (2022), "Construction-free median quasi-Monte
/// Carlo rules"; J. McKean, R. Schrader (1984), "A comparison of methods for studentizing the sample median".
/// </remarks>
public static class ReplicatedFigures
{
    private const int Replicates = WorldSampler.Replicates;

    /// <summary>Relative; of sums of up to a million figures.</summary>
    private const double Rounding = 1e-11;

    /// <summary>Worlds of a replicate from which on the median of all is as good as their pool, or better: measured for sums and products of two and of five inputs.</summary>
    private const int Long = 256;

    /// <summary>The third from either end of 16: an interval about the median of 99.6%, as of a normal at this many standard deviations. Narrower ones vary more from seed to seed.</summary>
    private const int FromEnd = 2;
    private const double IntervalDeviations = 2.865;

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

        return AreLong(values.Length) ? MedianOf(own) : new Estimated(sum / values.Length, ErrorOf(own));
    }

    /// <summary>The share of the worlds in which something holds, as they are counted.</summary>
    /// <param name="holds">By world; one or more per replicate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A replicate has no world.</exception>
    public static Estimated Share(ReadOnlySpan<bool> holds)
    {
        Check.AtLeast(Replicates, holds.Length, nameof(holds));
        Span<double> own = stackalloc double[Replicates];
        own.Clear();
        double count = 0;
        for (var w = 0; w < holds.Length; w++)
        {
            own[w % Replicates] += holds[w] ? 1.0 / Worlds(holds.Length, w % Replicates) : 0;
            count += holds[w] ? 1 : 0;
        }

        return new Estimated(count / holds.Length, ErrorOf(own));
    }

    /// <summary>Quantiles over all worlds.</summary>
    /// <param name="values">By world, one or more per replicate; ∞ where there is none, worse than every value. Not NaN.</param>
    /// <param name="probabilities">In [0, 1].</param>
    /// <returns>In the order of the probabilities; null where the quantile lies among worlds without a value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A replicate has no world.</exception>
    /// <remarks>Between order statistics by a straight line: of a pool at (n − 1) p, of a long replicate at n p − ½, since its points lie one in each of n equal parts. Source: R. Hyndman, Y. Fan (1996),
    /// definitions 7 and 5.</remarks>
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
        var isMedian = AreLong(pooled.Length);
        Span<double> own = stackalloc double[Replicates];
        for (var r = 0; r < Replicates; r++)
        {
            var length = parts[r].Length;
            own[r] = At(parts[r], isMedian ? Math.Clamp((length * p) - 0.5, 0, length - 1) : (length - 1) * p);
        }

        if (isMedian || !AreFinite(own))
        {
            var median = MedianOf(own);
            return !double.IsFinite(median.Value) ? null : isMedian ? median : Of(median with { Value = At(pooled, (pooled.Length - 1) * p) });
        }

        return Of(new Estimated(At(pooled, (pooled.Length - 1) * p), ErrorOf(own)));
    }

    private static Estimated? Of(Estimated figure) => double.IsFinite(figure.Value) ? figure : null;

    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private static double At(double[] sorted, double place)
    {
        var below = (int)place;
        var beyond = place - below;
        return beyond > 0 && sorted[below + 1] > sorted[below] ? sorted[below] + beyond * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private static bool AreLong(int worlds) => worlds >= Replicates * Long;

    /// <summary>Where the upper figures do not exist the error is told by the lower ones.</summary>
    private static Estimated MedianOf(Span<double> own)
    {
        own.Sort();
        var median = (own[Replicates / 2 - 1] + own[Replicates / 2]) / 2;
        var (low, high) = (own[FromEnd], own[Replicates - 1 - FromEnd]);
        return new Estimated(median, Negligible(median, (double.IsFinite(high) ? high - low : 2 * (median - low)) / (2 * IntervalDeviations)));
    }

    /// <summary>Differences that are rounding are none.</summary>
    private static double Negligible(double value, double error) => error <= Rounding * Math.Abs(value) ? 0 : error;

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

        return Negligible(mean, Math.Sqrt(squares / (own.Length - 1) / own.Length));
    }
}
