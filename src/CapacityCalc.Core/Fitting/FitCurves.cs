using System.Collections.Immutable;

namespace CapacityCalc.Core.Fitting;

/// <summary>Fitted curves at enough places to draw them.</summary>
internal static class FitCurves
{
    private const int Places = 81;

    /// <param name="halfBand">Of the band around the curve.</param>
    public static ImmutableArray<CurvePoint> Band(double from, double to, Func<double, double> curve, Func<double, double> halfBand) =>
        At(Enumerable.Range(0, Places).Select(place => from + ((to - from) * place / (Places - 1))), curve, halfBand);

    public static ImmutableArray<CurvePoint> At(IEnumerable<double> places, Func<double, double> curve, Func<double, double> halfBand) =>
        [.. places.Select(x => (X: x, Y: curve(x), Half: halfBand(x))).Select(point => new CurvePoint(point.X, point.Y, Math.Max(0, point.Y - point.Half), point.Y + point.Half))];
}
