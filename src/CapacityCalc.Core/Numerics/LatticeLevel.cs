namespace CapacityCalc.Core.Numerics;

/// <summary>One level of a <see cref="Lattice"/>; its abscissas count from the lattice's offset.</summary>
/// <param name="Step">Seconds.</param>
/// <param name="Shift">Seconds by which the points are moved so that the mean is right.</param>
/// <param name="Values">P(T ≤ shift + (j + ½) step), rising.</param>
internal sealed record LatticeLevel(double Step, double Shift, double[] Values)
{
    /// <summary>The last point's abscissa, in seconds.</summary>
    public double End => Shift + (Lattice.Points - 0.5) * Step;

    public double Last => Values[Lattice.Points - 1];

    public double Cdf(double x, double atom)
    {
        var u = (x - Shift) / Step - 0.5;
        if (u < 0)
        {
            var first = Shift + 0.5 * Step;
            return first > 0 ? atom + (Values[0] - atom) * Math.Min(1, x / first) : Values[0];
        }

        var j = Math.Min((int)u, Lattice.Points - 2);
        return Cubic(j, u - j, atom);
    }

    public double Quantile(double p, double atom)
    {
        if (p <= Values[0])
        {
            return Math.Max(0, Shift + 0.5 * Step) * (Values[0] > atom ? (p - atom) / (Values[0] - atom) : 0);
        }

        int low = 0, high = Lattice.Points - 1;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Values[middle] >= p ? (low, middle) : (middle, high);
        }

        double from = 0, to = 1;
        for (var i = 0; i < 48 && to - from > 1e-12; i++)
        {
            double atFrom = Cubic(low, from, atom) - p, atTo = Cubic(low, to, atom) - p;
            var f = (i & 1) == 0 && atTo > atFrom ? from - atFrom * (to - from) / (atTo - atFrom) : (from + to) / 2;
            f = Math.Clamp(f, from + 0.01 * (to - from), to - 0.01 * (to - from));
            (from, to) = Cubic(low, f, atom) >= p ? (from, f) : (f, to);
        }

        return Math.Max(0, Shift + (low + 0.5 + to) * Step);
    }

    /// <summary>Past the end the tail goes on as the exponential that passes through its last eighth.</summary>
    public double SurvivalBeyond(double x) => (1 - Last) * Math.Exp(-DecayRate() * (x - End));

    public double QuantileBeyond(double s)
    {
        var rate = DecayRate();
        return rate > 0 && Last < 1 ? End + Math.Max(0, Math.Log((1 - Last) / s)) / rate : End;
    }

    private double DecayRate()
    {
        const int Span = Lattice.Points / 8;
        var before = 1 - Values[Lattice.Points - 1 - Span];
        return Last < 1 ? Math.Log(before / (1 - Last)) / (Span * Step) : double.PositiveInfinity;
    }

    /// <summary>The cubic between points j and j + 1.</summary>
    /// <param name="f">In [0, 1].</param>
    private double Cubic(int j, double f, double atom)
    {
        double a = Values[j], b = Values[j + 1], d = b - a;
        var left = Slope(j > 0 ? a - Values[j - 1] : 2 * (a - atom), d);
        var right = Slope(d, j + 2 < Lattice.Points ? Values[j + 2] - b : d);
        return a + f * (left + f * (3 * d - 2 * left - right + f * (left + right - 2 * d)));
    }

    private static double Slope(double before, double after) => before > 0 && after > 0 ? 2 * before * after / (before + after) : 0;
}
