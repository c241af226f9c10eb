using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>What stands in a section.</summary>
internal static class HtmlBlocks
{
    /// <param name="title">Of the section.</param>
    public static void Write(HtmlMarkup page, ImmutableArray<Block> blocks, string title)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    HtmlTable.Write(page, table, title);
                    break;
                case Statements statements:
                    Write(page, statements);
                    break;
                case LinePlot:
                    break;
                case Lead lead:
                    WriteLead(page, lead.Lines);
                    break;
                case Tiles tiles:
                    Write(page, tiles);
                    break;
                case Picture picture:
                    HtmlPicture.Write(page, picture);
                    break;
                case Formula formula:
                    HtmlWorkings.Write(page, formula);
                    break;
                case Workings workings:
                    HtmlWorkings.Write(page, workings);
                    break;
                case Listing listing:
                    page.Open("pre", ("class", "scroll"), ("role", "region"), ("aria-label", title), ("tabindex", "0")).Element("code", listing.Text.ReplaceLineEndings("\n")).Close().Line();
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(blocks), block, "no such block");
            }
        }
    }

    /// <summary>The first line loudest.</summary>
    public static void WriteLead(HtmlMarkup page, ImmutableArray<Prose> lead)
    {
        foreach (var (index, line) in lead.Index())
        {
            Write(page, "p", line, index == 0 ? "answer" : null);
        }
    }

    private static void Write(HtmlMarkup page, Statements statements)
    {
        if (statements.Lines is [var only])
        {
            Write(page, "p", only, IsQuiet(only) ? "legend" : null);
            return;
        }

        if (statements.Lines.IsEmpty)
        {
            return;
        }

        page.Open("ul", HtmlMarkup.Class(statements.Lines.All(IsQuiet) ? "legend" : null)).Line();
        foreach (var line in statements.Lines)
        {
            Write(page, "li", line, null);
        }

        page.Close().Line();
    }

    private static bool IsQuiet(Prose line) => line.Runs.All(run => run.Tone == Tone.Quiet);

    private static void Write(HtmlMarkup page, string element, Prose line, string? name)
    {
        page.Open(element, HtmlMarkup.Class(name));
        foreach (var run in line.Runs)
        {
            if (HtmlTone.ClassOf(run.Tone) is { } tone && name != "legend")
            {
                page.Element("span", run.Text, HtmlMarkup.Class(tone));
            }
            else
            {
                page.Text(run.Text);
            }
        }

        page.Close().Line();
    }

    private static void Write(HtmlMarkup page, Tiles tiles)
    {
        page.Open("dl", ("class", "tiles")).Line();
        foreach (var tile in tiles.All)
        {
            page.Open("div").Element("dt", tile.Label).Element("dd", tile.Value, HtmlMarkup.Class("value"));
            if (tile.Judged is { } judged)
            {
                page.Open("dd").Element("span", $"{judged.Verdict.Mark()} {judged.Limit}", HtmlMarkup.Class($"chip {HtmlTone.ClassOf(judged.Verdict.Tone())}")).Close();
            }

            if (tile.Note.Length > 0)
            {
                page.Element("dd", tile.Note, HtmlMarkup.Class("quiet"));
            }

            page.Close().Line();
        }

        page.Close().Line();
    }
}
