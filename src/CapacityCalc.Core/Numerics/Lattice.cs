using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>A CDF on nested uniform lattices: fine ones near the lower end, coarser ones further out.</summary>
/// <remarks>
/// A level of step h holds P(T − offset ≤ shift + (j + ½) h) for j = 0 … <see cref="Points"/> − 1. Below a level's horizon a sum of
/// non-negative parts depends only on what those parts do below it, so each level is exact on its own and no mass is lost
/// between them. Between the points runs a monotone cubic (F. N. Fritsch and J. Butland, 1984, harmonic-mean slopes).
/// </remarks>
internal sealed class Lattice
{
    /// <summary>Points of a level; a power of two.</summary>
    public const int Points = 1024;

    /// <summary>The step of a level ÷ that of the next finer one.</summary>
    public const double Ratio = 8;

    private readonly double offset;
    private readonly double atom;
    private readonly ImmutableArray<LatticeLevel> levels;

    /// <param name="offset">The least value, in seconds.</param>
    /// <param name="atom">Its probability.</param>
    /// <param name="levels">Finest first.</param>
    public Lattice(double offset, double atom, ImmutableArray<LatticeLevel> levels)
    {
        this.offset = offset;
        this.atom = atom;
        this.levels = levels;
    }

    /// <summary>A single value, for parts that vary too rarely to be seen.</summary>
    public static Lattice Point(double seconds)
    {
        var values = new double[Points];
        Array.Fill(values, 1);
        return new Lattice(seconds, 1, [new LatticeLevel(Math.Max(seconds, double.Epsilon), 0, values)]);
    }

    public double Survival(double t)
    {
        var x = t - offset;
        if (x < 0)
        {
            return 1;
        }

        // Levels differ by their rounding; the CDF rises all the same.
        double least = 0;
        foreach (var level in levels)
        {
            if (x <= level.End)
            {
                return 1 - Math.Max(least, level.Cdf(x, atom));
            }

            least = level.Last;
        }

        return levels[^1].SurvivalBeyond(x);
    }

    public double SurvivalQuantile(double s)
    {
        var p = 1 - s;
        if (p <= atom)
        {
            return offset;
        }

        double below = 0;
        foreach (var level in levels)
        {
            if (p <= level.Last)
            {
                return offset + Math.Max(below, level.Quantile(p, atom));
            }

            below = level.End;
        }

        return offset + Math.Max(below, levels[^1].QuantileBeyond(s));
    }
}
