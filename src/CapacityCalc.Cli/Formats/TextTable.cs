using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>A table in columns of one character's width, without rules: its title stands where the first column's header would.</summary>
internal sealed class TextTable
{
    public const string Indent = "  ";

    private const string Gap = "  ";

    // Names can be told apart at this width; only where a page is too narrow even so are columns left out and names cut further.
    private const int ComfortableWidth = 14;

    // Prose reads well down to this width; before it gets narrower, optional columns are left out.
    private const int ProseWidth = 48;

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
            Shrink(width, Room.Wraps, ProseWidth);
            var last = _shown.FindLastIndex(column => _table.Columns[column].Room == Room.Optional);
            if (Total() <= width || last < 0)
            {
                break;
            }

            _shown.RemoveAt(last);
            natural.CopyTo(_widths, 0);
        }

        Shrink(width, Room.Shrinks, Column.LeastWidth);
        Shrink(width, Room.Wraps, Column.LeastWidth);
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
        var wrapped = _shown.Where(column => _table.Columns[column].Room == Room.Wraps).ToDictionary(column => column, column => Wrap(row, column));
        var lines = wrapped.Values.Select(words => words.Count).Append(1).Max();
        for (var line = 0; line < lines; line++)
        {
            foreach (var column in _shown)
            {
                if (column > 0)
                {
                    canvas.Add(Gap);
                }

                var cell = _table.Rows[row].Cells[column];
                var tone = _table.Rows[row].Role == RowRole.Total && cell.Tone == Tone.Plain ? Tone.Strong : cell.Tone;
                var text = wrapped.TryGetValue(column, out var words) ? words.ElementAtOrDefault(line) ?? ""
                    : line == 0 ? Aligned(row, column)
                    : "";
                canvas.Add(text + new string(' ', _widths[column] - DisplayWidth.Of(text)), tone);
            }

            canvas.EndLine();
        }
    }

    private List<string> Wrap(int row, int column)
    {
        var lines = new List<string> { "" };
        foreach (var word in (_printed[row][column].Number + _printed[row][column].Unit).Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (DisplayWidth.Of(longer) <= _widths[column])
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(DisplayWidth.Shorten(word, _widths[column]));
            }
        }

        if (lines[0].Length == 0 && lines.Count > 1)
        {
            lines.RemoveAt(0);
        }

        return lines;
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
