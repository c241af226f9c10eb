using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

internal enum Texture
{
    Plain,
    Striped,
}

/// <param name="Box">In layout pixels, as all shapes of a layer.</param>
internal sealed record Fill(SKRect Box, Rgb Color, Texture Texture = Texture.Plain);

internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
    LongDashed,
    DashDotted,
}

internal sealed record Stroke(float X1, float Y1, float X2, float Y2, Rgb Color, float Thickness, Dash Dash = Dash.Solid);

/// <summary>A line through several points.</summary>
internal sealed record Trace(ImmutableArray<SKPoint> Points, Rgb Color, float Thickness, Dash Dash = Dash.Solid);

/// <summary>A filled polygon.</summary>
internal sealed record Area(ImmutableArray<SKPoint> Points, Rgb Color);

/// <summary>A ring, to mark a point.</summary>
internal sealed record Ring(float X, float Y, float Radius, Rgb Color, Rgb Inside);

/// <summary>Shapes and texts at their places, also beyond the area of the data.</summary>
internal sealed class Layer : IPlottable
{
    private const float StripeSpacing = 9;
    private const float StripeThickness = 2.5f;

    private readonly Rgb _stripes;

    public Layer(Rgb stripes) => _stripes = stripes;

    public List<Area> Areas { get; } = [];

    public List<Fill> Fills { get; } = [];

    public List<Stroke> Strokes { get; } = [];

    public List<Trace> Traces { get; } = [];

    public List<Ring> Rings { get; } = [];

    public List<Marker> Markers { get; } = [];

    public ImmutableArray<PlacedText> Texts { get; set; } = [];

    /// <summary>What a reader sees who rests the pointer there; an SVG alone has them.</summary>
    public List<Hover> Hovers { get; } = [];

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var area in Areas)
        {
            paint.Color = area.Color.Skia();
            using var path = new SKPath();
            path.AddPoly([.. area.Points]);
            rp.Canvas.DrawPath(path, paint);
        }
        foreach (var fill in Fills)
        {
            Draw(fill, rp.Canvas, paint);
        }
        foreach (var stroke in Strokes)
        {
            Draw(stroke, rp.Canvas);
        }
        foreach (var trace in Traces)
        {
            Draw(trace, rp.Canvas);
        }
        foreach (var ring in Rings)
        {
            paint.Color = ring.Color.Skia();
            rp.Canvas.DrawCircle(ring.X, ring.Y, ring.Radius, paint);
            paint.Color = ring.Inside.Skia();
            rp.Canvas.DrawCircle(ring.X, ring.Y, ring.Radius * 0.5f, paint);
        }
        foreach (var marker in Markers)
        {
            marker.Draw(rp.Canvas, paint);
        }
        foreach (var text in Texts)
        {
            using var font = InterFont.At(text.Size, text.Weight, text.Text);
            if (text.Halo is { } halo)
            {
                using var outline = Pen(halo, PlacedText.HaloThickness, null);
                outline.StrokeJoin = SKStrokeJoin.Round;
                rp.Canvas.DrawText(text.Text, text.Left, text.Baseline, SKTextAlign.Left, font, outline);
            }
            paint.Color = text.Color.Skia();
            rp.Canvas.DrawText(text.Text, text.Left, text.Baseline, SKTextAlign.Left, font, paint);
        }
    }

    private void Draw(Fill fill, SKCanvas canvas, SKPaint paint)
    {
        paint.Color = fill.Color.Skia();
        canvas.DrawRect(fill.Box, paint);
        if (fill.Texture == Texture.Plain)
        {
            return;
        }
        // Lines, since a pattern is a shader, which an SVG does not get.
        using var stripe = new SKPaint { IsAntialias = true, IsStroke = true, StrokeWidth = StripeThickness, Color = _stripes.Skia() };
        canvas.Save();
        canvas.ClipRect(fill.Box);
        // On from one fill to its neighbour.
        var first = MathF.Floor((fill.Box.Left - fill.Box.Height + fill.Box.Bottom) / StripeSpacing) * StripeSpacing - fill.Box.Bottom;
        for (var x = first; x < fill.Box.Right; x += StripeSpacing)
        {
            canvas.DrawLine(x, fill.Box.Bottom, x + fill.Box.Height, fill.Box.Top, stripe);
        }
        canvas.Restore();
    }

    private static void Draw(Stroke stroke, SKCanvas canvas)
    {
        using var effect = Effect(stroke.Dash);
        using var paint = Pen(stroke.Color, stroke.Thickness, effect);
        canvas.DrawLine(stroke.X1, stroke.Y1, stroke.X2, stroke.Y2, paint);
    }

    private static void Draw(Trace trace, SKCanvas canvas)
    {
        using var effect = Effect(trace.Dash);
        using var paint = Pen(trace.Color, trace.Thickness, effect);
        paint.StrokeJoin = SKStrokeJoin.Round;
        using var path = new SKPath();
        path.AddPoly([.. trace.Points], false);
        canvas.DrawPath(path, paint);
    }

    private static SKPathEffect? Effect(Dash dash)
    {
        float[] pattern = dash switch
        {
            Dash.Dashed => [8, 5],
            Dash.Dotted => [2, 4],
            Dash.LongDashed => [14, 5],
            Dash.DashDotted => [10, 4, 2, 4],
            _ => [],
        };
        return pattern.Length > 0 ? SKPathEffect.CreateDash(pattern, 0) : null;
    }

    private static SKPaint Pen(Rgb color, float thickness, SKPathEffect? effect) =>
        new() { IsAntialias = true, IsStroke = true, StrokeWidth = thickness, Color = color.Skia(), PathEffect = effect };
}
