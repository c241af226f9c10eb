namespace CapacityCalc.Core.Numerics;

/// <summary>Zero, or a wait.</summary>
internal sealed class WaitLatency(double probability, LatencyDistribution conditional) : LatencyDistribution
{
    public override double Mean => probability * conditional.Mean;

    public override double Survival(double t) => t < 0 ? 1 : probability * conditional.Survival(t);

    public override double SurvivalQuantile(double s) => s >= probability ? 0 : conditional.SurvivalQuantile(s / probability);
}
