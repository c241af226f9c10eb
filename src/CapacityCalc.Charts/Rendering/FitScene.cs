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

    /// <summary>Where what a rule says may stand, as a share of the data's height from its top; away from the middle, in which a curve is.</summary>
    private static readonly ImmutableArray<float> LabelHeights = [0.06f, 0.94f, 0.2f, 0.8f, 0.35f, 0.65f];

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
        var xTicks = Ticks(x);
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);
        AddCurve(x, y);
        AddPoints(x, y, data);
        AddMarks(x, y, data);
        return _page.Finish(_page.NewPlot(data, x, y, xTicks, yTicks));
    }

    /// <summary>Those of the axis's marks that have room beside what matters more, or round values.</summary>
    private static ImmutableArray<AxisTick> Ticks(AxisMap x)
    {
        var kept = new List<AxisTick>();
        foreach (var mark in x.Axis.Marks)
        {
            float Half(string label) => (InterFont.Width(label, Page.TickSize, Weight.Regular) + Gap) / 2;
            if (kept.All(tick => Math.Abs(x.Pixel(tick.Value) - x.Pixel(mark.Value)) >= Half(tick.Label) + Half(mark.Label)))
            {
                kept.Add(new AxisTick(mark.Value, mark.Label));
            }
        }

        return kept.Count > 0 ? [.. kept.OrderBy(tick => tick.Value)] : AxisTicks.Of(x.Axis, (int)(Math.Abs(x.To - x.From) / 110));
    }

    /// <summary>A rule where something changes, and what is so on either side of it where that has room.</summary>
    private void AddMarks(AxisMap x, AxisMap y, SKRect data)
    {
        var occupied = new Occupied();
        occupied.Add([.. drawing.Curve.Select(slice => new SKPoint(x.Pixel(slice.X), y.Pixel(slice.Y)))]);
        foreach (var marker in _page.Over.Markers)
        {
            occupied.Add(marker.Box);
        }

        foreach (var mark in drawing.Marks)
        {
            var at = x.Pixel(mark.X);
            _page.Under.Strokes.Add(new Stroke(at, data.Top, at, data.Bottom, theme.Quiet, 1.5f, Dash.Dashed));
            foreach (var (label, place, align) in new[] { (mark.Below, at - Gap, Align.Right), (mark.Above, at + Gap, Align.Left) })
            {
                var candidates = from height in LabelHeights
                                 select PlacedText.Middle(label, place, data.Top + (height * data.Height), align, Page.TickSize, Weight.Regular, theme.Ink);
                if (occupied.Take(candidates, data, 3) is { } placed)
                {
                    _page.Add(placed);
                }
            }
        }
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
