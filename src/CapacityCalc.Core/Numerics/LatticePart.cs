namespace CapacityCalc.Core.Numerics;

/// <summary>A random part of a sum, and how it stands on a lattice.</summary>
internal readonly struct LatticePart
{
    /// <summary>Cells at the lower end whose rounding error is put right; further up the density is smooth at the scale of a
    /// step.</summary>
    private const int CorrectedCells = 8;

    public LatticePart(LatencyDistribution latency)
    {
        Latency = latency;
        Low = latency.Low;
        Atom = latency.Cdf(Low);
        Span = latency.High - Low;
        Body = latency.RoughQuantile(0.25 * (1 - Atom)) - Low;
    }

    public LatencyDistribution Latency { get; }

    /// <summary>The least value, in seconds.</summary>
    public double Low { get; }

    /// <summary>Its probability.</summary>
    public double Atom { get; }

    /// <summary>From the least value to the upper end, in seconds.</summary>
    public double Span { get; }

    /// <summary>The scale of what lies beyond the atom, in seconds.</summary>
    public double Body { get; }

    /// <summary>Rounds the part to a lattice that starts at its least value.</summary>
    /// <returns>The mean that rounding took away, in seconds.</returns>
    public double Discretise(double step, Span<double> masses)
    {
        var cdf = new SampledCdf(Latency, Low + (step / 2), step);
        double before = 0;
        var j = 0;
        while (j < masses.Length && before < 1 - 1e-15)
        {
            var block = masses.Slice(j, Math.Min(SampledCdf.Stride, masses.Length - j));
            cdf.Fill(block);
            foreach (ref var mass in block)
            {
                var at = Math.Max(mass, before);
                mass = at - before;
                before = at;
            }

            j += block.Length;
        }

        masses[j..].Clear();

        // Where the density is smooth, rounding takes h²/24 times its value at the lower end.
        return Body > CorrectedCells * step ? Math.Max(0, masses[0] - Atom) * step / 12 : LostMean(step);
    }

    private double LostMean(double step)
    {
        // ∫ (x − jh) dF over a cell = h/2 (F(left) + F(right)) − ∫ F. The first half cell is cut finer and finer towards the atom.
        var integrand = static (double x, LatticePart p) => p.Latency.Cdf(p.Low + x);
        var edge = step / 2;
        var atEdge = Latency.Cdf(Low + edge);
        var before = atEdge;
        var lost = edge * atEdge;
        var to = edge;
        for (var i = 0; i < 8; i++)
        {
            lost -= GaussLegendre.Integrate(integrand, this, i < 7 ? to / 4 : 0, to);
            to /= 4;
        }

        for (var j = 1; j < CorrectedCells && atEdge < 1 - 1e-12; j++)
        {
            var next = Latency.Cdf(Low + (j + 0.5) * step);
            lost += step / 2 * (atEdge + next) - GaussLegendre.Integrate(integrand, this, (j - 0.5) * step, (j + 0.5) * step);
            (before, atEdge) = (atEdge, next);
        }

        // What is left further up is −h²/12 times the density here.
        return lost - (atEdge - before) * step / 12;
    }
}
