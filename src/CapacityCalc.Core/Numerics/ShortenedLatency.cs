namespace CapacityCalc.Core.Numerics;

/// <summary>max(0, T − d): every value shortened by a constant, or to nothing.</summary>
internal sealed class ShortenedLatency(LatencyDistribution inner, double seconds) : LatencyDistribution
{
    private double mean = double.NaN;

    /// <remarks>E[T] − d where T is never below d, else by quadrature.</remarks>
    public override double Mean => double.IsNaN(mean) ? mean = inner.Low >= seconds ? inner.Mean - seconds : IntegrateSurvival() : mean;

    public override double Survival(double t) => t < 0 ? 1 : inner.Survival(t + seconds);

    public override double SurvivalQuantile(double s) => Math.Max(0, inner.SurvivalQuantile(s) - seconds);

    internal override (double Low, double High) Bracket(double s)
    {
        var (low, high) = inner.Bracket(s);
        return (Math.Max(0, low - seconds), Math.Max(0, high - seconds));
    }

    internal override double RoughQuantile(double s) => Math.Max(0, inner.RoughQuantile(s) - seconds);
}
