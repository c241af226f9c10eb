namespace CapacityCalc.Core.Units;

/// <summary>Finds the spelling that a mistyped one was probably meant to be.</summary>
internal static class NearMiss
{
    /// <summary>No unit is longer; the comparison takes time in proportion to the product of both lengths.</summary>
    private const int MaxLength = 32;

    public static string? InCase(string written, IReadOnlyList<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (string.Equals(written, spelling, StringComparison.OrdinalIgnoreCase))
            {
                return spelling;
            }
        }

        return null;
    }

    /// <remarks>
    /// One slip in up to four letters, two in more. The first letter must be right: it tells ms from ns and MB from GB, so a guess
    /// at it would be a guess at the magnitude.
    /// </remarks>
    public static string? InLetters(string written, IReadOnlyList<string> spellings)
    {
        if (written.Length is < 2 or > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        var least = written.Length <= 4 ? 2 : 3;
        foreach (var spelling in spellings)
        {
            if (spelling.Length > 0 && AreSameLetter(written[0], spelling[0]))
            {
                var distance = Distance(written, spelling);
                if (distance < least)
                {
                    (nearest, least) = (spelling, distance);
                }
            }
        }

        return nearest;
    }

    /// <summary>Letters to insert, drop, replace or swap with their neighbour (optimal string alignment), whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var slips = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    slips[i, j] = i + j;
                    continue;
                }

                var replaced = slips[i - 1, j - 1] + (AreSameLetter(left[i - 1], right[j - 1]) ? 0 : 1);
                slips[i, j] = Math.Min(replaced, 1 + Math.Min(slips[i - 1, j], slips[i, j - 1]));
                if (i > 1 && j > 1 && AreSameLetter(left[i - 1], right[j - 2]) && AreSameLetter(left[i - 2], right[j - 1]))
                {
                    slips[i, j] = Math.Min(slips[i, j], 1 + slips[i - 2, j - 2]);
                }
            }
        }

        return slips[left.Length, right.Length];
    }

    private static bool AreSameLetter(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
