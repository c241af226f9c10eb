using System.Globalization;
using System.Text;

namespace CapacityCalc.Cli.Reports;

/// <summary>How many columns a text takes on a terminal.</summary>
internal static class DisplayWidth
{
    private const string Ellipsis = "…";

    // The blocks of wide characters that names are written in, after Unicode's EastAsianWidth.txt.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text itself where it fits, its beginning and an ellipsis where it does not.</summary>
    public static string Shorten(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var shortened = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > width)
            {
                break;
            }

            shortened.Append(rune.ToString());
        }

        return shortened.ToString().TrimEnd() + Ellipsis;
    }

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => Array.Exists(Wide, block => block.First <= rune.Value && rune.Value <= block.Last) ? 2 : 1,
        };
    }
}
