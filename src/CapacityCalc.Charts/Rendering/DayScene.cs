using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="DayDrawing"/>: hosts above, utilization below, on one axis of hours.</summary>
internal sealed class DayScene(DayDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;

    /// <summary>An axis's title above its panel.</summary>
    private const float TitleHeight = 36;

    /// <summary>Of the height of both panels, that of the hosts.</summary>
    private const float HostsShare = 0.62f;

    private const int LeastTicks = 4;

    private const double FollowingTint = 0.22;
    private const double SavedTint = 0.12;

    private readonly Page _page = new(theme, size);

    private Rgb Following => theme.CurveColor(0);

    private Rgb Fixed => theme.CurveColor(1);

    public Scene Build()
    {
        _page.AddHead(drawing);
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var height = bottom - Page.HeadBottom - (2 * TitleHeight);
        var hostsBottom = Page.HeadBottom + TitleHeight + (height * HostsShare);
        var hostsTop = Page.HeadBottom + TitleHeight;
        var busyTop = hostsBottom + TitleHeight;
        var hostsTicks = AxisTicks.Of(drawing.Hosts, Math.Max(LeastTicks, (int)((hostsBottom - hostsTop) / 55)));
        var busyTicks = AxisTicks.Of(drawing.Utilization, Math.Max(LeastTicks, (int)((bottom - busyTop) / 32)));
        var left = Page.Left + Page.Widest(hostsTicks.Concat(busyTicks).Select(tick => tick.Label)) + Gap;
        var right = _page.Right - Gap - Names.Max(name => InterFont.Width(name, Page.LabelSize, Weight.SemiBold));

        var x = new AxisMap(drawing.X, left, right);
        var hosts = new AxisMap(drawing.Hosts, hostsBottom, hostsTop);
        var busy = new AxisMap(drawing.Utilization, bottom, busyTop);
        _page.AddTitle(drawing.Hosts.Title, Page.Left, hostsTop - 12, Align.Left, right - Page.Left);
        _page.AddTitle(drawing.Utilization.Title, Page.Left, busyTop - 12, Align.Left, right - Page.Left);
        var xTicks = AxisTicks.Of(drawing.X, (int)((right - left) / 48));
        _page.AddBottomAxis(x, xTicks, bottom);
        _page.AddSideAxis(hosts, hostsTicks, left - Gap, Align.Right, theme.Quiet);
        _page.AddSideAxis(busy, busyTicks, left - Gap, Align.Right, theme.Quiet);

        AddAreas(x, hosts);
        AddGrid(x, busy, xTicks, busyTicks);
        AddSteps(x, hosts, step => step.FixedHosts, step => step.FollowingHosts, hostsTop, hostsBottom);
        AddSteps(x, busy, step => step.FixedUtilization, step => step.FollowingUtilization, busyTop, bottom);
        AddSaving(x, hosts);
        AddHovers(x, new SKRect(left, hostsTop, right, bottom));
        return _page.Finish(_page.NewPlot(new SKRect(left, hostsTop, right, hostsBottom), x, hosts, xTicks, hostsTicks));
    }

    private void AddHovers(AxisMap x, SKRect data)
    {
        foreach (var (hour, step) in drawing.Steps.Index())
        {
            var hosts = Hover.Lines($"from {drawing.X.Print(hour)}", [("fixed hosts", step.FixedHosts), ("following hosts", step.FollowingHosts)], drawing.Hosts);
            var busy = Hover.Lines(hosts, [("fixed busy", step.FixedUtilization), ("following busy", step.FollowingUtilization)], drawing.Utilization);
            _page.Over.Hovers.Add(new Hover(new SKRect(x.Pixel(hour), data.Top, x.Pixel(hour + 1), data.Bottom), busy));
        }
    }

    private static ImmutableArray<string> Names => ["following", "fixed"];

    private void AddAreas(AxisMap x, AxisMap hosts)
    {
        foreach (var (hour, step) in drawing.Steps.Index())
        {
            // Whole pixels, or the seams between the hours would show.
            var (from, to) = (MathF.Round(x.Pixel(hour)), MathF.Round(x.Pixel(hour + 1)));
            _page.Under.Fills.Add(new Fill(new SKRect(from, hosts.Pixel(step.FollowingHosts), to, hosts.From), Rgb.Mix(theme.Background, Following, FollowingTint)));
            if (step.FixedHosts > step.FollowingHosts)
            {
                _page.Under.Fills.Add(new Fill(new SKRect(from, hosts.Pixel(step.FixedHosts), to, hosts.Pixel(step.FollowingHosts)), Rgb.Mix(theme.Background, theme.Passed, SavedTint)));
            }
        }
    }

    /// <summary>Of the lower panel; the upper one is the plot's own.</summary>
    private void AddGrid(AxisMap x, AxisMap busy, ImmutableArray<AxisTick> xTicks, ImmutableArray<AxisTick> busyTicks)
    {
        foreach (var tick in busyTicks)
        {
            var at = busy.Pixel(tick.Value);
            _page.Under.Strokes.Add(new Stroke(x.From, at, x.To, at, tick.Value > 0 ? theme.Grid : theme.Quiet, 1));
        }
        foreach (var tick in xTicks)
        {
            _page.Under.Strokes.Add(new Stroke(x.Pixel(tick.Value), busy.To, x.Pixel(tick.Value), busy.From, theme.Grid, 1));
        }
    }

    private void AddSteps(AxisMap x, AxisMap y, Func<DayStep, double?> planned, Func<DayStep, double?> following, float top, float bottom)
    {
        var (fixedLine, followingLine) = (Line(x, y, planned), Line(x, y, following));
        // The dashes above, so that where the two are one both are seen.
        _page.Over.Traces.Add(new Trace(followingLine, Following, 3.5f));
        _page.Over.Traces.Add(new Trace(fixedLine, Fixed, 2.5f, Dash.LongDashed));
        var places = EndColumn.Spread([followingLine[^1].Y, fixedLine[^1].Y], top, bottom);
        foreach (var ((name, color), place) in Names.Zip([Following, Fixed]).Zip(places))
        {
            _page.Add(PlacedText.Middle(name, x.To + Gap, place, Align.Left, Page.LabelSize, Weight.SemiBold, theme.CurveText(color)));
        }
    }

    private ImmutableArray<SKPoint> Line(AxisMap x, AxisMap y, Func<DayStep, double?> value) =>
    [
        .. drawing.Steps.Index().SelectMany(step =>
        {
            var at = y.Pixel(value(step.Item) ?? 0);
            return new[] { new SKPoint(x.Pixel(step.Index), at), new SKPoint(x.Pixel(step.Index + 1), at) };
        }),
    ];

    /// <summary>Where the two fleets are farthest apart over the width of the text, if it fits between them.</summary>
    private void AddSaving(AxisMap x, AxisMap hosts)
    {
        if (drawing.Saving.Length == 0)
        {
            return;
        }
        var text = PlacedText.At(drawing.Saving, 0, 0, Align.Left, Page.LabelSize, Weight.SemiBold, theme.Passed);
        var span = (int)Math.Ceiling((text.Width + (2 * Gap)) / (x.Pixel(1) - x.Pixel(0)));
        if (span > drawing.Steps.Length)
        {
            return;
        }
        var (from, least, most) = Enumerable.Range(0, drawing.Steps.Length - span + 1)
            .Select(start => (Start: start, Steps: drawing.Steps.AsSpan(start, span).ToArray()))
            .Select(window => (window.Start, Least: window.Steps.Max(step => step.FollowingHosts), Most: window.Steps.Min(step => step.FixedHosts)))
            .MaxBy(window => window.Most - window.Least);
        var (upper, lower) = (hosts.Pixel(most), hosts.Pixel(least));
        if (lower - upper > Page.LabelSize + (2 * Gap))
        {
            _page.Add(PlacedText.Middle(text.Text, x.Pixel(from + (span / 2.0)), (upper + lower) / 2, Align.Center, Page.LabelSize, Weight.SemiBold, theme.Passed));
        }
    }
}
