using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="HistogramDrawing"/>.</summary>
internal sealed class HistogramScene(HistogramDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 10;
    private const float ShelfHeight = 25;

    /// <summary>Above the bars, for the interval and its label.</summary>
    private const float IntervalHeight = 46;
    private const float CapHeight = 12;

    private readonly Page _page = new(theme, size);

    /// <summary>Texts at which a rule is broken.</summary>
    private readonly List<SKRect> _texts = [];

    public Scene Build()
    {
        _page.AddHead(drawing);
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var ticks = AxisTicks.Beside(drawing.Y, bottom - Page.HeadBottom - IntervalHeight - ShelfHeight);
        var left = Page.Left + Page.Widest(ticks.Select(tick => tick.Label)) + Gap;
        var x = new AxisMap(drawing.X, left, _page.Right);
        var axisTitle = _page.AddTitle(drawing.Y.Title, Page.Left, Page.HeadBottom + 20, Align.Left, (_page.Right - Page.Left) / 2);

        var shelf = new Shelf(axisTitle.Left + axisTitle.Width + 16, _page.Right, Page.HeadBottom + 20, ShelfHeight);
        var limitAt = drawing.Limit is { } limit ? Math.Clamp(x.Pixel(limit.Value), x.From, x.To) : (float?)null;
        var limitLabel = limitAt is { } at ? shelf.Place(LimitLabel(), at, Page.TickSize, Weight.SemiBold, theme.Failed) : null;
        var medianLabel = drawing.Median is { } median && median.Value <= drawing.X.Maximum ? shelf.Place(median.Label, x.Pixel(median.Value), Page.TickSize, Weight.SemiBold, theme.Ink) : null;
        var top = shelf.Bottom + 6 + (drawing.Interval is null ? 0 : IntervalHeight);
        var data = new SKRect(left, top, x.To, bottom);
        var y = new AxisMap(drawing.Y, bottom, top);
        _page.AddBottomAxis(x, AxisTicks.Along(x, data.Width), bottom);
        _page.AddSideAxis(y, ticks, left - Gap, Align.Right, theme.Quiet);

        AddBars(x, y);
        AddInterval(x, top);
        AddRemark(x, y, data);
        if (medianLabel is not null)
        {
            AddRule(x.Pixel(drawing.Median!.Value), medianLabel, bottom, theme.Ink, Dash.Dotted);
        }

        if (limitLabel is not null && !IsInside(drawing.Limit!.Value))
        {
            _page.Add(limitLabel);
        }
        else if (limitLabel is not null)
        {
            AddRule(limitAt!.Value, limitLabel, bottom, theme.Failed, Dash.Dashed);
        }

        return _page.Finish(_page.NewPlot(data, x, y, [], ticks));
    }

    private bool IsInside(double value) => value >= drawing.X.Minimum && value <= drawing.X.Maximum;

    /// <summary>Says where it lies if that is out of the picture.</summary>
    private string LimitLabel() => drawing.Limit!.Value > drawing.X.Maximum ? $"{drawing.Limit.Label}, far to the right →"
        : drawing.Limit.Value < drawing.X.Minimum ? $"← {drawing.Limit.Label}, far to the left"
        : drawing.Limit.Label;

    /// <summary>What is beyond the limit is told by stripes as well as by colour.</summary>
    private void AddBars(AxisMap x, AxisMap y)
    {
        const float Seam = 1;
        foreach (var bin in drawing.Bins.Where(bin => bin.Share > 0))
        {
            var box = new SKRect(x.Pixel(bin.From) + Seam, y.Pixel(bin.Share), x.Pixel(bin.To), y.From);
            _page.Over.Hovers.Add(new Hover(box with { Top = y.To }, $"{drawing.X.Print(bin.From)} to {drawing.X.Print(bin.To)}: {drawing.Y.Print(bin.Share)}"));
            _page.Under.Fills.Add(drawing.Limit is { } limit && bin.From >= limit.Value ? new Fill(box, theme.SeriesColor(6), Texture.Striped) : new Fill(box, theme.SeriesColor(0)));
        }
    }

    private void AddInterval(AxisMap x, float top)
    {
        if (drawing.Interval is not { } interval)
        {
            return;
        }

        // Without an end it leaves the picture.
        var (from, to, at) = (x.Pixel(interval.From), interval.To is { } end && end <= drawing.X.Maximum ? x.Pixel(end) : _page.Right, top - (CapHeight / 2) - 4);
        _page.Over.Strokes.Add(new Stroke(from, at, to, at, theme.Quiet, 2));
        _page.Over.Strokes.Add(new Stroke(from, at - (CapHeight / 2), from, at + (CapHeight / 2), theme.Quiet, 2));
        if (interval.To <= drawing.X.Maximum)
        {
            _page.Over.Strokes.Add(new Stroke(to, at - (CapHeight / 2), to, at + (CapHeight / 2), theme.Quiet, 2));
        }

        var label = PlacedText.At(PlacedText.Shorten(interval.Label, _page.Right - x.From, Page.TickSize, Weight.Regular), (from + to) / 2, at - CapHeight, Align.Center, Page.TickSize, Weight.Regular, theme.Quiet);
        AddText(label with { Left = Math.Clamp(label.Left, x.From, Math.Max(x.From, _page.Right - label.Width)) });
    }

    private void AddRule(float at, PlacedText label, float bottom, Rgb color, Dash dash)
    {
        var from = at >= label.Left && at <= label.Left + label.Width ? label.Box.Bottom + 3 : label.Box.Top;
        foreach (var text in _texts.Where(text => at > text.Left - 3 && at < text.Right + 3 && text.Top > from).OrderBy(text => text.Top))
        {
            _page.Over.Strokes.Add(new Stroke(at, from, at, text.Top - 3, color, 2, dash));
            from = text.Bottom + 3;
        }

        _page.Over.Strokes.Add(new Stroke(at, from, at, bottom, color, 2, dash));
        _page.Add(label);
    }

    private void AddText(PlacedText text)
    {
        _page.AddHalo(text);
        _texts.Add(text.Box);
    }

    /// <summary>At the right end, where the bars have left room.</summary>
    private void AddRemark(AxisMap x, AxisMap y, SKRect data)
    {
        if (drawing.Remark.Length == 0)
        {
            return;
        }

        const float LineHeight = 20;
        var taken = new Occupied();
        foreach (var bin in drawing.Bins)
        {
            taken.Add(new SKRect(x.Pixel(bin.From), y.Pixel(bin.Share), x.Pixel(bin.To), y.From));
        }

        // In one line, or one for each of its parts: as low as the bars let it.
        string[] parts = [.. $"{drawing.Remark} →".Split("; ")];
        var blocks = new[] { [$"{drawing.Remark} →"], parts }
            .SelectMany(lines => Enumerable.Range(1, Math.Max(1, (int)(data.Height / LineHeight) - lines.Length)).Select(step => Block(lines, data.Bottom - 10 - (step * LineHeight))))
            .ToImmutableArray();
        foreach (var line in blocks.FirstOrDefault(block => block.All(line => data.Contains(line.Box) && taken.IsFree(line.Box)), blocks[^1]))
        {
            AddText(line);
        }

        ImmutableArray<PlacedText> Block(string[] lines, float last) =>
        [
            .. lines.Select((line, index) => PlacedText.Middle(
                PlacedText.Shorten(line, data.Width, Page.TickSize, Weight.Regular), data.Right - 2, last - ((lines.Length - 1 - index) * LineHeight), Align.Right, Page.TickSize, Weight.Regular, theme.Quiet)),
        ];
    }
}
