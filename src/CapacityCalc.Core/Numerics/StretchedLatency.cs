namespace CapacityCalc.Core.Numerics;

/// <summary>A latency whose distance from its mean is multiplied by a factor; it stays above its least value.</summary>
/// <param name="inner">Before.</param>
/// <param name="factor">&gt; 0.</param>
internal sealed class StretchedLatency(LatencyDistribution inner, double factor) : LatencyDistribution
{
    private readonly double pivot = inner.Mean;

    /// <remarks>But for what the least value cuts off, far below any percentile that is shown.</remarks>
    public override double Mean => pivot;

    public override double Survival(double t) => t < inner.Low ? 1 : inner.Survival(pivot + ((t - pivot) / factor));

    public override double SurvivalQuantile(double s) => Math.Max(inner.Low, pivot + (factor * (inner.SurvivalQuantile(s) - pivot)));
}
