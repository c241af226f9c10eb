using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="FanDrawing"/>.</summary>
internal sealed class FanScene(FanDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float ShelfHeight = 25;

    /// <summary>A band of this height has room for the median's value between those of its ends.</summary>
    private const float LeastBand = 60;

    /// <summary>Of the median's colour, in the wider band and in the narrower one.</summary>
    private const double WideTint = 0.18;
    private const double NarrowTint = 0.42;

    private readonly Page _page = new(theme, size);
    private readonly Occupied _taken = new();

    public Scene Build()
    {
        _page.AddHead(drawing);
        var keyBottom = AddKey();
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var yTicks = AxisTicks.Beside(drawing.Y, bottom - keyBottom - ShelfHeight);
        var left = Page.Left + Page.Widest(yTicks.Select(tick => tick.Label)) + Gap;
        var x = new AxisMap(drawing.X, left, _page.Right);
        var title = _page.AddTitle(AxisTicks.Title(drawing.Y), Page.Left, keyBottom + 20, Align.Left, (_page.Right - Page.Left) / 3);
        var shelf = new Shelf(title.Left + title.Width + 16, _page.Right, keyBottom + 20, ShelfHeight);
        var labels = shelf.PlaceAll([.. drawing.Rules.Select(rule => new ShelfLabel(rule.Label, x.Pixel(rule.Value), Weight.Regular, theme.Quiet))], Page.TickSize);
        var top = shelf.Bottom + 6;
        var y = new AxisMap(drawing.Y, bottom, top);
        var data = new SKRect(left, top, x.To, bottom);

        _page.AddBottomAxis(x, AxisTicks.Along(x, data.Width), bottom);
        _page.AddSideAxis(y, yTicks, left - Gap, Align.Right, theme.Quiet);
        AddBand(slice => slice.Low, slice => slice.High, WideTint, x, y);
        AddBand(slice => slice.LowerHalf, slice => slice.UpperHalf, NarrowTint, x, y);
        var median = Line(slice => slice.Median, x, y);
        _page.Under.Traces.Add(new Trace(median, Color, 3));
        _taken.Add(median);
        AddRules(x, data, labels);
        AddLimit(y, data);
        AddPresent(x, y, data);
        AddHovers(x, data);
        return _page.Finish(_page.NewPlot(data, x, y, [], yTicks));
    }

    private void AddHovers(AxisMap x, SKRect data)
    {
        var slices = drawing.Slices.ToDictionary(slice => slice.X);
        _page.Over.Hovers.AddRange(Hover.Strips([.. slices.Keys], x, data, value => slices[value] is var slice
            ? Hover.Lines(drawing.X.Print(value), [("95%", slice.High), ("75%", slice.UpperHalf), ("median", slice.Median), ("25%", slice.LowerHalf), ("5%", slice.Low)], drawing.Y)
            : ""));
    }

    private Rgb Color => theme.SeriesColor(0);

    private float AddKey()
    {
        var key = new MarkKey(_page, Page.HeadBottom);
        key.Add("median", box => _page.Over.Strokes.Add(new Stroke(box.Left, box.MidY, box.Right, box.MidY, Color, 3)));
        key.Add("50% of the worlds", box => _page.Under.Fills.Add(new Fill(box, Tint(NarrowTint))));
        key.Add("90% of the worlds", box => _page.Under.Fills.Add(new Fill(box, Tint(WideTint))));
        return key.Bottom;
    }

    private Rgb Tint(double share) => Rgb.Mix(theme.Background, Color, share);

    private void AddBand(Func<FanSlice, double?> lower, Func<FanSlice, double?> upper, double tint, AxisMap x, AxisMap y)
    {
        var (below, above) = (Line(lower, x, y), Line(upper, x, y));
        if (below.Length < 2 || above.Length < 1)
        {
            return;
        }

        // A band whose upper end has left through the top goes along it, as far as the lower end does.
        ImmutableArray<SKPoint> edge = above[^1].X < below[^1].X ? [.. above, new SKPoint(below[^1].X, y.To)] : above;
        _page.Under.Areas.Add(new Area([.. below, .. edge.Reverse()], Tint(tint)));
        _page.Under.Traces.Add(new Trace(below, Tint(2 * tint), 1));
        _page.Under.Traces.Add(new Trace(above, Tint(2 * tint), 1));
    }

    /// <summary>As far as it lies in the picture: to where it crosses the top, or, where it has no value any more, rises through it.</summary>
    private ImmutableArray<SKPoint> Line(Func<FanSlice, double?> value, AxisMap x, AxisMap y)
    {
        var line = ImmutableArray.CreateBuilder<SKPoint>();
        foreach (var slice in drawing.Slices)
        {
            var next = new SKPoint(x.Pixel(slice.X), value(slice) is { } known ? y.Pixel(known) : y.To);
            if (next.Y > y.To)
            {
                line.Add(next);
                continue;
            }

            if (line.Count > 0)
            {
                var last = line[^1];
                line.Add(value(slice) is null ? next : new SKPoint(last.X + ((next.X - last.X) * (last.Y - y.To) / (last.Y - next.Y)), y.To));
            }

            break;
        }

        return line.ToImmutable();
    }

    private void AddRules(AxisMap x, SKRect data, ImmutableArray<PlacedText> labels)
    {
        foreach (var (rule, label) in drawing.Rules.Zip(labels))
        {
            var at = x.Pixel(rule.Value);
            var from = at >= label.Left && at <= label.Left + label.Width ? label.Box.Bottom + 3 : label.Box.Top;
            _page.Over.Strokes.Add(new Stroke(at, from, at, data.Bottom, theme.Quiet, 1.5f, rule.Role == RuleRole.Current ? Dash.Dashed : Dash.Dotted));
            _taken.Add(new SKRect(at - 2, from, at + 2, data.Bottom));
            _page.Add(label);
        }
    }

    private void AddLimit(AxisMap y, SKRect data)
    {
        if (drawing.Limit is not { } limit)
        {
            return;
        }

        var at = y.Pixel(limit.Value);
        _page.Over.Strokes.Add(new Stroke(data.Left, at, data.Right, at, theme.Failed, 1.5f, Dash.Dashed));
        _taken.Add(new SKRect(data.Left, at - 2, data.Right, at + 2));
        var places =
            from baseline in new[] { at - 8, at + 20 }
            from left in new[] { data.Left + Gap, data.Left + (data.Width * 0.3f), data.Left + (data.Width * 0.6f) }
            select PlacedText.At(limit.Label, left, baseline, Align.Left, Page.TickSize, Weight.SemiBold, theme.Failed);
        if (_taken.Take(places, data, 2) is { } label)
        {
            _page.AddHalo(label);
        }
    }

    /// <summary>Marks where the bands are at present: the finding.</summary>
    private void AddPresent(AxisMap x, AxisMap y, SKRect data)
    {
        if (drawing.Present is not { } present)
        {
            return;
        }

        var at = x.Pixel(present.X);
        var ends = new[] { present.Low, present.Median, present.High }.OfType<double>().Where(value => y.Pixel(value) >= data.Top).ToImmutableArray();
        foreach (var value in ends)
        {
            var marker = new Marker(at, y.Pixel(value), 5, MarkerShape.Circle, theme.Ink, theme.Background);
            _page.Over.Markers.Add(marker);
            _taken.Add(marker.Box);
        }

        // The ends away from the band; the middle only where it cannot be taken for one of them.
        AddValue(present.High, [-12, -8, 0, -20, 13, 20]);
        AddValue(present.Low, [12, 8, 0, 20, -13, -20]);
        if (present is not { High: { } high, Low: { } low } || y.Pixel(low) - y.Pixel(high) > LeastBand)
        {
            AddValue(present.Median, [-12, 12, -20, 20]);
        }

        void AddValue(double? value, ImmutableArray<int> lifts)
        {
            if (value is not { } known || !ends.Contains(known))
            {
                return;
            }

            var places =
                from lift in lifts
                from side in new[] { (X: at + 12, Align: Align.Left), (X: at - 12, Align: Align.Right) }
                select PlacedText.Middle(AxisFormat.Seconds(known), side.X, y.Pixel(known) + lift, side.Align, Page.TickSize, Weight.SemiBold, theme.Ink);
            if (_taken.Take(places, data, 2) is { } label)
            {
                _page.AddHalo(label);
            }
        }
    }
}
