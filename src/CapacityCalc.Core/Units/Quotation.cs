using System.Globalization;
using System.Text;

namespace CapacityCalc.Core.Units;

/// <summary>Quotes what a person wrote, in a message that goes to a terminal.</summary>
internal static class Quotation
{
    private const int MaxLength = 40;

    public static string Of(ReadOnlySpan<char> text) => $"'{Shorten(text)}'";

    /// <summary>At most the first 40 characters, without any that would move the cursor, hide text or break the encoding.</summary>
    public static string Shorten(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(MaxLength + 1);
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            if (shown.Length + rune.Utf16SequenceLength > MaxLength)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsShown(rune) ? rune.ToString() : "\uFFFD");
            text = text[consumed..];
        }

        return shown.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
