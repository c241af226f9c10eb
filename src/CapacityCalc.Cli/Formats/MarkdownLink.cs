using System.Text;

namespace CapacityCalc.Cli.Formats;

/// <summary>A relative path as the target of a Markdown link.</summary>
internal static class MarkdownLink
{
    private const string Unescaped = "-._~/";

    /// <summary>Percent-encoded but for slashes, so that no space or bracket ends it.</summary>
    public static string To(string path)
    {
        var link = new StringBuilder(path.Length);
        foreach (var letter in path.EnumerateRunes())
        {
            var text = letter.ToString();
            link.Append(letter.IsAscii && (char.IsAsciiLetterOrDigit(text[0]) || Unescaped.Contains(text[0], StringComparison.Ordinal)) ? text : Uri.EscapeDataString(text));
        }

        return link.ToString();
    }
}
