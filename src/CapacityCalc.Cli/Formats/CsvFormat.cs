using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>The document's figures as comma-separated rows under a line of column names, quoted as RFC 4180 says, with the numbers of the JSON.</summary>
/// <remarks>An estimate has one row a figure: <c>section,stage,figure,value,unit</c>.</remarks>
internal sealed class CsvFormat : IOutputFormat
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public string Name => "csv";

    public ImmutableArray<string> Extensions => [".csv"];

    public bool ShowsWarnings => false;

    public string Write(Answer answer, Page page)
    {
        var table = answer.Document.Flatten();
        var text = new StringBuilder();
        WriteRow(text, table.Columns.Select(column => column.Name));
        foreach (var row in table.Rows)
        {
            WriteRow(text, row.Cells.Select(Field));
        }

        return text.ToString();
    }

    private static string Field(Cell cell) => cell is FigureCell figure ? ExactNumber.Print(figure.Value) : cell.Print().ToString();

    private static void WriteRow(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(Quote)).Append('\n');

    private static string Quote(string field)
    {
        var needsQuotes = field.AsSpan().ContainsAny(Quoted) || field.StartsWith(' ') || field.EndsWith(' ');
        return needsQuotes ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
