namespace CapacityCalc.Charts.Rendering;

/// <summary>Of a picture.</summary>
/// <param name="Width">In units of which a text has 17: the layout's pixels, an SVG's user units.</param>
/// <param name="Height">In the same units.</param>
/// <param name="Scale">Pixels of a PNG per unit.</param>
public sealed record ImageSize(int Width, int Height, double Scale)
{
    /// <summary>Below this the texts do not fit.</summary>
    public const int LeastWidth = 640;
    public const int LeastHeight = 400;

    /// <summary>A PNG's longest side: 64 million pixels at most, a quarter of a gigabyte while it is drawn.</summary>
    public const int LongestSide = 8000;

    /// <summary>A 16:9 picture, sharp in print at 20 cm.</summary>
    public static ImageSize Default { get; } = new(1200, 675, 2);

    public bool IsDrawable => Width >= LeastWidth && Height >= LeastHeight && Scale > 0
        && Math.Max(Width, Height) * Scale <= LongestSide && Math.Max(Width, Height) <= LongestSide;
}
