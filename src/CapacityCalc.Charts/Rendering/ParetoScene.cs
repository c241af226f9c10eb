using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="ParetoDrawing"/>.</summary>
internal sealed class ParetoScene(ParetoDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;

    /// <summary>More points than these are drawn smaller.</summary>
    private const int FewPoints = 150;

    /// <summary>Of the front's points, at most; the rest are read off the axes.</summary>
    private const int MostLabels = 40;

    /// <summary>Up to so many points are all named.</summary>
    private const int FewLabels = 24;

    /// <summary>Points nearer than this are one to the eye, which has the name of the better.</summary>
    private const float SamePlace = 8;

    /// <summary>Of the page's width, before a variant's name is cut.</summary>
    private const float WidestLabel = 0.3f;

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    private float Radius => drawing.Points.Length > FewPoints ? 3 : 5;

    public Scene Build()
    {
        _page.AddHead(drawing);
        var top = AddKey() + 8;
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var direction = drawing.Vertical == Better.Higher ? "higher is better" : "lower is better";
        _page.AddTitle($"{AxisTicks.Title(drawing.Y)}, {direction}", Page.Left, top + 12, Align.Left, _page.Right - Page.Left);
        top += 26;
        var yTicks = AxisTicks.Of(drawing.Y, Math.Max(5, (int)((bottom - top) / 55)));
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;
        var data = new SKRect(left, top, _page.Right, bottom);
        var x = new AxisMap(drawing.X, data.Left, data.Right);
        var y = new AxisMap(drawing.Y, data.Bottom, data.Top);
        var xTicks = AxisTicks.Along(x, data.Width);
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);

        AddFront(x, y, data);
        AddPoints(x, y);
        AddLimits(x, y, data);
        AddLabels(x, y, data);
        return _page.Finish(_page.NewPlot(data, x, y, xTicks, yTicks));
    }

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        foreach (var (name, sample) in new (string, Func<ParetoPoint, bool>)[]
        {
            ("recommended", point => point.Standing == Standing.Recommended),
            ("front", point => point is { Standing: Standing.Front }),
            ("dominated in these two figures only", point => point is { Standing: Standing.BestElsewhere, Verdict: Verdict.Passed }),
            ("dominated", point => point is { Standing: Standing.Dominated, Verdict: Verdict.Passed }),
            ("misses an objective", point => point is { Standing: Standing.Dominated or Standing.BestElsewhere, Verdict: Verdict.Failed }),
        })
        {
            if (drawing.Points.FirstOrDefault(sample) is { } point)
            {
                key.Add(name, box => _page.Over.Markers.Add(Mark(point, box.MidX, box.MidY, 5)));
            }
        }
        return key.Bottom;
    }

    /// <summary>Told apart by shape, whatever the colour: a star, a full point, a ring, a small quiet point, a cross.</summary>
    private Marker Mark(ParetoPoint point, float x, float y, float radius) => point switch
    {
        { Standing: Standing.Recommended } => new Marker(x, y, 9, MarkerShape.Star, theme.Passed),
        { Standing: Standing.Front, Verdict: Verdict.Passed } => new Marker(x, y, 6, MarkerShape.Circle, theme.SeriesColor(0)),
        { Standing: Standing.Front } => new Marker(x, y, 6, MarkerShape.Circle, theme.SeriesColor(0), theme.Background),
        { Standing: Standing.BestElsewhere, Verdict: Verdict.Passed } => new Marker(x, y, radius, MarkerShape.Circle, theme.Quiet, theme.Background),
        { Verdict: Verdict.Passed } => new Marker(x, y, radius * 0.9f, MarkerShape.Circle, theme.Neutral),
        _ => new Marker(x, y, radius, MarkerShape.Cross, Rgb.Mix(theme.Failed, theme.Background, 0.35)),
    };

    /// <summary>Between two points of the front, what the left one gives is the best that can be had.</summary>
    private void AddFront(AxisMap x, AxisMap y, SKRect data)
    {
        var steps = ImmutableArray.CreateBuilder<SKPoint>();
        foreach (var point in drawing.Front.Select(index => drawing.Points[index]))
        {
            var at = new SKPoint(x.Pixel(point.X), y.Pixel(point.Y));
            steps.Add(steps.Count > 0 ? new SKPoint(at.X, steps[^1].Y) : new SKPoint(at.X, drawing.Vertical == Better.Higher ? data.Bottom : data.Top));
            steps.Add(at);
        }
        if (steps.Count > 0)
        {
            steps.Add(new SKPoint(data.Right, steps[^1].Y));
            var line = steps.ToImmutable();
            _page.Under.Traces.Add(new Trace(line, theme.SeriesColor(0), 2));
            _taken.Add(line);
        }
    }

    private void AddPoints(AxisMap x, AxisMap y)
    {
        var seen = new HashSet<(int, int, Standing, Verdict)>();
        // The quiet ones first, so that none hides one that matters.
        foreach (var point in drawing.Points.OrderBy(point => point.Standing).ThenByDescending(point => point.Verdict))
        {
            var marker = Mark(point, x.Pixel(point.X), y.Pixel(point.Y), Radius);
            if (IsQuiet(point) && drawing.Points.Length > FewPoints && !seen.Add(((int)marker.X, (int)marker.Y, point.Standing, point.Verdict)))
            {
                // Another point covers it.
                continue;
            }
            _page.Over.Markers.Add(marker);
            _page.Over.Hovers.Add(Hover.Around(marker, $"{point.Label}\n{drawing.X.Title}: {drawing.X.Print(point.X)}\n{drawing.Y.Title}: {drawing.Y.Print(point.Y)}"));
            if (!IsQuiet(point) || drawing.Points.Length <= FewPoints)
            {
                _taken.Add(marker.Box);
            }
        }
    }

    private static bool IsQuiet(ParetoPoint point) => point.Standing is Standing.Dominated or Standing.BestElsewhere;

    private void AddLimits(AxisMap x, AxisMap y, SKRect data)
    {
        if (drawing.XLimit is { } across)
        {
            var at = x.Pixel(across.Value);
            _page.Under.Strokes.Add(new Stroke(at, data.Top, at, data.Bottom, theme.Ink, 1.5f, Dash.Dashed));
            _taken.Add(SKRect.Create(at, data.Top, 0.1f, data.Height));
            AddLimitLabel(across.Label, Steps(data.Top + 12, data.Bottom - 8, 14).SelectMany(place => new[] { (at + 7, place, Align.Left), (at - 7, place, Align.Right) }), data);
        }
        if (drawing.YLimit is { } up)
        {
            var at = y.Pixel(up.Value);
            _page.Under.Strokes.Add(new Stroke(data.Left, at, data.Right, at, theme.Ink, 1.5f, Dash.Dashed));
            _taken.Add(SKRect.Create(data.Left, at, data.Width, 0.1f));
            AddLimitLabel(up.Label, Steps(0, data.Width - 20, 16).SelectMany(aside => new[] { (data.Right - aside, at - 12, Align.Right), (data.Right - aside, at + 13, Align.Right) }), data);
        }
    }

    private static IEnumerable<float> Steps(float from, float to, float step)
    {
        for (var at = from; at <= to; at += step)
        {
            yield return at;
        }
    }

    private void AddLimitLabel(string text, IEnumerable<(float X, float Middle, Align Align)> places, SKRect data)
    {
        var candidates = places.Select(place => PlacedText.Middle(text, place.X, place.Middle, place.Align, Page.TickSize, Weight.SemiBold, theme.Ink));
        if (_taken.Take(candidates, data, 2) is { } label)
        {
            _page.AddHalo(label);
        }
    }

    /// <summary>The recommended one, then both ends of the front, then the others: whoever finds no place has no label.</summary>
    private void AddLabels(AxisMap x, AxisMap y, SKRect data)
    {
        var recommended = drawing.Points.Index().Where(point => point.Item.Standing == Standing.Recommended).Select(point => point.Index);
        var every = Math.Max(1, (drawing.Front.Length + MostLabels - 1) / MostLabels);
        var order = recommended
            .Concat(drawing.Front.Take(1)).Concat(drawing.Front.TakeLast(1)).Concat(drawing.Front.Where((_, index) => index % every == 0)).Distinct();
        // Of few points also those that are not on the front, last of all.
        if (drawing.Points.Length <= FewLabels)
        {
            order = order.Concat(Enumerable.Range(0, drawing.Points.Length)).Distinct();
        }
        // Away from the front: on its better side labels meet no dominated point.
        var (better, worse) = drawing.Vertical == Better.Higher ? (-1, 1) : (1, -1);
        var named = new List<(float X, float Y)>();
        foreach (var point in order.Select(index => drawing.Points[index]))
        {
            var isRecommended = point.Standing == Standing.Recommended;
            var (px, py) = (x.Pixel(point.X), y.Pixel(point.Y));
            if (named.Exists(other => Math.Abs(other.X - px) < SamePlace && Math.Abs(other.Y - py) < SamePlace))
            {
                continue;
            }
            var color = point.Standing switch { Standing.Recommended => theme.Passed, Standing.Front => theme.Ink, _ => theme.Quiet };
            var weight = isRecommended ? Weight.SemiBold : Weight.Regular;
            var text = PlacedText.Shorten(point.Label, size.Width * WidestLabel, Page.TickSize, weight);
            var candidates = new (float X, float Y, Align Align)[]
            {
                (px - 8, py + better * 16, Align.Right), (px, py + better * 18, Align.Center), (px + 8, py + better * 16, Align.Left), (px - 13, py, Align.Right),
                (px + 13, py + worse * 15, Align.Left), (px, py + worse * 19, Align.Center), (px + 14, py, Align.Left), (px - 8, py + worse * 16, Align.Right),
                (px - 10, py + better * 34, Align.Right), (px + 10, py + better * 34, Align.Left),
            }.Select(place => PlacedText.Middle(text, place.X, place.Y, place.Align, Page.TickSize, weight, color));
            if (_taken.Take(candidates, data, 2) is { } label)
            {
                named.Add((px, py));
                _page.AddHalo(label);
            }
        }
    }
}
