namespace CapacityCalc.Core.Numerics;

/// <summary>A distribution with formulas of its own.</summary>
internal sealed class KnownLatency(IDistribution distribution) : LatencyDistribution
{
    /// <summary>The largest double below 1: the deepest quantile that can be asked for by its probability.</summary>
    private const double LargestProbability = 1 - 1.2e-16;

    public override double Mean => distribution.Mean;

    internal IDistribution Distribution => distribution;

    public override double Survival(double t) => distribution.Survival(t);

    public override double Cdf(double t) => distribution.Cdf(t);

    public override double SurvivalQuantile(double s) => distribution.Quantile(Math.Clamp(1 - s, 0, LargestProbability));
}
