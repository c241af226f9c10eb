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

    public string Write(Answer answer, Page page)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(answer.Report.Title)).Append('\n');
        foreach (var (paragraph, index) in answer.Report.Lead.Select((paragraph, index) => (paragraph, index)))
        {
            text.Append('\n').Append(index == 0 ? Strong(paragraph.Text) : Escape(paragraph.Text)).Append('\n');
        }

        foreach (var section in answer.Report.Sections)
        {
            text.Append("\n## ").Append(Escape(section.Title)).Append('\n');
            foreach (var block in section.Blocks)
            {
                text.Append('\n');
                Write(text, block);
            }
        }

        return text.ToString();
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
