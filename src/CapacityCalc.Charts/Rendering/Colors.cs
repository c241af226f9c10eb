using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Colours in the types of the libraries that draw.</summary>
internal static class Colors
{
    public static SKColor Skia(this Rgb color) => new(color.Red, color.Green, color.Blue);

    public static ScottPlot.Color Plot(this Rgb color) => new(color.Red, color.Green, color.Blue);
}
