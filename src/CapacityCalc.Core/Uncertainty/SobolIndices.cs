using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>What an input, or a group of inputs that count as one, contributes to the variance of an outcome.</summary>
/// <param name="First">V(E(Y | X))/V(Y): the share that the group explains alone.</param>
/// <param name="Total">1 − V(E(Y | all others))/V(Y): the share that remains as long as the group alone is unknown.</param>
public readonly record struct SobolIndices(Estimated First, Estimated Total)
{
    private const int Replicates = WorldSampler.Replicates;

    /// <summary>A standard deviation below this part of the mean is rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The indices of every group, by pick and freeze.</summary>
    /// <param name="a">The outcome by world, of sample A; finite.</param>
    /// <param name="b">Of sample B, independent of A.</param>
    /// <param name="mixed">By group: of the worlds of A with that group's inputs from B.</param>
    /// <returns>In the order of the groups; empty where the outcome is constant. An index near 0 or 1 may lie outside [0, 1] by its error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The samples differ in length, or a replicate has fewer than two worlds.</exception>
    /// <remarks>
    /// With y centred by the mean of A and B: First = E[y_B (y_AB − y_A)]/V (A. Saltelli et al. 2010, "Variance based sensitivity analysis of model output", table 2 b), Total =
    /// E[(y_A − y_AB)²]/2V (M. Jansen 1999). Standard errors by the jackknife over the replicates.
    /// </remarks>
    public static ImmutableArray<SobolIndices> Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ImmutableArray<double[]> mixed)
    {
        Check.AtLeast(2 * Replicates, a.Length, nameof(a));
        SameLength(b.Length, a.Length, nameof(b));
        double sum = 0;
        for (var w = 0; w < a.Length; w++)
        {
            sum += a[w] + b[w];
        }

        var mean = sum / (2 * a.Length);
        Span<double> variances = stackalloc double[Replicates];
        variances.Clear();
        double all = 0;
        for (var w = 0; w < a.Length; w++)
        {
            var part = ((a[w] - mean) * (a[w] - mean) + (b[w] - mean) * (b[w] - mean)) / 2;
            variances[w % Replicates] += part;
            all += part;
        }

        if (!(Math.Sqrt(all / a.Length) > Rounding * Math.Abs(mean)))
        {
            return [];
        }

        var indices = ImmutableArray.CreateBuilder<SobolIndices>(mixed.Length);
        foreach (var outcome in mixed)
        {
            SameLength(outcome.Length, a.Length, nameof(mixed));
            indices.Add(Of(a, b, outcome, mean, variances));
        }

        return indices.MoveToImmutable();
    }

    private static SobolIndices Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, double mean, ReadOnlySpan<double> variances)
    {
        Span<double> first = stackalloc double[Replicates], total = stackalloc double[Replicates];
        first.Clear();
        total.Clear();
        for (var w = 0; w < a.Length; w++)
        {
            var change = mixed[w] - a[w];
            first[w % Replicates] += (b[w] - mean) * change;
            total[w % Replicates] += change * change / 2;
        }

        return new SobolIndices(Ratio(first, variances), Ratio(total, variances));
    }

    /// <summary>The ratio of two sums over the replicates, with the jackknife's standard error: √((R − 1)/R Σ(θ₍ᵣ₎ − θ̄)²), θ₍ᵣ₎ without replicate r.</summary>
    private static Estimated Ratio(ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        double upper = 0, lower = 0, mean = 0, squares = 0;
        for (var r = 0; r < Replicates; r++)
        {
            upper += above[r];
            lower += below[r];
        }

        Span<double> without = stackalloc double[Replicates];
        for (var r = 0; r < Replicates; r++)
        {
            // Where one replicate has all the variance, the rest has no ratio, and the whole stands for it.
            var rest = lower - below[r];
            without[r] = rest > 0 ? (upper - above[r]) / rest : upper / lower;
            mean += without[r] / Replicates;
        }

        foreach (var value in without)
        {
            squares += (value - mean) * (value - mean);
        }

        return new Estimated(upper / lower, Math.Sqrt(squares * (Replicates - 1) / Replicates));
    }

    private static void SameLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentOutOfRangeException(name, length, $"The sample must have {expected} worlds.");
        }
    }
}
