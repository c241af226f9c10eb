using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A service of mean 1 as exponential phases: it starts in one of them, and each either ends it or hands it to the next.</summary>
/// <param name="Start">Probability of each phase to be the first.</param>
/// <param name="Rates">Ends of a phase per service time.</param>
/// <param name="Shape">How the phases stand.</param>
internal sealed record ServicePhases(ImmutableArray<double> Start, ImmutableArray<double> Rates, PhaseShape Shape)
{
    /// <summary>How far 1/cv² of a gamma distribution may be from a whole number.</summary>
    private const double WholeNumber = 1e-9;

    /// <summary>More phases than this are too many for any number of servers but one.</summary>
    private const int MostPhases = 16;

    public int Count => Rates.Length;

    /// <summary>Whether the end of a phase ends the service.</summary>
    public bool Ends(int phase) => Shape == PhaseShape.Parallel || phase == Count - 1;

    /// <summary>The phases of a service; null where it has none, or too many. Those of an exponential are two, of which one never starts.</summary>
    public static ServicePhases? Of(IDistribution service)
    {
        var mean = service.Mean;
        switch (service)
        {
            case Exponential:
                return new([1, 0], [1, 1], PhaseShape.Parallel);
            case Hyperexponential h:
                return new([1 - h.SlowProbability, h.SlowProbability], [mean / h.FastMean, mean / h.SlowMean], PhaseShape.Parallel);
            case Hypoexponential h:
                return new([1, 0], [mean / h.FirstMean, mean / h.SecondMean], PhaseShape.Series);
            case Gamma g when Math.Abs(g.Shape - Math.Round(g.Shape)) <= WholeNumber * g.Shape && g.Shape is > 1.5 and < MostPhases + 0.5:
                var count = (int)Math.Round(g.Shape);
                return new([1, .. new double[count - 1]], [.. Enumerable.Repeat((double)count, count)], PhaseShape.Series);
            default:
                return null;
        }
    }
}
