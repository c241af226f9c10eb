namespace CapacityCalc.Core.Numerics;

/// <summary>min(T₁, delay + T₂), both independent: P(T &gt; t) = P(T₁ &gt; t) P(T₂ &gt; t − delay).</summary>
internal sealed class EarlierLatency(LatencyDistribution first, double delay, LatencyDistribution second) : LatencyDistribution
{
    private double mean = double.NaN;

    public override double Mean => double.IsNaN(mean) ? mean = IntegrateSurvival() : mean;

    public override double Survival(double t) => t < delay ? first.Survival(t) : first.Survival(t) * second.Survival(t - delay);

    public override double SurvivalQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, d) => d.Survival(t), this, s, low, high);
    }

    /// <summary>Before the delay the first decides alone; after it each alone is an upper bound.</summary>
    internal override (double Low, double High) Bracket(double s)
    {
        var alone = first.Bracket(s);
        return alone.High <= delay ? alone : (Math.Min(alone.Low, delay), Math.Min(alone.High, delay + second.Bracket(s).High));
    }

    internal override double RoughQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, d) => d.Survival(t), this, s, low, high);
    }
}
