using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="HeatmapDrawing"/>.</summary>
internal sealed class HeatmapScene(HeatmapDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;

    /// <summary>An even number of pixels, so that stretches of the outline meet without a darker dot.</summary>
    private const float OutlineThickness = 4;
    private const float ThinOutlineThickness = 2;

    /// <summary>Cells of fewer pixels have a thin outline and no air between them.</summary>
    private const float SmallCell = 16;
    private const float LeastTextSize = 9;

    /// <summary>Of the page's width, before a row's name is cut.</summary>
    private const float WidestLabels = 0.25f;

    private readonly Page _page = new(theme, size);
    private readonly ColorBar _bar = new(drawing, theme);

    private int Columns => drawing.X.Labels.Length;

    private int Rows => drawing.Y.Labels.Length;

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = AddKey() + 6;
        var barTitle = _page.AddTitle(AxisTicks.Title(drawing.Value), _page.Right, top + 12, Align.Right, size.Width * 0.4f);
        _page.AddTitle(drawing.Y.Title, Page.Left, top + 12, Align.Left, barTitle.Left - Page.Left - 2 * Gap);
        top += 24;
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        ImmutableArray<string> rows = [.. drawing.Y.Labels.Select(label => PlacedText.Shorten(label, size.Width * WidestLabels, Page.TickSize, Weight.Regular))];
        var left = Page.Left + Page.Widest(rows) + Gap;
        var right = _page.Right - _bar.Width - 2 * Gap;
        // Whole pixels: cells of one colour have no seams.
        var x = Edges(left, right, Columns);
        var y = Edges(bottom, top, Rows);

        AddCells(x, y);
        AddOutline(x, y);
        AddRowLabels(rows, left, y);
        AddColumnLabels(x, bottom);
        _page.AddBottomTitle(drawing.X.Title, (left + right) / 2, bottom + 46);
        _bar.AddTo(_page, new SKRect(_page.Right - _bar.Width, top, _page.Right, bottom));
        return _page.Finish(NewPlot(new SKRect(left, top, right, bottom)));
    }

    private static ImmutableArray<float> Edges(float from, float to, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(index => MathF.Round(from + (to - from) * index / count))];

    private ScottPlot.Plot NewPlot(SKRect data)
    {
        var x = new AxisMap(new ValueAxis("", Measure.Items, Scale.Linear, 0, Columns), data.Left, data.Right);
        var y = new AxisMap(new ValueAxis("", Measure.Items, Scale.Linear, 0, Rows), data.Bottom, data.Top);
        var plot = _page.NewPlot(data, x, y, [], []);
        plot.Axes.Bottom.FrameLineStyle.IsVisible = false;
        return plot;
    }

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        if (drawing.Objective is { } objective)
        {
            var meeting = drawing.Cells.Count(cell => cell.State == CellState.Meets);
            var name = meeting == 0 ? $"no cell meets {objective}" : meeting == drawing.Cells.Length ? $"every cell meets {objective}" : $"outlined: meets {objective}";
            key.Add(name, box => AddFrame(SKRect.Inflate(box, -3, 0)));
        }
        if (drawing.Cells.Any(cell => cell.State == CellState.Overloaded))
        {
            key.Add("overloaded: no latency", box => _page.Under.Fills.Add(new Fill(box, theme.Neutral, Texture.Striped)));
        }
        if (drawing.Cells.Any(cell => cell.State == CellState.Unknown))
        {
            key.Add("no valid scenario", box => _page.Under.Fills.Add(new Fill(box, theme.Shade)));
        }
        return key.Bottom;
    }

    private void AddFrame(SKRect box)
    {
        foreach (var (x1, y1, x2, y2) in new[] { (box.Left, box.Top, box.Right, box.Top), (box.Left, box.Bottom, box.Right, box.Bottom), (box.Left, box.Top, box.Left, box.Bottom), (box.Right, box.Top, box.Right, box.Bottom) })
        {
            _page.Over.Strokes.Add(new Stroke(x1, y1, x2, y2, theme.Ink, OutlineThickness));
        }
    }

    private Fill Fill(SKRect box, HeatmapCell cell) => cell switch
    {
        { State: CellState.Unknown } => new Fill(box, theme.Shade),
        { State: CellState.Overloaded } => new Fill(box, theme.Neutral, Texture.Striped),
        { Value: { } value } => new Fill(box, _bar.Color(value)),
        _ => new Fill(box, theme.Shade),
    };

    private void AddCells(ImmutableArray<float> x, ImmutableArray<float> y)
    {
        var (width, height) = (x[1] - x[0], y[0] - y[1]);
        var longest = drawing.Cells.MaxBy(cell => cell.Label.Length).Label;
        // Air between cells that are large enough for it.
        var air = Math.Min(width, height) >= SmallCell ? 1 : 0;
        var textSize = Math.Min(Page.LabelSize, Math.Min(height * 0.6f, Page.TickSize * (width - 10) / Math.Max(1, InterFont.Width(longest, Page.TickSize, Weight.SemiBold))));
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var cell = drawing.At(column, row);
                var fill = Fill(new SKRect(x[column], y[row + 1], x[column + 1] - air, y[row] - air), cell);
                _page.Over.Hovers.Add(new Hover(fill.Box, HoverText(column, row, cell)));
                if (air == 0 && _page.Under.Fills is [.., { } left] && left.Texture == Texture.Striped && fill.Texture == Texture.Striped && left.Box.Right == fill.Box.Left && left.Box.Top == fill.Box.Top)
                {
                    // One area of stripes: each has a clip of its own in an SVG.
                    _page.Under.Fills[^1] = fill with { Box = SKRect.Union(left.Box, fill.Box) };
                    continue;
                }
                _page.Under.Fills.Add(fill);
                if (textSize >= LeastTextSize && cell.Label.Length > 0)
                {
                    AddNumber(cell, fill, textSize);
                }
            }
        }
    }

    private string HoverText(int column, int row, HeatmapCell cell)
    {
        var value = cell switch
        {
            { State: CellState.Unknown } => "no valid scenario",
            { State: CellState.Overloaded } => "overloaded: no latency",
            { Value: { } known } => drawing.Value.Print(known),
            _ => "unknown",
        };
        return $"{drawing.X.Title} {drawing.X.Labels[column]}\n{drawing.Y.Title} {drawing.Y.Labels[row]}\n{value}";
    }

    private void AddNumber(HeatmapCell cell, Fill fill, float textSize)
    {
        var weight = cell.State == CellState.Meets && drawing.Objective is not null ? Weight.SemiBold : Weight.Regular;
        var number = PlacedText.Middle(cell.Label, fill.Box.MidX, fill.Box.MidY, Align.Center, textSize, weight, ChartTheme.InkOn(fill.Color));
        if (fill.Texture == Texture.Striped)
        {
            var plate = number.Box;
            plate.Inflate(4, 3);
            _page.Under.Fills.Add(new Fill(plate, fill.Color));
        }
        _page.Add(number);
    }

    /// <summary>Around the cells that meet the objectives: a dark line within a light one, to be seen on any colour.</summary>
    private void AddOutline(ImmutableArray<float> x, ImmutableArray<float> y)
    {
        if (drawing.Objective is null)
        {
            return;
        }
        var edges = new List<(float X1, float Y1, float X2, float Y2)>();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (!Meets(column, row))
                {
                    continue;
                }
                var (left, right, top, bottom) = (x[column], x[column + 1], y[row + 1], y[row]);
                edges.AddRange(new[]
                {
                    (Meets(column - 1, row), (left, top, left, bottom)),
                    (Meets(column + 1, row), (right, top, right, bottom)),
                    (Meets(column, row + 1), (left, top, right, top)),
                    (Meets(column, row - 1), (left, bottom, right, bottom)),
                }.Where(edge => !edge.Item1).Select(edge => edge.Item2));
            }
        }
        var line = Math.Min(x[1] - x[0], y[0] - y[1]) >= SmallCell ? OutlineThickness : ThinOutlineThickness;
        foreach (var (color, thickness) in new[] { (theme.Background, line + 4), (theme.Ink, line) })
        {
            var reach = thickness / 2;
            _page.Over.Strokes.AddRange(edges.Select(edge => edge.X1 == edge.X2
                ? new Stroke(edge.X1, edge.Y1 - reach, edge.X2, edge.Y2 + reach, color, thickness)
                : new Stroke(edge.X1 - reach, edge.Y1, edge.X2 + reach, edge.Y2, color, thickness)));
        }

        bool Meets(int column, int row) =>
            column >= 0 && column < Columns && row >= 0 && row < Rows && drawing.At(column, row).State == CellState.Meets;
    }

    private void AddRowLabels(ImmutableArray<string> rows, float left, ImmutableArray<float> y)
    {
        const float LeastHeight = Page.TickSize + 5;
        var every = Every(LeastHeight, y[0] - y[1]);
        for (var row = 0; row < Rows; row += every)
        {
            _page.Add(PlacedText.Middle(rows[row], left - Gap, (y[row] + y[row + 1]) / 2, Align.Right, Page.TickSize, Weight.Regular, theme.Quiet));
        }
    }

    private void AddColumnLabels(ImmutableArray<float> x, float bottom)
    {
        // Few columns have their names in full, or cut; of many, every second or fifth has.
        const float WidestLabel = 90;
        var width = x[1] - x[0];
        var longest = Page.Widest(drawing.X.Labels) + 12;
        var every = Every(Math.Min(longest, WidestLabel), width);
        for (var column = 0; column < Columns; column += every)
        {
            var label = PlacedText.Shorten(drawing.X.Labels[column], Math.Max(WidestLabel, width * every) - 8, Page.TickSize, Weight.Regular);
            var text = PlacedText.At(label, (x[column] + x[column + 1]) / 2, bottom + 22, Align.Center, Page.TickSize, Weight.Regular, theme.Quiet);
            _page.Add(text with { Left = Math.Min(text.Left, size.Width - 4 - text.Width) });
        }
    }

    /// <summary>So many lines have one label: the same number all along.</summary>
    private static int Every(float needed, float line) => Math.Max(1, (int)MathF.Ceiling(needed / Math.Max(line, 0.01f)));
}
