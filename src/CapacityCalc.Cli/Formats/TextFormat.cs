using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>For a terminal: the answer in the first lines, then sections whose titles stand at the left edge.</summary>
internal sealed class TextFormat : IOutputFormat
{
    /// <summary>Where the text beside a section's title begins.</summary>
    private const int Margin = 12;

    public string Name => "text";

    public ImmutableArray<string> Extensions => [".txt"];

    public bool ShowsWarnings => true;

    public string Write(Answer answer, Page page)
    {
        var canvas = new Canvas(page);
        foreach (var paragraph in answer.Report.Lead)
        {
            WriteLines(canvas, LineBreaker.Break(paragraph, page.Width), indent: 0);
        }

        foreach (var section in answer.Report.Sections)
        {
            if (answer.Report.Lead.Length > 0 || section != answer.Report.Sections[0])
            {
                canvas.EndLine();
            }

            Write(canvas, section);
        }

        return canvas.ToString();
    }

    private static void Write(Canvas canvas, Section section)
    {
        for (var index = 0; index < section.Blocks.Length; index++)
        {
            switch (section.Blocks[index])
            {
                case Table table:
                    new TextTable(table, index == 0 ? section.Title : "", canvas.Width).Write(canvas);
                    break;
                case LinePlot plot:
                    new TextPlot(plot).Write(canvas);
                    break;
                case Listing listing:
                    canvas.Add(index == 0 ? section.Title.PadRight(Margin) : TextTable.Indent, Tone.Strong);
                    WriteListing(canvas, listing, index == 0 ? Margin : TextTable.Indent.Length);
                    break;
                case Statements statements when index == 0:
                    canvas.Add(section.Title.PadRight(Margin), Tone.Strong);
                    WriteStatements(canvas, statements, Margin);
                    break;
                case Formula formula:
                    canvas.Add(new string(' ', Margin));
                    WriteStatements(canvas, new Statements([.. formula.Lines.Prepend(formula.Words).OfType<string>().Select(line => Prose.Of(line))]), Margin);
                    break;
                case Statements statements when section.Blocks[index - 1] is Formula:
                    canvas.Add(new string(' ', Margin));
                    WriteStatements(canvas, statements, Margin);
                    break;
                case Statements statements:
                    canvas.Add(TextTable.Indent);
                    WriteStatements(canvas, statements, TextTable.Indent.Length);
                    break;
            }
        }
    }

    /// <summary>Never broken: a line of it may be wider than the page.</summary>
    private static void WriteListing(Canvas canvas, Listing listing, int indent)
    {
        foreach (var (index, line) in listing.Text.Split('\n').Index())
        {
            canvas.Add(index == 0 ? line : new string(' ', indent) + line);
            canvas.EndLine();
        }
    }

    /// <summary>The first line goes on where the canvas stands.</summary>
    private static void WriteStatements(Canvas canvas, Statements statements, int indent)
    {
        var isFirst = true;
        foreach (var statement in statements.Lines)
        {
            if (!isFirst)
            {
                canvas.Add(new string(' ', indent));
            }

            isFirst = false;
            WriteLines(canvas, LineBreaker.Break(statement, canvas.Width - indent), indent);
        }
    }

    private static void WriteLines(Canvas canvas, IEnumerable<ImmutableArray<Run>> lines, int indent)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (!isFirst)
            {
                canvas.Add(new string(' ', indent));
            }

            isFirst = false;
            foreach (var run in line)
            {
                canvas.Add(run.Text, run.Tone);
            }

            canvas.EndLine();
        }
    }
}
