using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>A table in columns of one character's width, without rules: its title stands where the first column's header would.</summary>
internal sealed class TextTable
{
    public const string Indent = "  ";

    private const string Gap = "  ";

    // Names can be told apart at this width; only where a page is too narrow even so are columns left out and names cut further.
    private const int ComfortableWidth = 14;

    private readonly Table _table;
    private readonly string _title;
    private readonly PrintedFigure[][] _printed;
    private readonly int[] _unitWidths;
    private readonly int[] _widths;
    private readonly List<int> _shown;

    public TextTable(Table table, string title, int width)
    {
        _table = table;
        _title = title;
        _printed = [.. table.Rows.Select(row => row.Cells.Select(cell => cell.Print()).ToArray())];
        _shown = [.. Enumerable.Range(0, table.Columns.Length)];
        _unitWidths = [.. _shown.Select(column => _printed.Select(row => DisplayWidth.Of(row[column].Unit)).DefaultIfEmpty().Max())];
        _widths = [.. _shown.Select(NaturalWidth)];
        Fit(width);
    }

    private bool HasGroups => _shown.Any(column => _table.Columns[column].Group is not null);

    public void Write(Canvas canvas)
    {
        if (HasGroups)
        {
            WriteGroups(canvas);
        }

        WriteHeaders(canvas);
        for (var row = 0; row < _table.Rows.Length; row++)
        {
            WriteRow(canvas, row);
        }
    }

    private string HeaderOf(int column) => column == 0 ? _title : _table.Columns[column].Header;

    private string IndentOf(int row) => string.Concat(Enumerable.Repeat(Indent, _table.Rows[row].Depth + 1));

    private int NaturalWidth(int column)
    {
        var widest = DisplayWidth.Of(HeaderOf(column));
        for (var row = 0; row < _printed.Length; row++)
        {
            var indent = column == 0 ? IndentOf(row).Length : 0;
            var unit = _table.Columns[column].Align == Align.Right ? _unitWidths[column] : DisplayWidth.Of(_printed[row][column].Unit);
            widest = Math.Max(widest, indent + DisplayWidth.Of(_printed[row][column].Number) + unit);
        }

        return widest;
    }

    private void Fit(int width)
    {
        while (true)
        {
            var natural = _widths.ToArray();
            Shrink(width, Room.Scales, 0);
            Shrink(width, Room.Shrinks, ComfortableWidth);
            var last = _shown.FindLastIndex(column => _table.Columns[column].Room == Room.Optional);
            if (Total() <= width || last < 0)
            {
                break;
            }

            _shown.RemoveAt(last);
            natural.CopyTo(_widths, 0);
        }

        Shrink(width, Room.Shrinks, Column.LeastWidth);
    }

    private int Total() => _shown.Sum(column => _widths[column]) + (Gap.Length * (_shown.Count - 1));

    private void Shrink(int width, Room room, int least)
    {
        while (Total() > width)
        {
            var widest = _shown
                .Where(column => _table.Columns[column].Room == room && _widths[column] > Math.Max(least, DisplayWidth.Of(HeaderOf(column))))
                .OrderByDescending(column => _widths[column]).FirstOrDefault(-1);
            if (widest < 0)
            {
                return;
            }

            _widths[widest]--;
        }
    }

    private void WriteGroups(Canvas canvas)
    {
        canvas.Add(_title.PadRight(_widths[0]), Tone.Strong);
        for (var at = 1; at < _shown.Count;)
        {
            var group = _table.Columns[_shown[at]].Group;
            var first = at;
            var width = -Gap.Length;
            while (at < _shown.Count && _table.Columns[_shown[at]].Group == group)
            {
                width += Gap.Length + _widths[_shown[at]];
                at++;
            }

            canvas.Add(Gap).Add(group is null ? new string(' ', width) : at - first == 1 ? group.PadLeft(width) : Ruled(group, width), Tone.Quiet);
        }

        canvas.EndLine();
    }

    private static string Ruled(string group, int width)
    {
        var rule = Math.Max(0, width - group.Length - 2);
        return $"{new string('─', rule / 2)} {group} {new string('─', rule - (rule / 2))}";
    }

    private void WriteHeaders(Canvas canvas)
    {
        foreach (var column in _shown)
        {
            if (column == 0)
            {
                canvas.Add((HasGroups ? "" : _title).PadRight(_widths[0]), Tone.Strong);
                continue;
            }

            var header = HeaderOf(column);
            var blanks = new string(' ', _widths[column] - DisplayWidth.Of(header));
            canvas.Add(Gap).Add(_table.Columns[column].Align == Align.Right ? blanks + header : header + blanks, Tone.Quiet);
        }

        canvas.EndLine();
    }

    private void WriteRow(Canvas canvas, int row)
    {
        foreach (var column in _shown)
        {
            if (column > 0)
            {
                canvas.Add(Gap);
            }

            var cell = _table.Rows[row].Cells[column];
            var tone = _table.Rows[row].Role == RowRole.Total && cell.Tone == Tone.Plain ? Tone.Strong : cell.Tone;
            canvas.Add(Aligned(row, column), tone);
        }

        canvas.EndLine();
    }

    private string Aligned(int row, int column)
    {
        var (number, unit) = _printed[row][column];
        if (_table.Columns[column].Align == Align.Right)
        {
            var aligned = number + unit + new string(' ', _unitWidths[column] - DisplayWidth.Of(unit));
            return new string(' ', _widths[column] - DisplayWidth.Of(aligned)) + aligned;
        }

        var text = _table.Rows[row].Cells[column] is BarCell bar ? bar.Draw(_widths[column]) : number + unit;
        var words = DisplayWidth.Shorten((column == 0 ? IndentOf(row) : "") + text, _widths[column]);
        return words + new string(' ', _widths[column] - DisplayWidth.Of(words));
    }
}
