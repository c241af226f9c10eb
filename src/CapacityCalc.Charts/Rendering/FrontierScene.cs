using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="FrontierDrawing"/>.</summary>
internal sealed class FrontierScene(FrontierDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float Radius = 6;

    /// <summary>Of the colour of what is met, in the area where it is.</summary>
    private const double AreaShare = 0.13;

    /// <summary>What binds is told by shape as well as by colour.</summary>
    private static readonly ImmutableArray<(MarkerShape Shape, int Color)> Looks =
        [(MarkerShape.Circle, 0), (MarkerShape.Square, 6), (MarkerShape.Triangle, 3), (MarkerShape.Diamond, 4), (MarkerShape.TriangleDown, 1)];

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = AddKey() + 8;
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        _page.AddTitle(AxisTicks.Title(drawing.Y), Page.Left, top + 12, Align.Left, _page.Right - Page.Left);
        top += 26;
        var yTicks = AxisTicks.Beside(drawing.Y, bottom - top);
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;
        var data = new SKRect(left, top, _page.Right, bottom);
        var x = new AxisMap(drawing.X, data.Left, data.Right);
        var y = new AxisMap(drawing.Y, data.Bottom, data.Top);
        var xTicks = AxisTicks.Along(x, data.Width);
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);

        var line = drawing.Marks.Select(mark => new SKPoint(x.Pixel(mark.X), y.Pixel(mark.Y))).ToImmutableArray();
        AddArea(line, y, data);
        AddMarks(line, x, data);
        AddPresent(x, y, data);
        AddLabels(line, data);
        return _page.Finish(_page.NewPlot(data, x, y, xTicks, yTicks));
    }

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        key.Add("meets every objective", box => _page.Over.Fills.Add(new Fill(box, Rgb.Mix(theme.Background, theme.Passed, 2 * AreaShare))));
        foreach (var (index, reason) in drawing.Reasons.Index())
        {
            key.Add($"held by {reason}", box => _page.Over.Markers.Add(Mark(index, box.MidX, box.MidY)));
        }

        if (drawing.Marks.Any(mark => mark.Reason is null))
        {
            key.Add("nothing binds within the range", box => _page.Over.Markers.Add(Mark(null, box.MidX, box.MidY)));
        }

        if (!drawing.Nothing.IsEmpty)
        {
            key.Add("nothing meets the objectives", box => _page.Over.Markers.Add(Nothing(box.MidX, box.MidY)));
        }

        return key.Bottom;
    }

    private Marker Mark(int? reason, float x, float y) => reason is { } index
        ? new Marker(x, y, Radius, Looks[index % Looks.Length].Shape, theme.SeriesColor(Looks[index % Looks.Length].Color))
        : new Marker(x, y, Radius, MarkerShape.Circle, theme.Quiet, theme.Background);

    private Marker Nothing(float x, float y) => new(x, y, Radius, MarkerShape.Cross, theme.Failed);

    /// <summary>Between two marks the frontier is taken as straight.</summary>
    private void AddArea(ImmutableArray<SKPoint> line, AxisMap y, SKRect data)
    {
        var edge = drawing.Side == FrontierSide.Below ? data.Bottom : data.Top;
        var other = drawing.Marks.Zip(line, (mark, at) => new SKPoint(at.X, mark.OtherEnd is { } end ? Math.Clamp(y.Pixel(end), data.Top, data.Bottom) : edge)).Reverse();
        _page.Under.Areas.Add(new Area([.. line, .. other], Rgb.Mix(theme.Background, theme.Passed, AreaShare)));
        _page.Under.Traces.Add(new Trace(line, theme.Passed, 2));
        _taken.Add(line);
    }

    private void AddMarks(ImmutableArray<SKPoint> line, AxisMap x, SKRect data)
    {
        foreach (var (mark, at) in drawing.Marks.Zip(line))
        {
            var marker = Mark(mark.Reason, at.X, at.Y);
            _page.Over.Markers.Add(marker);
            _taken.Add(marker.Box);
        }

        foreach (var nothing in drawing.Nothing)
        {
            var marker = Nothing(x.Pixel(nothing), drawing.Side == FrontierSide.Below ? data.Bottom - (2 * Radius) : data.Top + (2 * Radius));
            _page.Over.Markers.Add(marker);
            _taken.Add(marker.Box);
        }
    }

    private void AddPresent(AxisMap x, AxisMap y, SKRect data)
    {
        if (drawing.Present is not { } present)
        {
            return;
        }

        var marker = new Marker(x.Pixel(present.X), y.Pixel(present.Y), 10, MarkerShape.Star, theme.Ink);
        _page.Over.Markers.Add(marker);
        _taken.Add(marker.Box);
        if (_taken.Take(Around(present.Label, marker.X, marker.Y, 16, Weight.SemiBold, theme.Ink), data, 3) is { } label)
        {
            _page.AddHalo(label);
        }
    }

    /// <summary>A mark is named where its value differs from its neighbour's, as far as there is room.</summary>
    private void AddLabels(ImmutableArray<SKPoint> line, SKRect data)
    {
        for (var index = 0; index < line.Length; index++)
        {
            var label = drawing.Marks[index].Label;
            if (label.Length > 0 && (index == 0 || index == line.Length - 1 || label != drawing.Marks[index - 1].Label)
                && _taken.Take(Around(label, line[index].X, line[index].Y, 12, Weight.Regular, theme.Quiet), data, 2) is { } placed)
            {
                _page.AddHalo(placed);
            }
        }
    }

    private static IEnumerable<PlacedText> Around(string text, float x, float y, float away, Weight weight, Rgb color) =>
    [
        PlacedText.Middle(text, x, y - away - 4, Align.Center, Page.TickSize, weight, color),
        PlacedText.Middle(text, x + away, y - 8, Align.Left, Page.TickSize, weight, color),
        PlacedText.Middle(text, x, y + away + 4, Align.Center, Page.TickSize, weight, color),
        PlacedText.Middle(text, x + away, y + 8, Align.Left, Page.TickSize, weight, color),
        PlacedText.Middle(text, x - away, y - 8, Align.Right, Page.TickSize, weight, color),
        PlacedText.Middle(text, x - away, y + 8, Align.Right, Page.TickSize, weight, color),
    ];
}
