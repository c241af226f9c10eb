using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Which colour stands for which value.</summary>
internal sealed class ColorBar
{
    private const float BarWidth = 20;
    private const float Gap = 8;

    private readonly HeatmapDrawing _drawing;
    private readonly ChartTheme _theme;
    private readonly ImmutableArray<AxisTick> _ticks;
    private readonly AxisMap _share;

    public ColorBar(HeatmapDrawing drawing, ChartTheme theme)
    {
        (_drawing, _theme) = (drawing, theme);
        _ticks = AxisTicks.Of(drawing.Value, 7);
        _share = new AxisMap(drawing.Value, 0, 1);
        Width = BarWidth + Gap + Math.Max(Page.Widest(_ticks.Select(tick => tick.Label)), LimitWidth);
    }

    public float Width { get; }

    private string LimitText => _drawing.Limit is { } limit && limit >= _drawing.Value.Minimum && limit <= _drawing.Value.Maximum ? "objective" : "";

    private float LimitWidth => LimitText.Length == 0 ? 0 : InterFont.Width(LimitText, Page.TickSize, Weight.SemiBold);

    public Rgb Color(double value) => _theme.RampColor(_share.Pixel(value));

    public void AddTo(Page page, SKRect place)
    {
        var map = new AxisMap(_drawing.Value, place.Bottom, place.Top);
        // As many slices as layout pixels: the eye sees no steps.
        var slices = Math.Max(2, (int)place.Height);
        for (var slice = 0; slice < slices; slice++)
        {
            var (top, bottom) = (MathF.Round(place.Top + place.Height * slice / slices), MathF.Round(place.Top + place.Height * (slice + 1) / slices));
            page.Under.Fills.Add(new Fill(new SKRect(place.Left, top, place.Left + BarWidth, bottom), _theme.RampColor(1 - (slice + 0.5) / slices)));
        }
        var taken = new Occupied();
        if (LimitText.Length > 0)
        {
            var at = map.Pixel(_drawing.Limit!.Value);
            page.Over.Strokes.Add(new Stroke(place.Left - 4, at, place.Left + BarWidth + 4, at, _theme.Background, 6));
            page.Over.Strokes.Add(new Stroke(place.Left - 4, at, place.Left + BarWidth + 4, at, _theme.Ink, 3));
            var label = PlacedText.Middle(LimitText, place.Left + BarWidth + Gap, Math.Clamp(at, place.Top + 6, place.Bottom - 6), Align.Left, Page.TickSize, Weight.SemiBold, _theme.Ink);
            page.Add(label);
            taken.Add(label.Box);
        }
        foreach (var tick in _ticks)
        {
            var label = PlacedText.Middle(tick.Label, place.Left + BarWidth + Gap, Math.Clamp(map.Pixel(tick.Value), place.Top + 6, place.Bottom - 6), Align.Left, Page.TickSize, Weight.Regular, _theme.Quiet);
            if (taken.Take([label], SKRect.Inflate(place, 40, 20), 2) is { } free)
            {
                page.Add(free);
            }
        }
    }
}
