using System.Globalization;

namespace CapacityCalc.Charts.Rendering;

/// <summary>An opaque colour of the sRGB space.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <param name="hex">Six digits, as of the web.</param>
    public static Rgb Hex(string hex)
    {
        var value = int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <param name="share">Of the other; 0 to 1.</param>
    public static Rgb Mix(Rgb one, Rgb other, double share)
    {
        byte Channel(byte a, byte b) => (byte)Math.Round(a + (b - a) * share);
        return new Rgb(Channel(one.Red, other.Red), Channel(one.Green, other.Green), Channel(one.Blue, other.Blue));
    }

    /// <summary>WCAG 2.1 contrast ratio, 1 to 21.</summary>
    public static double Contrast(Rgb one, Rgb other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>WCAG 2.1 relative luminance, 0 to 1.</summary>
    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
