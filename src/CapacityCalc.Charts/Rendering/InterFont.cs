using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

internal enum Weight
{
    Regular,
    SemiBold,
}

/// <summary>The font of every text. It is embedded, so that pictures are the same on every machine.</summary>
internal static class InterFont
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("Inter-Regular.ttf"));
    private static readonly Lazy<SKTypeface> SemiBold = new(() => Load("Inter-SemiBold.ttf"));

    /// <summary>To be disposed of by the caller.</summary>
    public static SKFont At(float size, Weight weight, string text) => new(Face(weight, text), size)
    {
        Subpixel = true,
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
    };

    public static float Width(string text, float size, Weight weight)
    {
        using var font = At(size, weight, text);
        return font.MeasureText(text);
    }

    /// <summary>Inter; but where it lacks a character (it has no Chinese, Japanese or Korean), a font of the machine that has it, if there is one.</summary>
    private static SKTypeface Face(Weight weight, string text)
    {
        var inter = (weight == Weight.SemiBold ? SemiBold : Regular).Value;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!inter.ContainsGlyph(rune.Value))
            {
                return SKFontManager.Default.MatchCharacter(rune.Value) ?? inter;
            }
        }
        return inter;
    }

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(InterFont).Assembly.GetManifestResourceStream(resource);
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"{resource} is not embedded.");
    }
}
