using System.Text;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>Texts from anywhere, such as a scenario, as texts of a page: never as markup.</summary>
internal static class HtmlText
{
    public static void Append(StringBuilder page, string text)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            _ = letter.Value switch
            {
                '&' => page.Append("&amp;"),
                '<' => page.Append("&lt;"),
                '>' => page.Append("&gt;"),
                '"' => page.Append("&quot;"),
                Prose.NoBreakSpace => page.Append("&#160;"),
                Prose.StatementSpace => page.Append(' '),
                '\n' => page.Append('\n'),
                _ => page.Append(IsAllowed(letter) ? letter.ToString() : " "),
            };
        }
    }

    /// <summary>XML has no control characters, and two that are no characters at all.</summary>
    private static bool IsAllowed(Rune letter) => !Rune.IsControl(letter) && letter.Value is not (0xFFFE or 0xFFFF);
}
