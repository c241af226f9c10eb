namespace CapacityCalc.Core.Numerics;

/// <summary>min(T, limit): what has not ended by then ends there.</summary>
internal sealed class CutLatency(LatencyDistribution inner, double limit) : LatencyDistribution
{
    private double mean = double.NaN;

    /// <remarks>E[min(T, limit)] by quadrature up to the limit; exact where T rarely reaches it.</remarks>
    public override double Mean => double.IsNaN(mean) ? mean = Integrate() : mean;

    public override double Survival(double t) => t >= limit ? 0 : inner.Survival(t);

    public override double SurvivalQuantile(double s) => Math.Min(limit, inner.SurvivalQuantile(s));

    internal override (double Low, double High) Bracket(double s)
    {
        var (low, high) = inner.Bracket(s);
        return (Math.Min(limit, low), Math.Min(limit, high));
    }

    internal override double RoughQuantile(double s) => Math.Min(limit, inner.RoughQuantile(s));

    private double Integrate()
    {
        const double Negligible = 1e-9;
        if (inner.Survival(limit) < Negligible)
        {
            return Math.Min(limit, inner.Mean);
        }

        const int Panels = 32;
        var low = Math.Min(limit, Low);
        var sum = low;
        for (var i = 0; i < Panels; i++)
        {
            var width = (limit - low) / Panels;
            sum += GaussLegendre.Integrate(static (t, d) => d.Survival(t), inner, low + i * width, low + (i + 1) * width);
        }

        return Math.Min(limit, sum);
    }
}
