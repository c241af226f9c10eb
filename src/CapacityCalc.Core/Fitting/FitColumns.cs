using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Reads columns of numbers, and says of every cell that is none what is wrong with it.</summary>
internal static class FitColumns
{
    public static readonly ImmutableArray<string> Items = ["items", "item", "candidates", "documents", "docs", "tokens", "rows", "n"];
    public static readonly ImmutableArray<string> Batch = ["batch", "batch_size", "requests", "batched"];
    public static readonly ImmutableArray<string> Time = ["time", "latency", "duration", "elapsed", "response_time", "service_time"];
    public static readonly ImmutableArray<string> Concurrency = ["concurrency", "clients", "users", "threads", "processors", "connections", "workers", "load"];
    public static readonly ImmutableArray<string> Throughput = ["throughput", "rate", "requests_per_second", "tput"];
    public static readonly ImmutableArray<string> Timestamp = ["timestamp", "arrival", "arrived", "arrived_at", "at", "ts"];

    /// <summary>The column that has one of the names; null where none has.</summary>
    public static int? Find(MeasuredTable table, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            for (var index = 0; index < table.Columns.Length; index++)
            {
                if (string.Equals(table.Columns[index].Name.Replace(' ', '_'), name, StringComparison.OrdinalIgnoreCase))
                {
                    return index;
                }
            }
        }

        return null;
    }

    /// <summary>The column that has one of the names, or the only one in its place of a file without a header; null with a diagnostic.</summary>
    /// <param name="place">Of a file without a header.</param>
    /// <param name="width">Columns of a file without a header.</param>
    public static int? Require(MeasuredTable table, ImmutableArray<string> names, int place, int width, DiagnosticBag bag)
    {
        if (table.Columns.IsEmpty && table.Rows[0].Length == width)
        {
            return place;
        }

        if (Find(table, names) is { } found)
        {
            return found;
        }

        bag.Error(
            DiagnosticCodes.MissingColumn,
            new SourceSpan(table.Source, 1, 1),
            table.Columns.IsEmpty ? $"the file has no header, and {table.Rows[0].Length} columns where {width} are due" : $"there is no column '{names[0]}'; the file has {Known(table)}",
            $"name a column {string.Join(", ", names.Select(name => $"'{name}'"))}");
        return null;
    }

    /// <summary>The column's numbers; null with a diagnostic for every cell that is none.</summary>
    public static double[]? Read(MeasuredTable table, int column, Dimension dimension, Bounds bounds, DiagnosticBag bag)
    {
        var values = new double[table.Rows.Length];
        var isRead = true;
        for (var row = 0; row < values.Length; row++)
        {
            var cell = (TextNode)table.Rows[row][column];
            var name = table.Columns.IsEmpty ? dimension.Name : table.Columns[column].Name;
            if (cell.Text.Length == 0)
            {
                bag.Error(DiagnosticCodes.MissingValue, cell.Span, $"'{name}' is empty", "leave out the row, or give the value");
                isRead = false;
            }
            else if (!dimension.TryParse(cell.Text, out values[row], out var problem))
            {
                bag.Error(DiagnosticCodes.InvalidQuantity, cell.Span, $"'{name}': {problem}", UnitHint(table, column, cell.Text, dimension));
                isRead = false;
            }
            else if (!bounds.Contains(values[row]))
            {
                bag.Error(DiagnosticCodes.OutOfRange, cell.Span, $"'{name}' is {dimension.Print(values[row])}; it must be {(bounds.AboveMinimum ? "more than" : "at least")} {dimension.Print(bounds.Minimum)} and at most {dimension.Print(bounds.Maximum)}");
                isRead = false;
            }
        }

        return isRead ? values : null;
    }

    public static string Known(Measurements measurements) => measurements is MeasuredTable { Columns.IsEmpty: false } table
        ? string.Join(", ", table.Columns.Select(column => Excerpt.Quote(column.Name)))
        : "of a file without a header";

    /// <summary>A header without a unit is mended once, and not in every row.</summary>
    private static string? UnitHint(MeasuredTable table, int column, string text, Dimension dimension) =>
        !table.Columns.IsEmpty && table.Columns[column].Unit is null && dimension.Units[0].Symbol.Length > 0 && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? $"or name the unit in the header: {table.Columns[column].Name}{(dimension.Name == QueryRate.Dimension.Name ? "_rps" : "_ms")}"
            : null;
}
