namespace CapacityCalc.Core.Diagnostics;

/// <summary>What a person probably meant by a word that is not known.</summary>
public static class Suggestions
{
    // Bounds that keep a hostile input cheap: a name longer than this is not a slip of the hand, and no list that a person writes is longer.
    private const int LongestName = 64;
    private const int MostNames = 10_000;
    private const int MostListed = 12;
    private const int ShortestAbbreviation = 3;

    /// <summary>The known word nearest to the given one, or null where none is near.</summary>
    /// <remarks>
    /// Near is at most one slip (a letter missing, added, changed, or two swapped) per three letters of the longer word, upper and lower case alike;
    /// nearest of all is a word that differs only in its separators (<c>p99.9</c>, <c>p99_9</c>).
    /// Of equally near words the first in ordinal order is taken. Where no word is near, the only one that begins with the given letters is.
    /// </remarks>
    public static string? Nearest(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        if (given.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        var nearestSlips = int.MaxValue;
        string? continued = null;
        var continuations = 0;
        var seen = 0;
        foreach (var word in known)
        {
            if (++seen > MostNames)
            {
                break;
            }

            if (word.Length is 0 or > LongestName)
            {
                continue;
            }

            if (word.StartsWith(given, StringComparison.OrdinalIgnoreCase) && word != continued)
            {
                continued = word;
                continuations++;
            }

            var longer = Math.Max(given.Length, word.Length);
            var most = Math.Max(1, longer / 3);
            if (Math.Abs(given.Length - word.Length) > most)
            {
                continue;
            }

            var slips = DifferOnlyInSeparators(given, word) ? 0 : Slips(given, word);
            if (slips <= most && slips < longer
                && (slips < nearestSlips || (slips == nearestSlips && string.CompareOrdinal(word, nearest) < 0)))
            {
                nearest = word;
                nearestSlips = slips;
            }
        }

        return nearest ?? (given.Length >= ShortestAbbreviation && continuations == 1 ? continued : null);
    }

    /// <summary><c>did you mean 'rank'?</c> where a known word is near, else <c>expected one of …</c>; null where nothing is known.</summary>
    public static string? Hint(string given, IReadOnlyCollection<string> known) =>
        Nearest(given, known) is { } nearest ? DidYouMean(nearest) : ExpectedOneOf(known);

    public static string DidYouMean(string word) => $"did you mean {Excerpt.Quote(word)}?";

    /// <summary><c>expected one of a, b, c</c> in the order given, or null where there is none.</summary>
    public static string? ExpectedOneOf(IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Count == 0)
        {
            return null;
        }

        var shown = string.Join(", ", known.Take(MostListed));
        return known.Count switch
        {
            1 => $"expected {shown}",
            > MostListed => $"expected one of {shown} and {known.Count - MostListed} more",
            _ => $"expected one of {shown}",
        };
    }

    /// <summary>The Damerau–Levenshtein distance in its restricted form (optimal string alignment), case ignored.</summary>
    /// <remarks>Source: Damerau (1964), "A technique for computer detection and correction of spelling errors"; O(n·m) with three rows.</remarks>
    private static int Slips(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[LongestName + 1];
        Span<int> last = stackalloc int[LongestName + 1];
        Span<int> current = stackalloc int[LongestName + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var slips = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + substitution);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    slips = Math.Min(slips, beforeLast[j - 2] + 1);
                }

                current[j] = slips;
            }

            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[b.Length];
    }

    private static bool DifferOnlyInSeparators(string a, string b)
    {
        var i = 0;
        var j = 0;
        while (true)
        {
            while (i < a.Length && IsSeparator(a[i]))
            {
                i++;
            }

            while (j < b.Length && IsSeparator(b[j]))
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (!Same(a[i++], b[j++]))
            {
                return false;
            }
        }
    }

    private static bool IsSeparator(char c) => c is '_' or '-' or '.' or ' ';

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
