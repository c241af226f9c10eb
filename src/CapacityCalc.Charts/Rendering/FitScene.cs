using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="FitDrawing"/>.</summary>
internal sealed class FitScene(FitDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float Radius = 4.5f;

    /// <summary>Of the curve's colour, in its band.</summary>
    private const double BandTint = 0.16;

    private readonly Page _page = new(theme, size);

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = AddKey() + 8;
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        _page.AddTitle(AxisTicks.Title(drawing.Y), Page.Left, top + 12, Align.Left, _page.Right - Page.Left);
        top += 26;
        var yTicks = AxisTicks.Of(drawing.Y, Math.Max(4, (int)((bottom - top) / 60)));
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;
        var data = new SKRect(left, top, _page.Right, bottom);
        var (x, y) = (new AxisMap(drawing.X, data.Left, data.Right), new AxisMap(drawing.Y, data.Bottom, data.Top));
        var xTicks = AxisTicks.Of(drawing.X, (int)(data.Width / 110));
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);
        AddCurve(x, y);
        AddPoints(x, y, data);
        return _page.Finish(_page.NewPlot(data, x, y, xTicks, yTicks));
    }

    private Rgb Color => theme.SeriesColor(0);

    private Rgb Tint => Rgb.Mix(theme.Background, Color, BandTint);

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        key.Add("measured", box => _page.Over.Markers.Add(Counted(box.MidX, box.MidY)));
        if (drawing.Points.Any(point => !point.Counts))
        {
            key.Add("measured, hardly counts", box => _page.Over.Markers.Add(Ignored(box.MidX, box.MidY)));
        }

        key.Add("fitted", box => _page.Over.Strokes.Add(new Stroke(box.Left, box.MidY, box.Right, box.MidY, Color, 3)));
        if (drawing.Band is { } band)
        {
            key.Add(band, box => _page.Under.Fills.Add(new Fill(box, Tint)));
        }

        if (drawing.Points.Any(point => point.Low is not null))
        {
            key.Add("95% of the measured figure", box => _page.Over.Strokes.Add(new Stroke(box.MidX, box.Top - 2, box.MidX, box.Bottom + 2, theme.Ink, 1.5f)));
        }

        return key.Bottom;
    }

    private Marker Counted(float x, float y) => new(x, y, Radius, MarkerShape.Circle, theme.Ink);

    private Marker Ignored(float x, float y) => new(x, y, Radius + 1, MarkerShape.Cross, theme.Failed);

    private void AddCurve(AxisMap x, AxisMap y)
    {
        float Above(double value) => Math.Max(y.To, y.Pixel(value));
        if (drawing.Band is not null)
        {
            ImmutableArray<SKPoint> low = [.. drawing.Curve.Select(slice => new SKPoint(x.Pixel(slice.X), Above(slice.Low)))];
            _page.Under.Areas.Add(new Area([.. low, .. drawing.Curve.Reverse().Select(slice => new SKPoint(x.Pixel(slice.X), Above(slice.High)))], Tint));
        }

        _page.Under.Traces.Add(new Trace([.. drawing.Curve.Select(slice => new SKPoint(x.Pixel(slice.X), Above(slice.Y)))], Color, 3));
    }

    /// <summary>Points above the picture stand at its edge: they hardly count, or the axis would reach to them.</summary>
    private void AddPoints(AxisMap x, AxisMap y, SKRect data)
    {
        foreach (var point in drawing.Points)
        {
            var at = x.Pixel(point.X);
            if (point is { Low: { } low, High: { } high })
            {
                _page.Over.Strokes.Add(new Stroke(at, y.Pixel(low), at, y.Pixel(high), theme.Ink, 1.5f));
            }

            var height = Math.Clamp(y.Pixel(point.Y), data.Top, data.Bottom);
            _page.Over.Markers.Add(point.Counts ? Counted(at, height) : Ignored(at, height));
        }
    }
}
