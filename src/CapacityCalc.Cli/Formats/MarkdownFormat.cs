using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>GitHub's Markdown, ready for a design document.</summary>
internal sealed class MarkdownFormat : IOutputFormat
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\`*_[]<>|#~$&");

    public string Name => "markdown";

    public ImmutableArray<string> Extensions => [".md", ".markdown"];

    public bool ShowsWarnings => true;

    public string Write(Answer answer, Page page) => Write(answer.Report);

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(report.Title)).Append('\n');
        if (report.Question is { } question)
        {
            text.Append("\n> ").Append(Escape(question)).Append('\n');
        }

        WriteLead(text, report.Lead);
        WriteBlocks(text, report.Opening);
        foreach (var section in report.Sections)
        {
            Write(text, section, "##");
        }

        return text.ToString();
    }

    /// <param name="marks">Of a heading of its level.</param>
    private static void Write(StringBuilder text, Section section, string marks)
    {
        text.Append('\n').Append(marks).Append(' ').Append(Escape(section.Title)).Append('\n');
        WriteBlocks(text, section.Blocks);
        foreach (var part in section.Parts)
        {
            Write(text, part, marks + "#");
        }
    }

    /// <summary>The first line loudest.</summary>
    private static void WriteLead(StringBuilder text, ImmutableArray<Prose> lead)
    {
        foreach (var (index, paragraph) in lead.Index())
        {
            text.Append('\n').Append(index == 0 ? Strong(paragraph.Text) : Escape(paragraph.Text)).Append('\n');
        }
    }

    private static void WriteBlocks(StringBuilder text, ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Lead lead:
                    WriteLead(text, lead.Lines);
                    continue;
                case LinePlot:
                    continue;
            }

            text.Append('\n');
            Write(text, block);
        }
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Table table:
                WriteTable(text, table);
                break;
            case Statements { Lines: [var only] }:
                text.Append(Escape(only.Text)).Append('\n');
                break;
            case Statements statements:
                foreach (var line in statements.Lines)
                {
                    text.Append("- ").Append(Escape(line.Text)).Append('\n');
                }

                break;
            case Tiles tiles:
                WriteTiles(text, tiles);
                break;
            case Picture { Content: PictureContent.Beside beside } picture:
                text.Append("![").Append(Escape(picture.Title)).Append("](").Append(MarkdownLink.To(beside.Path)).Append(")\n");
                break;
            case Listing listing:
                WriteListing(text, listing);
                break;
            case Workings workings:
                WriteWorkings(text, workings);
                break;
            case Formula formula:
                if (formula.Words is { } words)
                {
                    text.Append(Escape(words)).Append("\n\n");
                }

                text.Append("$$\n").Append(formula.Latex).Append("\n$$\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "no such block");
        }
    }

    private static void WriteTiles(StringBuilder text, Tiles tiles)
    {
        WriteRow(text, ["", "", ""]);
        WriteRow(text, ["---", "---", "---"]);
        foreach (var tile in tiles.All)
        {
            var note = tile.Judged is { } judged ? $"{judged.Verdict.Mark()} {judged.Limit}, {tile.Note}" : tile.Note;
            WriteRow(text, [Escape(tile.Label), Strong(tile.Value), Escape(note)]);
        }
    }

    /// <summary>In blocks of their own, in which nothing else is markup.</summary>
    private static void WriteWorkings(StringBuilder text, Workings workings)
    {
        foreach (var (index, working) in workings.All.Index())
        {
            text.Append(index == 0 ? "" : "\n").Append(Escape(working.What)).Append("\n\n```math\n").Append(working.Math.ReplaceLineEndings(" ")).Append("\n```\n");
            if (working.Remark.Length > 0)
            {
                text.Append('\n').Append(Escape(working.Remark)).Append('\n');
            }
        }
    }

    /// <summary>In a fence that is longer than any in the text.</summary>
    private static void WriteListing(StringBuilder text, Listing listing)
    {
        var fence = new string('`', Math.Max(3, listing.Text.Split('\n').Max(line => line.TrimStart().TakeWhile(character => character == '`').Count()) + 1));
        text.Append(fence).Append(listing.Language).Append('\n').Append(listing.Text.ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n').Append(fence).Append('\n');
    }

    private static void WriteTable(StringBuilder text, Table table)
    {
        // A bar is for a page of one width a character.
        var shown = Enumerable.Range(0, table.Columns.Length).Where(index => !table.Rows.Any(row => row.Cells[index] is BarCell)).ToArray();
        WriteRow(text, shown.Select(index => Escape(table.Columns[index].FullHeader)));
        WriteRow(text, shown.Select(index => table.Columns[index].Align == Align.Right ? "---:" : "---"));
        foreach (var row in table.Rows)
        {
            WriteRow(text, shown.Select(index => CellText(row, index)));
        }
    }

    private static string CellText(Row row, int index)
    {
        var words = row.Cells[index].Print().ToString();
        if (row.Role == RowRole.Total)
        {
            return Strong(words);
        }

        // GitHub drops leading spaces, so a branch's stage is set off by no-break ones.
        return (index == 0 ? string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", row.Depth)) : "") + Escape(words);
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Strong(string words) => words.Length == 0 ? "" : $"**{Escape(words)}**";

    private static string Escape(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            if (char.IsControl(character) || character is Prose.NoBreakSpace or Prose.StatementSpace)
            {
                text.Append(' ');
                continue;
            }

            if (Escaped.Contains(character))
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.ToString().Trim();
    }
}
