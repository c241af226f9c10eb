namespace CapacityCalc.Core.Numerics;

/// <summary>A latency known on a lattice, with its exact mean.</summary>
internal sealed class LatticeLatency(Lattice lattice, double mean) : LatencyDistribution
{
    public override double Mean => mean;

    public override double Survival(double t) => lattice.Survival(t);

    public override double SurvivalQuantile(double s) => lattice.SurvivalQuantile(s);
}
