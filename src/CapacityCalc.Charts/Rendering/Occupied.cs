using System.Collections.Immutable;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>What of a picture is taken, so that labels find a place that is not.</summary>
internal sealed class Occupied
{
    private readonly List<SKRect> _boxes = [];
    private readonly List<ImmutableArray<SKPoint>> _lines = [];

    public void Add(SKRect box) => _boxes.Add(box);

    public void Add(ImmutableArray<SKPoint> line) => _lines.Add(line);

    public bool IsFree(SKRect box) => !_boxes.Any(box.IntersectsWith) && !_lines.Any(line => Touches(line, box));

    /// <summary>The first candidate that meets nothing, which is taken from then on; null where none does.</summary>
    /// <param name="bounds">Where labels may stand.</param>
    /// <param name="air">Around a label.</param>
    public PlacedText? Take(IEnumerable<PlacedText> candidates, SKRect bounds, float air)
    {
        foreach (var candidate in candidates.Where(candidate => bounds.Contains(candidate.Box)))
        {
            var box = candidate.Box;
            box.Inflate(air, air);
            if (IsFree(box))
            {
                _boxes.Add(box);
                return candidate;
            }
        }
        return null;
    }

    /// <summary>Whether a line crosses a box; its points may go in any direction.</summary>
    public static bool Touches(ImmutableArray<SKPoint> points, SKRect box)
    {
        for (var index = 1; index < points.Length; index++)
        {
            var (from, to) = (points[index - 1], points[index]);
            var left = Math.Max(Math.Min(from.X, to.X), box.Left);
            var right = Math.Min(Math.Max(from.X, to.X), box.Right);
            if (left > right)
            {
                continue;
            }
            float At(float x) => from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X);
            var (start, end) = to.X == from.X ? (from.Y, to.Y) : (At(left), At(right));
            if (Math.Min(start, end) <= box.Bottom && Math.Max(start, end) >= box.Top)
            {
                return true;
            }
        }
        return false;
    }
}
