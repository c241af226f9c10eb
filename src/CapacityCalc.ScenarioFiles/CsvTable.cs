using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Measurements read from delimited text: comma, semicolon or tab, quoted cells, blank lines and <c>#</c> comments skipped.</summary>
/// <param name="Columns">As the header names them; empty where the file has no header.</param>
/// <param name="Rows">All of one length. A bare number under a column that has a unit is followed by it: <c>4.03 ms</c>.</param>
/// <remarks>The first row is a header when none of its cells begins as a number. At most 16 MiB, 1,000,000 rows and 4,000,000 cells are read.</remarks>
public sealed record CsvTable(string Source, ImmutableArray<CsvColumn> Columns, ImmutableArray<ImmutableArray<DocumentNode>> Rows)
{
    private const int MostBytes = 16 << 20;
    private const int MostRows = 1_000_000;
    private const int MostCells = 4_000_000;
    private const int MostErrors = 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Relative to the working directory.</param>
    /// <param name="named">Where the path was written, for a diagnostic about the file as a whole; default for the file itself.</param>
    /// <returns>The table, or null with a diagnostic.</returns>
    public static CsvTable? ReadFile(string path, SourceSpan named, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        var place = named == default ? new SourceSpan(path, 0, 0) : named;
        return FromBytes(path, InputBytes.ReadFile(path, place, MostBytes, bag), bag);
    }

    /// <inheritdoc cref="ReadFile"/>
    /// <param name="source">What diagnostics call the stream.</param>
    public static CsvTable? Read(string source, Stream stream, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bag);
        return FromBytes(source, InputBytes.Read(stream, source, new SourceSpan(source, 0, 0), MostBytes, bag), bag);
    }

    /// <summary>A list of the rows, each a list; of a table with one column, a list of its cells.</summary>
    public ListNode ToNode(ValueOrigin origin)
    {
        var rows = ImmutableArray.CreateBuilder<DocumentNode>(Rows.Length);
        foreach (var row in Rows)
        {
            rows.Add(row.Length == 1 ? row[0] : new ListNode(row, row[0].Span, origin));
        }

        return new ListNode(rows.MoveToImmutable(), new SourceSpan(Source, 1, 1), origin);
    }

    private static CsvTable? FromBytes(string source, byte[]? bytes, DiagnosticBag bag) =>
        bytes is null || SourceText.Decode(bytes, source, bag) is not { } text ? null : FromText(source, text, bag);

    /// <inheritdoc cref="ReadFile"/>
    internal static CsvTable? FromText(string source, string text, DiagnosticBag bag)
    {
        // The bag may hold errors of other inputs, so this one's are kept apart until the end.
        var own = new DiagnosticBag();
        var cells = new CsvCells(text, source, own);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<DocumentNode>>();
        ImmutableArray<CsvColumn> columns = [];
        var width = 0;
        var errors = 0;
        while (errors <= MostErrors && cells.Next() is { } row)
        {
            if (width == 0)
            {
                width = row.Count;
                if (IsHeader(row))
                {
                    columns = [.. row.Select(cell => CsvColumn.FromHeader(cell.Text))];
                    continue;
                }
            }

            if (row.Count != width)
            {
                errors++;
                own.Error(DiagnosticCodes.InvalidTable, row[0].Span, $"this row has {Cells(row.Count)}, the first row has {width}");
                continue;
            }

            if (rows.Count == MostRows || (rows.Count + 1L) * width > MostCells)
            {
                own.Error(DiagnosticCodes.FileTooLarge, row[0].Span, $"the table has more than {MostRows} rows or {MostCells} cells");
                break;
            }

            if (FirstDecimalComma(row) is { } comma)
            {
                errors++;
                own.Error(DiagnosticCodes.InvalidTable, comma.Span, $"the number {Excerpt.Quote(comma.Text)} holds a comma", "write a decimal point, and no separator of thousands");
                continue;
            }

            rows.Add(Nodes(row, columns));
        }

        if (rows.Count == 0 && !own.HasErrors)
        {
            own.Error(DiagnosticCodes.InvalidTable, new SourceSpan(source, 1, 1), "the table has no rows", "write one measurement per line, such as 100,4.03 ms");
        }

        bag.AddAll(own.ToImmutable());

        return own.HasErrors ? null : new CsvTable(source, columns, rows.DrainToImmutable());
    }

    private static ImmutableArray<DocumentNode> Nodes(List<CsvCell> row, ImmutableArray<CsvColumn> columns)
    {
        var nodes = ImmutableArray.CreateBuilder<DocumentNode>(row.Count);
        for (var i = 0; i < row.Count; i++)
        {
            var unit = i < columns.Length ? columns[i].Unit : null;
            var text = unit is not null && IsBareNumber(row[i].Text) ? $"{row[i].Text} {unit}" : row[i].Text;
            nodes.Add(new TextNode(text, row[i].Span));
        }

        return nodes.MoveToImmutable();
    }

    private static bool IsHeader(List<CsvCell> row)
    {
        var hasName = false;
        foreach (var cell in row)
        {
            var text = cell.Text.AsSpan().TrimStart("+-.");
            if (text.Length > 0 && char.IsAsciiDigit(text[0]))
            {
                return false;
            }

            hasName |= text.Length > 0;
        }

        return hasName;
    }

    private static bool IsBareNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static CsvCell? FirstDecimalComma(List<CsvCell> row)
    {
        foreach (var cell in row)
        {
            var comma = cell.Text.IndexOf(',');
            if (comma > 0 && comma + 1 < cell.Text.Length && char.IsAsciiDigit(cell.Text[comma - 1]) && char.IsAsciiDigit(cell.Text[comma + 1]))
            {
                return cell;
            }
        }

        return null;
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
