using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="DepthDrawing"/>.</summary>
internal sealed class DepthScene(DepthDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float ShelfHeight = 25;

    /// <summary>Of the page's width, before a metric's name is cut.</summary>
    private const float WidestName = 0.22f;

    /// <summary>More points than these are drawn smaller.</summary>
    private const int FewPoints = 16;

    private const double RegionTint = 0.1;

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    /// <summary>Of what is taken, the texts.</summary>
    private readonly Occupied _texts = new();
    private readonly ImmutableArray<SeriesLook> _looks = SeriesLook.Of(drawing, theme);

    public Scene Build()
    {
        _page.AddHead(drawing);
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var titleBaseline = Page.HeadBottom + 20;
        var title = PlacedText.At(AxisTicks.Title(drawing.Y), Page.Left, titleBaseline, Align.Left, Page.TickSize, Weight.Regular, theme.Quiet);
        _page.Add(title);
        var yTicks = AxisTicks.Of(drawing.Y, Math.Max(5, (int)((bottom - Page.HeadBottom) / 60)));
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;

        var shelfEnd = _page.Right;
        ImmutableArray<AxisTick> rightTicks = [];
        if (drawing.Right is { } right)
        {
            rightTicks = AxisTicks.Of(right, Math.Max(5, (int)((bottom - Page.HeadBottom) / 60)));
            var name = PlacedText.At(Name(AxisTicks.Title(right)), _page.Right, titleBaseline, Align.Right, Page.TickSize, Weight.Regular, theme.CurveText(_looks[^1].Color));
            _page.Add(name);
            shelfEnd = name.Left - 16;
        }
        var names = _looks.Max(look => InterFont.Width(Name(look.Series.Name), Page.LabelSize, Weight.SemiBold));
        var rightEdge = _page.Right - (rightTicks.IsEmpty ? 0 : Page.Widest(rightTicks.Select(tick => tick.Label)) + Gap);
        var last = _looks.SelectMany(look => look.Series.Points).Max(point => point.X);
        var x = new AxisMap(drawing.X, left, rightEdge).WithRoom([(last, names + 2 * Gap + 6)]);

        var shelf = new Shelf(title.Left + title.Width + 16, shelfEnd, titleBaseline, ShelfHeight);
        var top = AddRegions(x, shelf, bottom);
        var data = new SKRect(left, top, rightEdge, bottom);
        var y = new AxisMap(drawing.Y, bottom, top);
        var labels = drawing.X.Marks.Select(mark => InterFont.Width(mark.Label, Page.TickSize, Weight.Regular)).DefaultIfEmpty().Max();
        _page.AddBottomAxis(x, AxisTicks.Of(drawing.X, (int)((x.Pixel(drawing.X.Maximum) - left) / Math.Max(40, labels + 18))), bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);
        if (drawing.Right is { } axis)
        {
            var quality = new AxisMap(axis, bottom, top);
            _page.AddSideAxis(quality, rightTicks, rightEdge + Gap, Align.Left, theme.CurveText(_looks[^1].Color));
            _page.Under.Strokes.Add(new Stroke(rightEdge, top, rightEdge, bottom, theme.Grid, 1));
        }
        foreach (var look in _looks)
        {
            AddSeries(look, x, Map(look, y));
        }
        AddLimits(y, data);
        AddNames(x, y, data);
        AddLimitLabels(y, data);
        AddPointLabels(x, y, data);
        return _page.Finish(_page.NewPlot(data, x, y, [], yTicks));
    }

    private AxisMap Map(SeriesLook look, AxisMap latency) =>
        look.Role == SeriesRole.Quality ? latency with { Axis = drawing.Right! } : latency;

    private string Name(string text) => PlacedText.Shorten(text, size.Width * WidestName, Page.LabelSize, Weight.SemiBold);

    /// <returns>Where the data begin.</returns>
    private float AddRegions(AxisMap x, Shelf shelf, float bottom)
    {
        // Only the widest of each kind is named, since its shade says what the others are.
        var named = drawing.Regions.GroupBy(region => region.Kind).Select(kind => kind.MaxBy(region => x.Pixel(region.To) - x.Pixel(region.From))!).ToImmutableArray();
        foreach (var region in drawing.Regions.Where(named.Contains))
        {
            var color = region.Kind == RegionKind.Feasible ? theme.Passed : theme.Quiet;
            _page.Add(shelf.Place(region.Label, (x.Pixel(region.From) + x.Pixel(region.To)) / 2, Page.TickSize, region.Kind == RegionKind.Feasible ? Weight.SemiBold : Weight.Regular, color));
        }
        var top = shelf.Bottom + 6;
        foreach (var region in drawing.Regions)
        {
            var box = new SKRect(x.Pixel(region.From), top, x.Pixel(region.To), bottom);
            var isFeasible = region.Kind == RegionKind.Feasible;
            _page.Under.Fills.Add(isFeasible
                ? new Fill(box, Rgb.Mix(theme.Background, theme.Passed, RegionTint))
                : new Fill(box, Rgb.Mix(theme.Background, theme.Neutral, 2 * RegionTint), Texture.Striped));
            _page.Under.Strokes.Add(new Stroke(box.Left, top, box.Right, top, isFeasible ? theme.Passed : theme.Neutral, 3));
        }
        return top;
    }

    private void AddSeries(SeriesLook look, AxisMap x, AxisMap y)
    {
        var radius = look.Series.Points.Length > FewPoints ? 4.5f : 6;
        foreach (var run in Runs(look.Series))
        {
            ImmutableArray<SKPoint> points = [.. run.Select(point => new SKPoint(x.Pixel(point.X), y.Pixel(point.Y!.Value)))];
            if (points.Length > 1)
            {
                _page.Over.Traces.Add(new Trace(points, look.Color, look.Thickness, look.Dash));
                _taken.Add(points);
            }
            foreach (var (point, given) in points.Zip(run))
            {
                // Hollow: not measured.
                var marker = new Marker(point.X, point.Y, radius, look.Shape, look.Color, given.Origin == PointOrigin.Interpolated ? theme.Background : null);
                _page.Over.Hovers.Add(Hover.Around(marker, $"{drawing.X.Title} {drawing.X.Print(given.X)}\n{look.Series.Name}: {y.Axis.Print(given.Y!.Value)}"));
                _page.Over.Markers.Add(marker);
                _taken.Add(marker.Box);
            }
        }
    }

    /// <summary>Stretches without a gap.</summary>
    private static IEnumerable<ImmutableArray<SeriesPoint>> Runs(PointSeries series)
    {
        var run = ImmutableArray.CreateBuilder<SeriesPoint>();
        foreach (var point in series.Points)
        {
            if (point.Y is not null)
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run.DrainToImmutable();
            }
        }
        if (run.Count > 0)
        {
            yield return run.DrainToImmutable();
        }
    }

    /// <summary>Behind the last point of each series; those that end too near each other do so in one column.</summary>
    private void AddNames(AxisMap x, AxisMap latency, SKRect data)
    {
        var ends = _looks.Select(look => (Look: look, End: look.Series.Points.Last(point => point.Y is not null)))
            .Select(end => (end.Look, X: x.Pixel(end.End.X), Y: Map(end.Look, latency).Pixel(end.End.Y!.Value)))
            .OrderBy(end => end.X).ToList();
        while (ends.Count > 0)
        {
            var reach = ends[0].X + InterFont.Width(Name(ends[0].Look.Series.Name), Page.LabelSize, Weight.SemiBold) + 2 * Gap;
            var column = ends.TakeWhile(end => end.X <= reach).ToImmutableArray();
            ends.RemoveRange(0, column.Length);
            var places = EndColumn.Spread([.. column.Select(end => end.Y)], data.Top + 10, data.Bottom - 10);
            var texts = column.Zip(places, (end, middle) =>
                PlacedText.Middle(Name(end.Look.Series.Name), column[^1].X + Gap + 4, middle, Align.Left, Page.LabelSize, Weight.SemiBold, theme.CurveText(end.Look.Color))).ToArray();
            foreach (var (index, text) in texts.Index())
            {
                texts[index] = OffLines(text, [.. texts.Where((_, other) => other != index)], data);
            }
            foreach (var text in texts)
            {
                AddText(text);
            }
        }
    }

    /// <summary>A little higher or lower where a line would run through the name, unless the other names leave no room.</summary>
    private PlacedText OffLines(PlacedText name, ImmutableArray<PlacedText> others, SKRect data)
    {
        const int Reach = 40;
        const int Step = 4;
        return Enumerable.Range(0, 2 * Reach / Step + 1)
            .Select(index => name with { Baseline = name.Baseline + (index % 2 == 0 ? 1 : -1) * Step * ((index + 1) / 2) })
            .FirstOrDefault(candidate => data.Contains(candidate.Box) && _taken.IsFree(candidate.Box) && !others.Any(other => other.Box.IntersectsWith(candidate.Box))) ?? name;
    }

    private void AddText(PlacedText text)
    {
        _taken.Add(text.Box);
        _texts.Add(text.Box);
        _page.AddHalo(text);
    }

    private void AddLimits(AxisMap y, SKRect data)
    {
        foreach (var limit in drawing.Limits)
        {
            var at = y.Pixel(limit.Value);
            var color = theme.CurveText(_looks[limit.Curve].Color);
            _page.Under.Strokes.Add(new Stroke(data.Left, at, data.Right, at, color, 1.5f, Dash.Dashed));
            _taken.Add(SKRect.Create(data.Left, at, data.Width, 0.1f));
        }
    }

    private void AddLimitLabels(AxisMap y, SKRect data)
    {
        foreach (var limit in drawing.Limits)
        {
            var at = y.Pixel(limit.Value);
            var candidates = Along(limit.Label, at, theme.CurveText(_looks[limit.Curve].Color), data).ToImmutableArray();
            // Over a curve rather than not at all; but never over another text.
            if ((_taken.Take(candidates, data, 2) ?? _texts.Take(candidates, data, 2)) is { } label)
            {
                AddText(label);
            }
        }
    }

    private static IEnumerable<PlacedText> Along(string text, float at, Rgb color, SKRect data)
    {
        var width = InterFont.Width(text, Page.TickSize, Weight.SemiBold);
        foreach (var baseline in new[] { at - 8, at + 19, at - 13, at + 24 })
        {
            for (var left = data.Left + Gap; left == data.Left + Gap || left + width <= data.Right; left += 12)
            {
                yield return PlacedText.At(text, left, baseline, Align.Left, Page.TickSize, Weight.SemiBold, color);
            }
        }
    }

    /// <summary>Figures beside their points, where nothing is in the way.</summary>
    private void AddPointLabels(AxisMap x, AxisMap latency, SKRect data)
    {
        foreach (var look in _looks.OrderBy(look => look.Role))
        {
            var y = Map(look, latency);
            foreach (var point in look.Series.Points.Where(point => point.Y is not null && point.Label.Length > 0))
            {
                var (px, py) = (x.Pixel(point.X), y.Pixel(point.Y!.Value));
                var candidates = new (float X, float Y, Align Align)[]
                {
                    (px, py - 19, Align.Center), (px, py + 20, Align.Center),
                    (px - 8, py - 17, Align.Right), (px + 8, py + 18, Align.Left), (px + 8, py - 17, Align.Left), (px - 8, py + 18, Align.Right),
                    (px - 14, py, Align.Right), (px + 14, py, Align.Left),
                }.Select(place => PlacedText.Middle(point.Label, place.X, place.Y, place.Align, Page.TickSize, Weight.Regular, theme.CurveText(look.Color)));
                if (_taken.Take(candidates, data, 2.5f) is { } label)
                {
                    AddText(label);
                }
            }
        }
    }
}
