using System.Collections.Immutable;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Names of series beside their colours, in lines from left to right: where the bars have no room for the names.</summary>
internal sealed class Legend
{
    private const float Swatch = 16;
    private const float LineHeight = 27;
    private const float EntryGap = 26;
    private const float LongestEntry = 260;
    private const float ShortestEntry = 30;

    private readonly ImmutableArray<(SKPoint Corner, string Name)> _entries;

    /// <param name="lowest">Where it should end: names are cut until it does.</param>
    public Legend(ImmutableArray<string> names, float left, float right, float top, float lowest)
    {
        var longest = LongestEntry;
        do
        {
            (_entries, Bottom) = Lay(names, longest, left, right, top);
            longest *= 0.75f;
        }
        while (Bottom > lowest && longest > ShortestEntry);
    }

    public float Bottom { get; }

    public void AddTo(Page page)
    {
        foreach (var (series, (corner, name)) in _entries.Index())
        {
            page.Under.Fills.Add(page.Fill(SKRect.Create(corner.X, corner.Y, Swatch, Swatch), series));
            page.Add(PlacedText.Middle(name, corner.X + Swatch + 7, corner.Y + Swatch / 2, Align.Left, Page.TickSize, Weight.Regular, page.Theme.Ink));
        }
    }

    private static (ImmutableArray<(SKPoint, string)> Entries, float Bottom) Lay(ImmutableArray<string> names, float longest, float left, float right, float top)
    {
        var entries = ImmutableArray.CreateBuilder<(SKPoint, string)>();
        var (x, y) = (left, top);
        foreach (var name in names.Select(name => PlacedText.Shorten(name, longest, Page.TickSize, Weight.Regular)))
        {
            var width = Swatch + 7 + InterFont.Width(name, Page.TickSize, Weight.Regular);
            if (x > left && x + width > right)
            {
                (x, y) = (left, y + LineHeight);
            }
            entries.Add((new SKPoint(x, y), name));
            x += width + EntryGap;
        }
        return (entries.ToImmutable(), y + LineHeight);
    }
}
