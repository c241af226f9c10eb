using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>The distribution of a sample: each value with the same probability.</summary>
/// <remarks>The CDF is the sample's own step function, so that every moment is the sample's, and the quantile is a value that was
/// measured (nearest rank). Tails beyond the largest sample do not exist: a p99.9 asks for several thousand samples.</remarks>
public sealed class Empirical : IDistribution
{
    private readonly double[] sorted;

    /// <summary>Sums of the first powers over the samples up to each index, in units of <see cref="scale"/>.</summary>
    private readonly double[] firstSums;
    private readonly double[] secondSums;
    private readonly double scale;

    /// <param name="samples">Seconds; at least one; each ≥ 0 and finite; in any order.</param>
    public Empirical(ImmutableArray<double> samples)
        : this(Sort(samples), 1)
    {
    }

    private Empirical(double[] sorted, double scale)
        : this(sorted, new double[sorted.Length + 1], new double[sorted.Length + 1], scale)
    {
        double third = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var x = sorted[i];
            firstSums[i + 1] = firstSums[i] + x;
            secondSums[i + 1] = secondSums[i] + x * x;
            third += x * x * x;
        }

        Mean = firstSums[^1] / sorted.Length;
        double squares = 0;
        foreach (var x in sorted)
        {
            squares += (x - Mean) * (x - Mean);
        }

        Cv2 = Mean > 0 ? squares / sorted.Length / (Mean * Mean) : 0;
        ThirdMoment = third / sorted.Length;
    }

    private Empirical(double[] sorted, double[] firstSums, double[] secondSums, double scale)
    {
        this.sorted = sorted;
        this.firstSums = firstSums;
        this.secondSums = secondSums;
        this.scale = scale;
    }

    /// <inheritdoc/>
    public double Mean { get; private init; }

    /// <inheritdoc/>
    public double Cv2 { get; private init; }

    /// <inheritdoc/>
    public double ThirdMoment { get; private init; }

    /// <summary>The number of samples.</summary>
    public int Count => sorted.Length;

    public double Cdf(double x) => (double)AtMost(x) / sorted.Length;

    public double Survival(double x) => (double)(sorted.Length - AtMost(x)) / sorted.Length;

    public double PartialMoment(int order, double x) => order switch
    {
        1 => firstSums[AtMost(x)] / sorted.Length * scale,
        2 => secondSums[AtMost(x)] / sorted.Length * scale * scale,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "The order is 1 or 2."),
    };

    public double Quantile(double p)
    {
        // p × n may land just above a whole number: the rank it stands for is that number.
        const double Rounding = 1e-12;
        var rank = (int)Math.Ceiling(Check.Probability(p, nameof(p)) * sorted.Length * (1 - Rounding));
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1] * scale;
    }

    public IDistribution Scale(double factor)
    {
        Check.NonNegative(factor, nameof(factor));
        return factor > 0
            ? new Empirical(sorted, firstSums, secondSums, scale * factor)
            {
                Mean = Mean * factor,
                Cv2 = Cv2,
                ThirdMoment = ThirdMoment * factor * factor * factor,
            }
            : new Deterministic(0);
    }

    private static double[] Sort(ImmutableArray<double> samples)
    {
        if (samples.IsDefaultOrEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(samples), 0, "At least one sample is needed.");
        }

        var copy = samples.ToArray();
        foreach (var sample in copy)
        {
            Check.NonNegative(sample, nameof(samples));
        }

        Array.Sort(copy);
        return copy;
    }

    /// <summary>How many samples are at most x.</summary>
    private int AtMost(double x)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] * scale <= x)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
