using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>A table, in a box of its own that scrolls where the table is wider than the screen.</summary>
internal static class HtmlTable
{
    /// <param name="caption">What it is of, for who does not see the heading above it.</param>
    public static void Write(HtmlMarkup page, Table table, string caption)
    {
        page.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0")).Line();
        page.Open("table").Line().Element("caption", caption).Line();
        WriteHead(page, table.Columns, caption);
        page.Open("tbody").Line();
        foreach (var row in table.Rows)
        {
            Write(page, table.Columns, row);
        }

        page.Close().Line().Close().Line().Close().Line();
    }

    /// <remarks>Where the first column has no name, the table's own says what its rows are.</remarks>
    private static void WriteHead(HtmlMarkup page, ImmutableArray<Column> columns, string caption)
    {
        page.Open("thead").Line();
        var hasGroups = columns.Any(column => column.Group is not null);
        page.Open("tr");
        for (var index = 0; index < columns.Length; index++)
        {
            var column = columns[index];
            if (column.Group is null)
            {
                WriteHeader(page, index == 0 && string.IsNullOrWhiteSpace(column.Header) ? column with { Header = caption } : column, hasGroups ? "2" : null);
                continue;
            }

            var last = index;
            while (last + 1 < columns.Length && columns[last + 1].Group == column.Group)
            {
                last++;
            }

            page.Element("th", column.Group, ("scope", "colgroup"), ("colspan", (last - index + 1).ToString(CultureInfo.InvariantCulture)), HtmlMarkup.Class("group"));
            index = last;
        }

        page.Close().Line();
        if (hasGroups)
        {
            page.Open("tr");
            foreach (var column in columns.Where(column => column.Group is not null))
            {
                WriteHeader(page, column, null);
            }

            page.Close().Line();
        }

        page.Close().Line();
    }

    /// <summary>The blocks that explain a column of bars are drawn as its bars are.</summary>
    private static void WriteHeader(HtmlMarkup page, Column column, string? rows)
    {
        page.Open("th", ("scope", "col"), ("rowspan", rows), HtmlMarkup.Class(ClassOf(column)));
        foreach (var letter in column.Header.Replace("█ ", "█", StringComparison.Ordinal).Replace("░ ", "░", StringComparison.Ordinal).EnumerateRunes())
        {
            if (letter.Value is '█' or '░')
            {
                page.Open("span", ("class", letter.Value == '█' ? "key solid" : "key whole"), ("aria-hidden", "true")).Close();
            }
            else
            {
                page.Text(letter.ToString());
            }
        }

        page.Close();
    }

    private static void Write(HtmlMarkup page, ImmutableArray<Column> columns, Row row)
    {
        page.Open("tr", HtmlMarkup.Class(row.Role == RowRole.Total ? "total" : null));
        foreach (var (index, (cell, column)) in row.Cells.Zip(columns).Index())
        {
            var classes = string.Join(' ', new[] { ClassOf(column), HtmlTone.ClassOf(cell.Tone) }.OfType<string>());
            if (cell is BarCell bar)
            {
                page.Open("td");
                WriteBar(page, bar);
                page.Close();
            }
            else if (index == 0)
            {
                var depth = row.Depth == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"padding-left: {0.5 + (1.25 * row.Depth):0.##}rem");
                page.Element("th", TextOf(cell), ("scope", "row"), HtmlMarkup.Class(classes.Length > 0 ? classes : null), ("style", depth));
            }
            else
            {
                page.Element("td", TextOf(cell), HtmlMarkup.Class(classes.Length > 0 ? classes : null));
            }
        }

        page.Close().Line();
    }

    /// <summary>The same figures stand in the row, so that it is for the eye alone.</summary>
    private static void WriteBar(HtmlMarkup page, BarCell bar)
    {
        page.Open("span", ("class", "bar"), ("aria-hidden", "true"));
        page.Open("span", ("class", "whole"), ("style", Width(bar.Whole))).Close();
        page.Open("span", ("class", "solid"), ("style", Width(bar.Solid))).Close();
        page.Close();
    }

    private static string Width(double share) => string.Create(CultureInfo.InvariantCulture, $"width: {Math.Clamp(share, 0, 1) * 100:0.#}%");

    private static string? ClassOf(Column column) => column.Align == Align.Right ? "n" : column.Room == Room.Wraps ? "wraps" : null;

    private static string TextOf(Cell cell) => cell.Print().ToString().Trim();
}
