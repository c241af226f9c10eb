using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>A constant and two or more independent random parts, one after the other.</summary>
/// <remarks>The lattice is worked out when it is first read, so that a series within a series costs one convolution, of all
/// parts.</remarks>
internal sealed class SeriesLatency(ImmutableArray<LatencyDistribution> parts, double constant) : LatencyDistribution
{
    private readonly Lazy<Lattice> lattice = new(() => Convolution.OnLattice(parts, constant));

    /// <summary>The random parts; none is a constant, a shift or a series.</summary>
    public ImmutableArray<LatencyDistribution> Parts => parts;

    /// <summary>The constant.</summary>
    public double FixedSeconds => constant;

    public override double Mean
    {
        get
        {
            var mean = constant;
            foreach (var part in parts)
            {
                mean += part.Mean;
            }

            return mean;
        }
    }

    public override double Survival(double t) => lattice.Value.Survival(t);

    public override double SurvivalQuantile(double s) => lattice.Value.SurvivalQuantile(s);
}
