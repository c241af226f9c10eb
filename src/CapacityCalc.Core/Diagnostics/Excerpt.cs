using System.Globalization;
using System.Text;

namespace CapacityCalc.Core.Diagnostics;

/// <summary>A person's own text as a message shows it, whatever that text holds.</summary>
public static class Excerpt
{
    private const int LongestShown = 60;

    /// <summary>The text in single quotes, cut to a readable length, with control characters spelled out so that they cannot act on a terminal.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder(Math.Min(text.Length, LongestShown) + 3).Append('\'');
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > LongestShown)
            {
                shown.Append('…');
                break;
            }

            if (IsShownAsItIs(rune))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
        }

        return shown.Append('\'').ToString();
    }

    private static bool IsShownAsItIs(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
