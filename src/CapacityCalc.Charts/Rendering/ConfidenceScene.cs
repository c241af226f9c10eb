using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="ConfidenceDrawing"/>.</summary>
internal sealed class ConfidenceScene(ConfidenceDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float Radius = 6;
    private const float KnownRadius = 3.5f;

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = Page.HeadBottom + 42;
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var title = _page.AddTitle(drawing.Y.Title, Page.Left, Page.HeadBottom + 20, Align.Left, (_page.Right - Page.Left) / 2);
        if (drawing.Remark.Length > 0)
        {
            _page.Add(PlacedText.At(
                PlacedText.Shorten(drawing.Remark, _page.Right - title.Box.Right - (2 * Gap), Page.TickSize, Weight.SemiBold),
                _page.Right, Page.HeadBottom + 20, Align.Right, Page.TickSize, Weight.SemiBold, theme.Failed));
        }

        var yTicks = AxisTicks.Of(drawing.Y, Math.Max(4, (int)((bottom - top) / 45)));
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;
        var data = new SKRect(left, top, _page.Right, bottom);
        var (x, y) = (new AxisMap(drawing.X, data.Left, data.Right), new AxisMap(drawing.Y, data.Bottom, data.Top));
        var xTicks = AxisTicks.Along(x, data.Width);
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);
        AddCurve(x, y);
        AddMarks(x, y, data);
        return _page.Finish(_page.NewPlot(data, x, y, xTicks, yTicks));
    }

    private void AddCurve(AxisMap x, AxisMap y)
    {
        var known = drawing.Known.Select(point => new SKPoint(x.Pixel(point.X), y.Pixel(point.Y))).ToImmutableArray();

        // More hosts never do worse.
        var line = known.Add(new SKPoint(x.To, known[^1].Y));
        _page.Over.Traces.Add(new Trace(line, theme.SeriesColor(0), 3));
        _page.Over.Markers.AddRange(known.Select(point => new Marker(point.X, point.Y, KnownRadius, MarkerShape.Circle, theme.SeriesColor(0))));
        _taken.Add(line);
    }

    private void AddMarks(AxisMap x, AxisMap y, SKRect data)
    {
        var planned = new Marker(x.Pixel(drawing.Planned.X), y.Pixel(drawing.Planned.Y), 10, MarkerShape.Star, theme.Failed);
        _taken.Add(planned.Box);
        var marks = drawing.Marks.Select(mark => (Marker: new Marker(x.Pixel(mark.X), y.Pixel(mark.Y), Radius, MarkerShape.Circle, theme.SeriesColor(0), theme.Background), mark.Label)).ToImmutableArray();
        foreach (var (marker, _) in marks)
        {
            // What each confidence costs is read off below it.
            _page.Under.Strokes.Add(new Stroke(marker.X, marker.Y, marker.X, data.Bottom, theme.Quiet, 1, Dash.Dotted));
            _page.Over.Markers.Add(marker);
            _taken.Add(marker.Box);
        }

        _page.Over.Hovers.AddRange(Hover.Strips([.. drawing.Known.Select(point => point.X)], x, data, at => Hover.Lines(
            drawing.X.Print(at), [("holds in", drawing.Known.Last(point => point.X <= at).Y)], drawing.Y)));
        _page.Over.Markers.Add(planned);
        AddLabel(drawing.Planned.Label, planned, data, theme.Failed);
        foreach (var (marker, label) in marks)
        {
            AddLabel(label, marker, data, theme.Ink);
        }
    }

    /// <summary>Above and left of a curve that rises there is always room; else below and right.</summary>
    private void AddLabel(string text, Marker mark, SKRect data, Rgb color)
    {
        var candidates =
            from lift in Enumerable.Range(0, 5).Select(step => step * 10)
            from place in new[] { (X: mark.X - 14 - lift, Y: mark.Y - lift, Align: Align.Right), (X: mark.X + 14 + lift, Y: mark.Y + lift + 12, Align: Align.Left) }
            select PlacedText.Middle(text, place.X, place.Y, place.Align, Page.TickSize, Weight.SemiBold, color);
        if (_taken.Take(candidates, data, 3) is { } label)
        {
            _page.AddHalo(label);
        }
    }
}
