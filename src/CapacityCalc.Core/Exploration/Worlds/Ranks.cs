namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Values by their place among all of them.</summary>
internal static class Ranks
{
    /// <summary>Puts the rank of every value in its place, in (0, 1); equal values share the mean of theirs. Infinite ones rank highest.</summary>
    public static void Replace(IReadOnlyList<double[]> columns)
    {
        var sorted = columns.SelectMany(column => column).Order().ToArray();
        foreach (var column in columns)
        {
            for (var index = 0; index < column.Length; index++)
            {
                column[index] = (double)(Below(sorted, column[index]) + UpTo(sorted, column[index])) / (2 * sorted.Length);
            }
        }
    }

    private static int Below(double[] sorted, double value) => First(sorted, other => other >= value);

    private static int UpTo(double[] sorted, double value) => First(sorted, other => other > value);

    /// <summary>The first that it holds for, of which all after hold too.</summary>
    private static int First(double[] sorted, Func<double, bool> holds)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(sorted[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
