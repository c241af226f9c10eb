using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>Which variants a person is shown: all of them, or of thousands those that are worth a look.</summary>
internal static class ShownVariants
{
    /// <summary>More rows than this are not read but filtered, by other programs.</summary>
    public const int Most = 120;

    public static ImmutableArray<int> Of(Comparison comparison)
    {
        var all = Enumerable.Range(0, comparison.Variants.Length).ToImmutableArray();
        if (all.Length <= Most)
        {
            return all;
        }

        var front = all.Where(index => comparison.Variants[index].IsPareto).ToArray();
        return [.. Evenly(front, Most - 3).Concat(new int?[] { 0, comparison.Recommended, comparison.NearestMiss?.Variant }.OfType<int>()).Distinct().Order()];
    }

    private static IEnumerable<int> Evenly(int[] indices, int most) =>
        indices.Length <= most ? indices : Enumerable.Range(0, most).Select(index => indices[(int)((long)index * (indices.Length - 1) / (most - 1))]);
}
