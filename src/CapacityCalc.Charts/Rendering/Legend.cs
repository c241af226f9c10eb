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

    private readonly ImmutableArray<(SKPoint Corner, string Name)> _entries;

    public Legend(ImmutableArray<string> names, float left, float right, float top)
    {
        var entries = ImmutableArray.CreateBuilder<(SKPoint, string)>();
        var (x, y) = (left, top);
        foreach (var name in names.Select(name => PlacedText.Shorten(name, LongestEntry, Page.TickSize, Weight.Regular)))
        {
            var width = Swatch + 7 + InterFont.Width(name, Page.TickSize, Weight.Regular);
            if (x > left && x + width > right)
            {
                (x, y) = (left, y + LineHeight);
            }
            entries.Add((new SKPoint(x, y), name));
            x += width + EntryGap;
        }
        _entries = entries.ToImmutable();
        Bottom = y + LineHeight;
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
}
