using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using ScottPlot;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="CurveDrawing"/>.</summary>
internal sealed class CurveScene(CurveDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float ShelfHeight = 25;

    /// <summary>A curve that leaves this near the right is named there.</summary>
    private const float NearColumn = 110;

    /// <summary>Between a curve's end and a name above it.</summary>
    private const float EndLift = 18;

    private readonly Page _page = new(theme, size);

    public Scene Build()
    {
        _page.AddHead(drawing);
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var names = drawing.Curves.Max(curve => InterFont.Width(curve.Name, Page.LabelSize, Weight.SemiBold));
        var axisTitle = PlacedText.At(AxisTicks.Title(drawing.Y), Page.Left, Page.HeadBottom + 20, Align.Left, Page.TickSize, Weight.Regular, theme.Quiet);
        var (yTicks, tickWidth) = LatencyTicks(bottom);
        var left = Page.Left + tickWidth + Gap;
        var x = new AxisMap(drawing.X, left, _page.Right - names - Gap);

        var shelf = new Shelf(axisTitle.Left + axisTitle.Width + 16, _page.Right, Page.HeadBottom + 20, ShelfHeight);
        var ruleLabels = shelf.PlaceAll(
            [.. drawing.Rules.Select(rule => new ShelfLabel(rule.Label, x.Pixel(rule.Value), rule.Role == RuleRole.Allowed ? Weight.SemiBold : Weight.Regular, Color(rule.Role)))],
            Page.TickSize);
        var top = shelf.Bottom + 6;
        var y = new AxisMap(drawing.Y, bottom, top);
        var data = new SKRect(left, top, x.To, bottom);
        _page.Add(axisTitle);

        AddForbidden(x, data);
        AddRules(x, data, ruleLabels, axisTitle.Box);
        var xTicks = AxisTicks.Along(x, data.Width);
        _page.AddBottomAxis(x, xTicks, bottom);
        foreach (var tick in yTicks)
        {
            _page.Add(PlacedText.Middle(tick.Label, left - Gap, y.Pixel(tick.Value), Align.Right, Page.TickSize, Weight.Regular, theme.Quiet));
        }
        var plot = _page.NewPlot(data, x, y, [], yTicks);
        var polylines = drawing.Curves.Select(curve => Polyline(curve, x, y)).ToImmutableArray();
        AddLimits(x, y, data, polylines);
        AddCurves(plot, x, y);
        AddCurveNames(data, polylines);
        AddHovers(x, data);
        AddCrossing(x, y, data);
        return _page.Finish(plot);
    }

    private Rgb Color(RuleRole role) => role switch
    {
        RuleRole.Allowed => theme.Passed,
        _ => theme.Quiet,
    };

    private (ImmutableArray<AxisTick> Ticks, float Width) LatencyTicks(float bottom)
    {
        var ticks = AxisTicks.Beside(drawing.Y, bottom - Page.HeadBottom - ShelfHeight);
        return (ticks, ticks.Select(tick => InterFont.Width(tick.Label, Page.TickSize, Weight.Regular)).DefaultIfEmpty().Max());
    }

    private void AddForbidden(AxisMap x, SKRect data)
    {
        if (drawing.ForbiddenFrom is { } from)
        {
            _page.Under.Fills.Add(new Fill(new SKRect(x.Pixel(from), data.Top, data.Right, data.Bottom), theme.Shade));
        }
    }

    private void AddRules(AxisMap x, SKRect data, ImmutableArray<PlacedText> labels, SKRect axisTitle)
    {
        foreach (var (rule, label) in drawing.Rules.Zip(labels))
        {
            var at = x.Pixel(rule.Value);
            var dash = rule.Role switch { RuleRole.Allowed => Dash.Solid, RuleRole.Current => Dash.Dashed, _ => Dash.Dotted };
            var from = at >= label.Left && at <= label.Left + label.Width ? label.Box.Bottom + 3 : label.Box.Top;
            from = at <= axisTitle.Right ? Math.Max(from, axisTitle.Bottom + 3) : from;
            var width = rule.Role == RuleRole.Allowed ? 2 : 1.5f;

            // A rule that passes the label of its neighbour is broken there.
            foreach (var passed in labels.Where(other => other.Box != label.Box && at >= other.Box.Left && at <= other.Box.Right && other.Box.Top > from).OrderBy(other => other.Box.Top))
            {
                _page.Under.Strokes.Add(new Stroke(at, from, at, passed.Box.Top - 3, Color(rule.Role), width, dash));
                from = passed.Box.Bottom + 3;
            }

            _page.Under.Strokes.Add(new Stroke(at, from, at, data.Bottom, Color(rule.Role), width, dash));
            _page.Add(label);
        }
    }

    private void AddLimits(AxisMap x, AxisMap y, SKRect data, ImmutableArray<ImmutableArray<SKPoint>> polylines)
    {
        var taken = new List<SKRect>(drawing.Limits.Select(limit => SKRect.Create(data.Left, y.Pixel(limit.Value), data.Width, 0.1f)));
        foreach (var limit in drawing.Limits)
        {
            var at = y.Pixel(limit.Value);
            var color = theme.CurveText(CurveColor(limit.Curve));
            _page.Under.Strokes.Add(new Stroke(data.Left, at, data.Right, at, color, 1.5f, Dash.Dashed));
            var label = Free(limit.Label, at, color, x, data, polylines, taken);
            taken.Add(label.Box);
            _page.AddOnPlate(label);
        }
    }

    /// <summary>The first place along a limit, above it before below it, where its label meets no curve, no rule and no other label.</summary>
    private PlacedText Free(string text, float at, Rgb color, AxisMap x, SKRect data, ImmutableArray<ImmutableArray<SKPoint>> polylines, List<SKRect> taken)
    {
        var rules = drawing.Rules.Select(rule => x.Pixel(rule.Value)).ToImmutableArray();
        var width = InterFont.Width(text, Page.TickSize, Weight.Regular);
        PlacedText? best = null;
        var fewest = int.MaxValue;
        foreach (var baseline in new[] { at - 8, at + 20, at - 5, at + 17, at - 15, at + 27 })
        {
            for (var left = data.Left + Gap; left + width <= data.Right; left += 15)
            {
                var label = PlacedText.At(text, left, baseline, Align.Left, Page.TickSize, Weight.Regular, color);
                var box = label.Box;
                box.Inflate(4, 2);
                var clashes = polylines.Count(points => Occupied.Touches(points, box))
                    + rules.Count(rule => rule > box.Left && rule < box.Right)
                    + taken.Count(other => other.IntersectsWith(box))
                    + (box.Top < data.Top || box.Bottom > data.Bottom ? 10 : 0);
                if (clashes < fewest)
                {
                    (best, fewest) = (label, clashes);
                }
            }
        }
        return best ?? PlacedText.At(text, data.Left, at - 8, Align.Left, Page.TickSize, Weight.Regular, color);
    }

    private static ImmutableArray<SKPoint> Polyline(Curve curve, AxisMap x, AxisMap y) =>
        [.. curve.Points.Select(point => new SKPoint(x.Pixel(point.X), y.Pixel(point.Y)))];

    private void AddCurves(Plot plot, AxisMap x, AxisMap y)
    {
        foreach (var (index, curve) in drawing.Curves.Index())
        {
            var line = plot.Add.ScatterLine(
                curve.Points.Select(point => x.Coordinate(point.X)).ToArray(),
                curve.Points.Select(point => y.Coordinate(point.Y)).ToArray(),
                CurveColor(index).Plot());
            line.LineWidth = index == drawing.Curves.Length - 1 ? 3.5f : 2.5f;
            line.LinePattern = (drawing.Curves.Length - 1 - index) switch
            {
                0 => LinePattern.Solid,
                1 => new LinePattern([14, 5], 0, "long dashes"),
                _ => new LinePattern([3, 4], 0, "dots"),
            };
        }
    }

    private void AddHovers(AxisMap x, SKRect data)
    {
        var longest = drawing.Curves.MaxBy(curve => curve.Points.Length)!;
        _page.Over.Hovers.AddRange(Hover.Strips([.. longest.Points.Select(point => point.X)], x, data, value => Hover.Lines(
            drawing.X.Print(value), drawing.Curves.Where(curve => value <= curve.Points[^1].X).Select(curve => (curve.Name, (double?)At(curve, value))), drawing.Y)));
    }

    /// <summary>The last curve, on which the eye should rest, has the first colour.</summary>
    private Rgb CurveColor(int curve) => theme.CurveColor(drawing.Curves.Length - 1 - curve);

    /// <summary>A name stands where its curve leaves the picture or ends; where others are in the way, in a column at the right, in the curves' order.</summary>
    private void AddCurveNames(SKRect data, ImmutableArray<ImmutableArray<SKPoint>> polylines)
    {
        var column = new List<(int Curve, float X, float Y)>();
        foreach (var (index, points) in polylines.Index())
        {
            if (BesideExit(index, points, data, polylines) is { } name)
            {
                _page.AddOnPlate(name);
            }
            else
            {
                column.Add((index, points[^1].X, points[^1].Y));
            }
        }
        var places = EndColumn.Spread([.. column.Select(end => end.Y)], data.Top + 10, data.Bottom - 10);
        foreach (var ((curve, x, _), y) in column.Zip(places))
        {
            _page.Add(BesideEnd(CurveName(curve, x + Gap, y), x, y));
        }
    }

    /// <summary>Behind a curve's end, unless a vertical line would strike the name through: then above what leads there.</summary>
    private PlacedText BesideEnd(PlacedText name, float x, float y) =>
        _page.Under.Strokes.Any(stroke => stroke.X1 == stroke.X2 && stroke.X1 > name.Left && stroke.X1 < name.Left + name.Width)
            ? PlacedText.Middle(name.Text, x - Gap - name.Width, y - EndLift, Align.Left, Page.LabelSize, Weight.SemiBold, name.Color)
            : name;

    private PlacedText? BesideExit(int curve, ImmutableArray<SKPoint> points, SKRect data, ImmutableArray<ImmutableArray<SKPoint>> polylines)
    {
        var outside = points.ToList().FindIndex(point => point.Y < data.Top);
        if (outside < 1 || points[outside].X > data.Right - NearColumn)
        {
            return null;
        }
        // Beside the curve, which may lean: as near as it lets the name.
        const float Farthest = 90;
        var name = CurveName(curve, points[outside].X, data.Top + 12);
        for (var aside = Gap / 2; aside < Farthest; aside += 4)
        {
            var right = name with { Left = points[outside].X + aside };
            var left = name with { Left = points[outside].X - aside - name.Width };
            if (IsFree(right) || IsFree(left))
            {
                return IsFree(right) ? right : left;
            }
        }
        return null;

        bool IsFree(PlacedText name)
        {
            var box = name.Box;
            box.Inflate(3, 3);
            return box.Right <= data.Right
                && !polylines.Any(other => Occupied.Touches(other, box))
                && !_page.Under.Strokes.Any(stroke => stroke.X1 == stroke.X2 && stroke.X1 > box.Left && stroke.X1 < box.Right);
        }
    }

    private PlacedText CurveName(int curve, float left, float middle) =>
        PlacedText.Middle(drawing.Curves[curve].Name, left, middle, Align.Left, Page.LabelSize, Weight.SemiBold, theme.CurveText(CurveColor(curve)));

    /// <summary>Marks where the permissible rate meets a limit: the finding.</summary>
    private void AddCrossing(AxisMap x, AxisMap y, SKRect data)
    {
        foreach (var rule in drawing.Rules.Where(rule => rule.Role == RuleRole.Allowed))
        {
            var crossing = drawing.Limits
                .Select(limit => (limit.Value, Gap: Math.Abs(y.Pixel(limit.Value) - y.Pixel(At(drawing.Curves[limit.Curve], rule.Value)))))
                .OrderBy(limit => limit.Gap).FirstOrDefault();
            if (crossing.Value > 0 && crossing.Gap < 6)
            {
                _page.Over.Rings.Add(new Ring(x.Pixel(rule.Value), y.Pixel(crossing.Value), 7, theme.Passed, theme.Background));
            }
        }
    }

    private static double At(Curve curve, double x)
    {
        var after = curve.Points.FirstOrDefault(point => point.X >= x, curve.Points[^1]);
        var before = curve.Points.LastOrDefault(point => point.X <= x, curve.Points[0]);
        return after.X <= before.X ? after.Y : before.Y + (after.Y - before.Y) * (x - before.X) / (after.X - before.X);
    }
}
