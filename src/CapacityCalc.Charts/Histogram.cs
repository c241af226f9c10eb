using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts;

/// <summary>Values counted in bins of equal width.</summary>
internal static class Histogram
{
    private const int FewestBins = 8;
    private const int MostBins = 60;

    /// <summary>A tail beyond this quantile is cut where it would take more than <see cref="LongestTail"/> of the picture.</summary>
    private const double CutAt = 0.995;
    private const double LongestTail = 0.25;

    /// <summary>Where the values end, or where a long tail of them is cut.</summary>
    /// <param name="sorted">From the least; not empty.</param>
    public static double End(ImmutableArray<double> sorted)
    {
        var cut = sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(sorted.Length * CutAt))];
        return sorted[^1] - cut > (sorted[^1] - sorted[0]) * LongestTail ? cut : sorted[^1];
    }

    /// <param name="sorted">Positive, from the least; they differ.</param>
    /// <param name="end">See <see cref="End"/>.</param>
    /// <param name="edge">Where one bin ends and another begins, if it lies among the values.</param>
    /// <param name="worlds">Of which the shares are; no fewer than the values.</param>
    /// <remarks>Width 2 · IQR ÷ ∛n: D. Freedman, P. Diaconis, "On the histogram as a density estimator", 1981.</remarks>
    public static ImmutableArray<HistogramBin> Of(ImmutableArray<double> sorted, double end, double? edge, int worlds)
    {
        var (least, range) = (sorted[0], end - sorted[0]);
        var quartiles = sorted[(int)(sorted.Length * 0.75)] - sorted[sorted.Length / 4];
        var width = Math.Clamp(2 * quartiles / Math.Cbrt(sorted.Length), range / MostBins, range / FewestBins);
        var origin = edge is { } value && value > least && value < end ? value - (Math.Ceiling((value - least) / width) * width) : least;
        var bins = ImmutableArray.CreateBuilder<HistogramBin>();
        var index = 0;
        for (var bin = 0; index < sorted.Length && sorted[index] <= end; bin++)
        {
            var (from, to) = (origin + (bin * width), origin + ((bin + 1) * width));
            // The objective itself is met, and the last value has no bin after it.
            to = edge is { } at && Math.Abs(to - at) < width * 1e-6 ? at : end - to < width * 1e-6 ? Math.Max(to, end) : to;
            var first = index;
            while (index < sorted.Length && sorted[index] <= Math.Min(to, end))
            {
                index++;
            }

            bins.Add(new HistogramBin(Math.Max(0, from), to, (double)(index - first) / worlds));
        }

        return bins.ToImmutable();
    }
}
