using System.Text;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

internal enum Align
{
    Left,
    Center,
    Right,
}

/// <summary>A text at its place: everything a reader reads in a picture is one of these.</summary>
/// <param name="Left">In layout pixels.</param>
/// <param name="Baseline">In layout pixels, downwards.</param>
internal sealed record PlacedText(string Text, float Left, float Baseline, float Width, float Size, Weight Weight, Rgb Color)
{
    /// <summary>Heights of Inter's capitals and descenders, as a share of its size.</summary>
    private const float CapHeight = 0.727f;
    private const float Descent = 0.2f;

    /// <summary>Around the letters, where they stand over marks; null where they do not.</summary>
    public Rgb? Halo { get; init; }

    /// <summary>How thick the halo's outline is, half of it outside the letters.</summary>
    public const int HaloThickness = 5;

    public SKRect Box => new(Left, Baseline - CapHeight * Size, Left + Width, Baseline + Descent * Size);

    /// <param name="middle">Where the capitals' middle lies.</param>
    public static PlacedText Middle(string text, float x, float middle, Align align, float size, Weight weight, Rgb color) =>
        At(text, x, middle + CapHeight * size / 2, align, size, weight, color);

    public static PlacedText At(string text, float x, float baseline, Align align, float size, Weight weight, Rgb color)
    {
        text = Printable(text);
        var width = InterFont.Width(text, size, weight);
        var left = align switch { Align.Left => x, Align.Center => x - width / 2, _ => x - width };
        return new PlacedText(text, left, baseline, width, size, weight, color);
    }

    /// <summary>One line, of characters that XML allows.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            printable.Append(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF ? new Rune(' ') : rune);
        }
        return printable.ToString();
    }

    /// <summary>The longest beginning that fits, with an ellipsis where something is left out.</summary>
    public static string Shorten(string text, float width, float size, Weight weight)
    {
        text = Printable(text);
        var shortened = text;
        for (var length = text.Length; length > 0 && InterFont.Width(shortened, size, weight) > width; length--)
        {
            // Half of a surrogate pair is not a character.
            shortened = text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
        }
        return shortened;
    }
}
