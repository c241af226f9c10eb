using System.Text.RegularExpressions;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>Formulas as a page shows them: in lines of text, with indices set low and powers high.</summary>
internal static partial class HtmlWorkings
{
    public static void Write(HtmlMarkup page, Workings workings)
    {
        page.Open("dl", ("class", "workings")).Line();
        foreach (var working in workings.All)
        {
            page.Open("div").Element("dt", working.What).Open("dd", ("class", "formula"));
            WriteFormula(page, working.Text);
            page.Close();
            if (working.Remark.Length > 0)
            {
                page.Element("dd", working.Remark, HtmlMarkup.Class("legend"));
            }

            page.Close().Line();
        }

        page.Close().Line();
    }

    public static void Write(HtmlMarkup page, Formula formula)
    {
        page.Open("div", ("class", "formula"));
        foreach (var line in formula.Lines.Prepend(formula.Words).OfType<string>())
        {
            page.Open("p");
            WriteFormula(page, line.Trim(Prose.NoBreakSpace, ' '));
            page.Close();
        }

        page.Close().Line();
    }

    private static void WriteFormula(HtmlMarkup page, string text)
    {
        var written = 0;
        foreach (Match raised in Raised().Matches(text))
        {
            var (element, part) = raised.Groups["index"] is { Success: true } index ? ("sub", index) : ("sup", raised.Groups["power"]);
            page.Text(text[written..(part.Index - 1)]).Element(element, part.Value);
            written = part.Index + part.Length;
        }

        page.Text(text[written..]);
    }

    /// <summary>One letter and its index, or a power; a name with an underscore has more letters before it.</summary>
    [GeneratedRegex(@"(?<![\w.-])\p{L}_(?<index>\w+)|\^(?<power>[\d.]+)")]
    private static partial Regex Raised();
}
