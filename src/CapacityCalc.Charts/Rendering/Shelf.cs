using System.Collections.Immutable;

namespace CapacityCalc.Charts.Rendering;

/// <param name="Anchor">Where its line is.</param>
internal readonly record struct ShelfLabel(string Text, float Anchor, Weight Weight, Rgb Color);

/// <summary>Places the labels of vertical lines above them, in as few lines of text as they need.</summary>
/// <param name="baseline">Of the first line of text.</param>
internal sealed class Shelf(float left, float right, float baseline, float lineHeight)
{
    private const float LeastGap = 16;

    /// <summary>Between a label and a line beside it.</summary>
    private const float Aside = 7;

    private readonly List<(float Anchor, float Left, float Right, int Line)> _taken = [];

    /// <summary>Places labels in the order in which they need the fewest lines of text.</summary>
    /// <returns>In the order given.</returns>
    public ImmutableArray<PlacedText> PlaceAll(ImmutableArray<ShelfLabel> labels, float size)
    {
        var best = Orders(labels.Length).Select(order =>
        {
            var trial = new Shelf(left, right, baseline, lineHeight);
            foreach (var index in order)
            {
                trial.Place(labels[index].Text, labels[index].Anchor, size, labels[index].Weight, labels[index].Color);
            }

            return (Order: order, trial.Bottom);
        }).MinBy(trial => trial.Bottom).Order;
        var placed = new PlacedText[labels.Length];
        foreach (var index in best)
        {
            placed[index] = Place(labels[index].Text, labels[index].Anchor, size, labels[index].Weight, labels[index].Color);
        }

        return [.. placed];
    }

    /// <summary>Every order of a few; of more the two that go from one end to the other.</summary>
    private static IEnumerable<ImmutableArray<int>> Orders(int count)
    {
        const int Few = 4;
        ImmutableArray<int> forward = [.. Enumerable.Range(0, count)];
        return count > Few ? [forward, [.. forward.Reverse()]]
            : count == 0 ? [[]]
            : Orders(count - 1).SelectMany(rest => Enumerable.Range(0, count).Reverse().Select(place => rest.Insert(place, count - 1)));
    }

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
                if (IsFree(from, from + width, line, anchor) || line > _taken.Count)
                {
                    _taken.Add((anchor, from, from + width, line));
                    return PlacedText.At(text, from, baseline + line * lineHeight, Align.Left, size, weight, color);
                }
            }
        }
    }

    /// <summary>No label there, no line that comes down from a label above, and no label below where its own line comes down.</summary>
    private bool IsFree(float from, float to, int line, float anchor) => !_taken.Any(other =>
        (other.Line == line && other.Left < to + LeastGap && other.Right > from - LeastGap)
        || (other.Line < line && other.Anchor > from - Aside + 1 && other.Anchor < to + Aside - 1)
        || (other.Line > line && anchor > other.Left - Aside + 1 && anchor < other.Right + Aside - 1));
}
