using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts;

/// <summary>The axis of latencies that grow with the load without end.</summary>
internal static class LatencyAxis
{
    /// <summary>Where the tallest latency is more than this many times the least, equal ratios are drawn equal.</summary>
    private const double LinearRatio = 12;

    /// <summary>Above so many times what matters (the objectives, the latency of an idle fleet) a curve only says "far too slow", and leaves the picture.</summary>
    private const double HeadroomRatio = 20;

    /// <param name="least">Of all latencies, in seconds.</param>
    /// <param name="matters">The highest latency that must be seen.</param>
    /// <param name="tallest">Of all latencies.</param>
    /// <param name="lowestLimit">The least objective; the least latency where there is none.</param>
    public static ValueAxis Of(double least, double matters, double tallest, double lowestLimit)
    {
        var top = Math.Max(matters, Math.Min(tallest, matters * HeadroomRatio));
        return top <= 0 ? new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, 1e-3)
            : least > 0 && top > least * LinearRatio ? new ValueAxis("latency, log scale", Measure.Seconds, Scale.Logarithmic, Math.Min(least, lowestLimit) / 1.6, top * 1.1)
            : new ValueAxis("latency", Measure.Seconds, Scale.Linear, 0, top * 1.08);
    }
}
