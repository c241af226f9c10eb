using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>What marks stand for, in lines from left to right above the data.</summary>
internal sealed class MarkKey(Page page, float top)
{
    private const float LineHeight = 25;
    private const float Swatch = 22;
    private const float Gap = 20;

    private float _x = Page.Left;
    private float _y = top;

    public float Bottom => _y + LineHeight;

    /// <param name="addMark">Draws the mark into its place.</param>
    public void Add(string name, Action<SKRect> addMark)
    {
        var text = PlacedText.Shorten(name, page.Right - Page.Left - Swatch - 8, Page.TickSize, Weight.Regular);
        var width = Swatch + 8 + InterFont.Width(text, Page.TickSize, Weight.Regular);
        if (_x > Page.Left && _x + width > page.Right)
        {
            (_x, _y) = (Page.Left, _y + LineHeight);
        }
        addMark(SKRect.Create(_x, _y + 3, Swatch, LineHeight - 9));
        page.Add(PlacedText.Middle(text, _x + Swatch + 8, _y + 3 + (LineHeight - 9) / 2, Align.Left, Page.TickSize, Weight.Regular, page.Theme.Quiet));
        _x += width + Gap;
    }
}
