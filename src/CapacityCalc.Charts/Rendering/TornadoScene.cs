using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="TornadoDrawing"/>: panels side by side, whose rows are named once at the left.</summary>
internal sealed class TornadoScene(TornadoDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float PanelGap = 28;

    /// <summary>Between a bar's end and what is written there.</summary>
    private const float LabelGap = 6;

    /// <summary>Above the rows: a panel's title, and the label of its median.</summary>
    private const float TitleDrop = 18;
    private const float MedianDrop = 42;
    private const float HeadHeight = 52;

    private const float TallestRow = 150;
    private const float BarShare = 0.5f;

    /// <summary>Of the width; longer names lose their beginning.</summary>
    private const float LongestName = 0.27f;

    private const int Low = 0;
    private const int High = 1;

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = AddKey() + HeadHeight;
        var bottom = _page.Bottom - Page.TickDrop - 6;

        // Few rows do not fill the page: they stay together, in its middle.
        var idle = Math.Max(0, bottom - top - (drawing.Rows.Length * TallestRow)) / 2;
        (top, bottom) = (top + idle, bottom - idle);
        var names = drawing.Rows.Select(row => Name(row.Label, (_page.Right - Page.Left) * LongestName)).ToImmutableArray();
        var left = Page.Left + Page.Widest([.. names, drawing.Remark]) + Gap;
        foreach (var (index, name) in names.Index())
        {
            _page.Add(PlacedText.Middle(name, left - Gap, Row(index, top, bottom).MidY, Align.Right, Page.TickSize, Weight.Regular, theme.Ink));
        }

        if (drawing.Remark.Length > 0)
        {
            _page.Add(PlacedText.At(drawing.Remark, left - Gap, bottom + Page.TickDrop, Align.Right, Page.TickSize, Weight.Regular, theme.Quiet));
        }

        var width = (_page.Right - left - (PanelGap * (drawing.Panels.Length - 1))) / drawing.Panels.Length;
        foreach (var (index, panel) in drawing.Panels.Index())
        {
            AddPanel(panel, SKRect.Create(left + (index * (width + PanelGap)), top, width, bottom - top));
        }

        var whole = new AxisMap(drawing.Panels[0].X, left, _page.Right);
        return _page.Finish(_page.NewPlot(new SKRect(left, top, _page.Right, bottom), whole, new AxisMap(drawing.Panels[0].X, bottom, top), [], []));
    }

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        key.Add("input at its 5th percentile", box => _page.Over.Fills.Add(Bar(box, Low)));
        key.Add("at its 95th", box => _page.Over.Fills.Add(Bar(box, High)));
        key.Add("all at their medians", box => _page.Over.Strokes.Add(new Stroke(box.MidX, box.Top, box.MidX, box.Bottom, theme.Ink, 2)));
        return key.Bottom;
    }

    /// <summary>The two ends are told apart by stripes as well as by colour.</summary>
    private Fill Bar(SKRect box, int end) => end == Low
        ? new(box, theme.SeriesColor(0))
        : new(box, theme.SeriesColor(1), Texture.Striped);

    /// <summary>The end of a path says more than its beginning.</summary>
    private static string Name(string path, float width)
    {
        var name = path;
        for (var rest = path; InterFont.Width(name, Page.TickSize, Weight.Regular) > width && rest.Contains('.', StringComparison.Ordinal); name = "…" + rest)
        {
            rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }

        return PlacedText.Shorten(name, width, Page.TickSize, Weight.Regular);
    }

    private SKRect Row(int index, float top, float bottom)
    {
        var height = (bottom - top) / drawing.Rows.Length;
        var bar = height * BarShare;
        return SKRect.Create(0, top + (index * height) + ((height - bar) / 2), 0, bar);
    }

    private void AddPanel(TornadoPanel panel, SKRect box)
    {
        // At either end, room for what is written there.
        var labels = drawing.Rows.SelectMany(row => new[] { row.AtLow, row.AtHigh }).ToImmutableArray();
        var hasNothing = panel.Bars.Any(bar => bar.AtLow is null || bar.AtHigh is null);
        var room = Math.Min(Page.Widest(labels) + Gap, box.Width / 4);
        var x = new AxisMap(panel.X, box.Left + room, box.Right - (hasNothing ? Math.Min(Page.Widest(labels.Select(label => $"{label}: {panel.Nothing}")) + (2 * Gap), box.Width / 2) : room));
        _page.AddTitle(AxisTicks.Title(panel.X), box.Left, box.Top - HeadHeight + TitleDrop, Align.Left, box.Width);

        var ticks = AxisTicks.Along(x, x.To - x.From);
        _page.AddBottomLabels(x, ticks, box.Bottom);
        foreach (var tick in ticks)
        {
            _page.Under.Strokes.Add(new Stroke(x.Pixel(tick.Value), box.Top, x.Pixel(tick.Value), box.Bottom, theme.Grid, 1));
        }

        var median = x.Pixel(panel.Median);
        var label = PlacedText.At(panel.MedianLabel, median, box.Top - HeadHeight + MedianDrop, Align.Center, Page.TickSize, Weight.SemiBold, theme.Ink);
        _page.Add(label);
        _page.Over.Strokes.Add(new Stroke(median, label.Box.Bottom + 3, median, box.Bottom, theme.Ink, 2));
        foreach (var (index, (bar, row)) in panel.Bars.Zip(drawing.Rows).Index())
        {
            AddBars(bar, row, panel, x, Row(index, box.Top, box.Bottom), box);
        }
    }

    private void AddBars(TornadoBar bar, TornadoRow row, TornadoPanel panel, AxisMap x, SKRect place, SKRect box)
    {
        var median = x.Pixel(panel.Median);
        var ends = new[] { (Value: bar.AtLow, Label: row.AtLow, End: Low), (Value: bar.AtHigh, Label: row.AtHigh, End: High) }.Where(end => end.Value != panel.Median).ToImmutableArray();

        // Two bars towards the same side share the height.
        var areTogether = ends.Length == 2 && Side(ends[0].Value) == Side(ends[1].Value);
        foreach (var (index, end) in ends.Index())
        {
            var height = areTogether ? place.Height / 2 : place.Height;
            var (from, to) = (place.Top + (areTogether ? index * height : 0), end.Value is { } value ? x.Pixel(value) : x.To + Gap);
            var shape = new SKRect(Math.Min(median, to), from, Math.Max(median, to), from + height);
            _page.Over.Fills.Add(Bar(shape, end.End));
            _page.Over.Hovers.Add(new Hover(shape, $"{row.Label} {end.Label}\n{panel.X.Title}: {(end.Value is { } outcome ? panel.X.Print(outcome) : panel.Nothing)}"));
            _taken.Add(shape);
            var (text, color) = end.Value is null ? ($"{end.Label}: {panel.Nothing}", theme.Failed) : (end.Label, theme.Quiet);
            var label = to >= median
                ? PlacedText.Middle(text, to + LabelGap, shape.MidY, Align.Left, Page.TickSize, Weight.Regular, color)
                : PlacedText.Middle(text, to - LabelGap, shape.MidY, Align.Right, Page.TickSize, Weight.Regular, color);
            if (_taken.Take([label], new SKRect(box.Left - 2, box.Top - 4, box.Right + 4, box.Bottom + 4), 0) is { } placed)
            {
                _page.AddHalo(placed);
            }
        }

        int Side(double? value) => value is { } known ? Math.Sign(known - panel.Median) : 1;
    }
}
