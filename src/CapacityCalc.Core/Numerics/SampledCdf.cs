namespace CapacityCalc.Core.Numerics;

/// <summary>A CDF at the points of a lattice, block by block, asked for only where the polynomial through its neighbours does not tell it.</summary>
/// <remarks>
/// A block of eight points is taken from the quintic through the six block ends around it, if that quintic also meets the point in the block's
/// middle, where it errs most, within 2e-7; elsewhere, as at atoms, every point is asked for.
/// </remarks>
internal struct SampledCdf(LatencyDistribution latency, double start, double step)
{
    public const int Stride = 8;

    private const double Tolerance = 2e-7;

    /// <summary>Block ends that the quintic passes through, from two before the block to three after its start.</summary>
    private const int Ends = 6;

    /// <summary>Weights of the six ends at each of the block's points.</summary>
    private static readonly double[][] Weights = [.. Enumerable.Range(0, Stride).Select(point => WeightsAt((double)point / Stride))];

    private Ring _ends;
    private int _known;
    private int _next;

    /// <summary>The next points, at most eight of them.</summary>
    public void Fill(Span<double> values)
    {
        Span<double> ends = _ends;
        if (_next == 0)
        {
            // Before the first block nothing is known, and nothing is smooth: the CDF starts there.
            for (var end = 2; end < Ends; end++)
            {
                ends[end] = At((end - 2) * Stride);
            }
        }
        else
        {
            ends[1..].CopyTo(ends);
            ends[^1] = At(_next + 3 * Stride);
        }

        var isSmooth = _known++ >= 2 && values.Length == Stride;
        var middle = double.NaN;
        if (isSmooth)
        {
            middle = At(_next + Stride / 2);
            isSmooth = Math.Abs(Interpolate(ends, Stride / 2) - middle) <= Tolerance;
        }

        values[0] = ends[2];
        for (var point = 1; point < values.Length; point++)
        {
            values[point] = point == Stride / 2 && !double.IsNaN(middle) ? middle
                : isSmooth ? Interpolate(ends, point)
                : At(_next + point);
        }

        _next += Stride;
    }

    private readonly double At(int point) => latency.Cdf(start + point * step);

    private static double Interpolate(ReadOnlySpan<double> ends, int point)
    {
        var weights = Weights[point];
        double sum = 0;
        for (var end = 0; end < Ends; end++)
        {
            sum += weights[end] * ends[end];
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>Lagrange's weights of the ends −2, −1, 0, 1, 2, 3.</summary>
    private static double[] WeightsAt(double x)
    {
        var weights = new double[Ends];
        for (var end = 0; end < Ends; end++)
        {
            weights[end] = 1;
            for (var other = 0; other < Ends; other++)
            {
                weights[end] *= other == end ? 1 : (x - (other - 2)) / (end - other);
            }
        }

        return weights;
    }

    [System.Runtime.CompilerServices.InlineArray(Ends)]
    private struct Ring
    {
        private double _first;
    }
}
