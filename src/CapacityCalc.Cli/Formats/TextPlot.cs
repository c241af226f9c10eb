using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>A plot of a few lines: values at the left, a curve, and below it the places along its axis.</summary>
internal sealed class TextPlot(LinePlot plot)
{
    private const int Rows = 6;

    /// <summary>A narrower curve says nothing, and a wider one no more.</summary>
    private const int LeastColumns = 24;
    private const int MostColumns = 64;

    private const char Limit = '╌';

    private readonly int _labels = plot.Y.Marks.Max(mark => DisplayWidth.Of(mark.Label));

    public void Write(Canvas canvas)
    {
        var columns = Math.Min(MostColumns, canvas.Width - TextTable.Indent.Length - _labels - 3);
        if (columns < LeastColumns)
        {
            return;
        }

        var raster = new BrailleRaster(columns, Rows);
        raster.Draw(plot.Points, plot.X.Maximum, plot.Y.Maximum);
        var marked = new PlotMark?[Rows];
        foreach (var mark in plot.Y.Marks)
        {
            var row = raster.RowOf(mark.Value / plot.Y.Maximum);
            marked[row] ??= mark;
        }

        for (var row = 0; row < Rows; row++)
        {
            WriteRow(canvas, raster, row, columns, marked[row]);
        }

        WriteAxis(canvas, columns);
    }

    private void WriteRow(Canvas canvas, BrailleRaster raster, int row, int columns, PlotMark? mark)
    {
        canvas.Add(TextTable.Indent).Add(new string(' ', _labels - DisplayWidth.Of(mark?.Label ?? ""))).Add(mark?.Label ?? "", mark?.Tone ?? Tone.Plain).Add(mark is null ? " │" : " ┤", Tone.Quiet);
        var limitRow = plot.Limit is { } limit ? raster.RowOf(limit / plot.Y.Maximum) : -1;
        for (var column = 0; column < columns;)
        {
            // Runs of one tone, so that a line is not made of escape sequences.
            var from = column;
            var isCurve = !raster.IsEmpty(column, row);
            while (column < columns && !raster.IsEmpty(column, row) == isCurve)
            {
                column++;
            }

            var run = Enumerable.Range(from, column - from).Select(at => isCurve ? raster.At(at, row) : row == limitRow ? Limit : ' ');
            canvas.Add(string.Concat(run), isCurve ? (row < limitRow ? Tone.Bad : Tone.Strong) : Tone.Doubtful);
        }

        canvas.EndLine();
    }

    /// <summary>Labels stand below their places as far as there is room; the axis is ticked where one does.</summary>
    private void WriteAxis(Canvas canvas, int columns)
    {
        const int Gap = 2;
        var line = new string('─', columns).ToCharArray();
        var placed = new List<(int From, PlotMark Mark)>();
        foreach (var mark in plot.X.Marks)
        {
            var at = Math.Clamp((int)(mark.Value / plot.X.Maximum * columns), 0, columns - 1);
            var width = DisplayWidth.Of(mark.Label);
            int[] wanted = [at - (width / 2), at - width + 1, at];
            if (wanted.Select(from => Math.Clamp(from, 0, Math.Max(0, columns - width))).Cast<int?>()
                .FirstOrDefault(from => placed.TrueForAll(other => from + width + Gap <= other.From || from >= other.From + DisplayWidth.Of(other.Mark.Label) + Gap)) is { } free)
            {
                placed.Add((free, mark));
                line[at] = '┬';
            }
        }

        var margin = new string(' ', TextTable.Indent.Length + _labels + 1);
        canvas.Add(margin).Add("└" + new string(line), Tone.Quiet);
        canvas.EndLine();
        canvas.Add(margin + " ");
        var used = 0;
        foreach (var (from, mark) in placed.OrderBy(label => label.From))
        {
            canvas.Add(new string(' ', from - used)).Add(mark.Label, mark.Tone);
            used = from + DisplayWidth.Of(mark.Label);
        }

        canvas.EndLine();
    }
}
