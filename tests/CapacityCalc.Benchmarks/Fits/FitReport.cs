using System.Globalization;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>What a fit prints.</summary>
internal static class FitReport
{
    /// <summary>The constants of a formula as they are, and as this fit would have them.</summary>
    public static void Constants(string formula, ReadOnlySpan<double> committed, ReadOnlySpan<double> fitted)
    {
        Console.WriteLine($"{formula}: in the code → fitted now");
        for (var i = 0; i < committed.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {committed[i],9:0.####} → {fitted[i]:0.####}"));
        }
    }

    /// <summary>How large relative errors are.</summary>
    public static void Errors(string name, IEnumerable<double> errors)
    {
        var sorted = errors.Select(Math.Abs).Order().ToArray();
        Console.WriteLine(sorted.Length == 0 ? $"{name}: none" : string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {sorted.Length}, rms {Math.Sqrt(sorted.Average(e => e * e)):P1}, median {sorted[sorted.Length / 2]:P1}, 95% {sorted[sorted.Length * 95 / 100]:P1}, largest {sorted[^1]:P1}"));
    }

    /// <summary>Every fourth is not fitted to, but measured.</summary>
    public static (T[] Fitted, T[] HeldOut) Split<T>(IEnumerable<T> all)
    {
        var numbered = all.Index().ToLookup(item => item.Index % 4 == 3, item => item.Item);
        return ([.. numbered[false]], [.. numbered[true]]);
    }
}
