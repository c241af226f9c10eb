namespace CapacityCalc.Cli.Commands;

/// <summary>What a person probably meant by a word that is not known.</summary>
internal static class NearestWord
{
    /// <summary><c>did you mean 'funnel'?</c> where a known word is near, else <c>expected one of …</c>.</summary>
    public static string Hint(string given, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(word => Slips(given, word));
        return nearest is not null && Slips(given, nearest) <= Math.Max(1, Math.Max(given.Length, nearest.Length) / 3)
            ? $"did you mean '{nearest}'?"
            : $"expected one of {string.Join(", ", known)}";
    }

    /// <summary>The Levenshtein distance, case ignored.</summary>
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var letter in a)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(letter) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
