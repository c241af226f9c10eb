namespace CapacityCalc.Charts.Rendering;

/// <summary>Places the labels of vertical lines above them, in as few lines of text as they need.</summary>
/// <param name="baseline">Of the first line of text.</param>
internal sealed class Shelf(float left, float right, float baseline, float lineHeight)
{
    private const float LeastGap = 16;

    /// <summary>Between a label and a line beside it.</summary>
    private const float Aside = 7;

    private readonly List<(float Anchor, float Left, float Right, int Line)> _taken = [];

    public float Bottom => baseline + _taken.Select(label => label.Line).DefaultIfEmpty().Max() * lineHeight + 6;

    /// <summary>Above the anchor, else beside it, else a line further down.</summary>
    public PlacedText Place(string text, float anchor, float size, Weight weight, Rgb color)
    {
        var width = InterFont.Width(text, size, weight);
        for (var line = 0; ; line++)
        {
            foreach (var wanted in new[] { anchor - width / 2, anchor + Aside, anchor - Aside - width })
            {
                var from = Math.Clamp(wanted, left, Math.Max(left, right - width));
                // With more lines of text than labels there is always room; the last of them takes what comes.
                if (IsFree(from, from + width, line) || line > _taken.Count)
                {
                    _taken.Add((anchor, from, from + width, line));
                    return PlacedText.At(text, from, baseline + line * lineHeight, Align.Left, size, weight, color);
                }
            }
        }
    }

    /// <summary>No label there, and no line that comes down from a label above.</summary>
    private bool IsFree(float from, float to, int line) => !_taken.Any(other =>
        (other.Line == line && other.Left < to + LeastGap && other.Right > from - LeastGap)
        || (other.Line < line && other.Anchor > from - Aside + 1 && other.Anchor < to + Aside - 1));
}
