using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

internal enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    Cross,
    Star,
}

/// <summary>A point of a series.</summary>
/// <param name="Inside">The colour within the outline; null where the point is full.</param>
internal sealed record Marker(float X, float Y, float Radius, MarkerShape Shape, Rgb Color, Rgb? Inside = null)
{
    private const float Outline = 2;

    public SKRect Box => new(X - Radius, Y - Radius, X + Radius, Y + Radius);

    public void Draw(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = (Inside ?? Color).Skia();
        if (Shape == MarkerShape.Circle && Inside is null)
        {
            // An ellipse of an SVG is a fifth as long as its path.
            canvas.DrawCircle(X, Y, Radius, paint);
            return;
        }
        using var path = Path();
        if (Shape != MarkerShape.Cross)
        {
            canvas.DrawPath(path, paint);
        }
        if (Inside is null && Shape != MarkerShape.Cross)
        {
            return;
        }
        using var pen = new SKPaint { IsAntialias = true, IsStroke = true, StrokeWidth = Outline, Color = Color.Skia() };
        canvas.DrawPath(path, pen);
    }

    private SKPath Path()
    {
        var path = new SKPath();
        switch (Shape)
        {
            case MarkerShape.Circle:
                path.AddCircle(X, Y, Radius);
                break;
            case MarkerShape.Square:
                // As much area as a circle.
                path.AddRect(SKRect.Create(X - Radius * 0.89f, Y - Radius * 0.89f, Radius * 1.78f, Radius * 1.78f));
                break;
            case MarkerShape.Triangle:
                path.AddPoly([At(0, -1.2f), At(1.1f, 0.8f), At(-1.1f, 0.8f)]);
                break;
            case MarkerShape.TriangleDown:
                path.AddPoly([At(0, 1.2f), At(1.1f, -0.8f), At(-1.1f, -0.8f)]);
                break;
            case MarkerShape.Diamond:
                path.AddPoly([At(0, -1.25f), At(1.25f, 0), At(0, 1.25f), At(-1.25f, 0)]);
                break;
            case MarkerShape.Cross:
                path.MoveTo(At(-0.8f, -0.8f));
                path.LineTo(At(0.8f, 0.8f));
                path.MoveTo(At(-0.8f, 0.8f));
                path.LineTo(At(0.8f, -0.8f));
                break;
            case MarkerShape.Star:
                path.AddPoly([.. Enumerable.Range(0, 10).Select(corner => Corner(corner))]);
                break;
            default:
                throw new InvalidOperationException($"{Shape} has no outline.");
        }
        return path;
    }

    private SKPoint At(float x, float y) => new(X + x * Radius, Y + y * Radius);

    /// <summary>Five points and, between them, five dents.</summary>
    private SKPoint Corner(int corner)
    {
        const double Dent = 0.45;
        var (sin, cos) = Math.SinCos(corner * Math.PI / 5);
        var reach = corner % 2 == 0 ? 1.25 : 1.25 * Dent;
        return At((float)(sin * reach), (float)(-cos * reach));
    }
}
