using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>One of the parts of a request that all start at once, or several like it.</summary>
/// <param name="Latency">Of each.</param>
/// <param name="Count">How many; ≥ 1.</param>
/// <param name="AtMedian">r in [0, 1), where the request is at its median: the correlation of two parts like this one.</param>
/// <param name="AtP99">The same where the request is at its p99.</param>
internal readonly record struct DependentPart(LatencyDistribution Latency, double Count, double AtMedian, double AtP99);

/// <summary>The slowest of several parts that rise and fall with one common factor.</summary>
/// <remarks>
/// <para>P(T ≤ t) = ∫ ∏ Φ((q_i − √r_i z)/√(1 − r_i))^nᵢ φ(z) dz with q_i = Φ⁻¹(F_i(t)): the one-factor normal copula on the parts' own
/// distributions; r = 0 is independence, r → 1 parts in step. r goes linearly from its value at the median to that at the p99, over the normal
/// quantiles of the result.</para>
/// <para>The normal quantile of the result is worked out at <see cref="Nodes"/> points of that of a part and interpolated by monotone cubics, within
/// 1e-4 of itself.</para>
/// <para>Source: O. Vasicek (1987), "Probability of loss on loan portfolio"; D. X. Li (2000), "On default correlation".</para>
/// </remarks>
internal sealed class CommonFactorLatency : LatencyDistribution
{
    private const int Nodes = 32;

    /// <summary>The normal quantile of 0.99.</summary>
    private const double NormalP99 = 2.3263478740408408;

    /// <summary>Where a normal variable never goes.</summary>
    private const double Never = 38;

    /// <summary>What is left out at either end of the table.</summary>
    private const double TailProbability = 1e-13;

    private readonly LatencyDistribution reference;
    private readonly double low;
    private readonly double step;
    private readonly double[] normals = new double[Nodes];
    private double mean = double.NaN;

    /// <param name="parts">At least one; none is a constant.</param>
    public CommonFactorLatency(ImmutableArray<DependentPart> parts)
    {
        double count = 0;
        foreach (var part in parts)
        {
            count += part.Count;
        }

        reference = parts.Length == 1 ? parts[0].Latency : Mixture([.. parts.Select(p => (p.Count, p.Latency))]);
        low = Least(parts, count);
        step = (StandardNormal.SurvivalQuantile(TailProbability / count) - low) / (Nodes - 1);
        var integral = new CommonFactor(parts);
        double before = -Never, rise = 0;
        for (var node = 0; node < Nodes; node++)
        {
            var normal = low + node * step;
            var survival = StandardNormal.Survival(normal);
            integral.At(normal, parts.Length == 1 ? null : reference.SurvivalQuantile(survival), Math.Clamp((before + rise) / NormalP99, 0, 1));
            var at = Math.Max(before, Normal(integral.Survival()));
            rise = before > -Never ? at - before : 0;
            normals[node] = before = at;
        }
    }

    public override double Mean => double.IsNaN(mean) ? mean = IntegrateSurvival() : mean;

    public override double Survival(double t) => StandardNormal.Survival(Slowest(Normal(reference.Survival(t))));

    public override double SurvivalQuantile(double s) =>
        s >= 1 ? reference.SurvivalQuantile(1) : reference.SurvivalQuantile(Math.Clamp(StandardNormal.Survival(Each(Normal(s))), 0, 1));

    internal override (double Low, double High) Bracket(double s)
    {
        var each = Math.Clamp(StandardNormal.Survival(Each(Normal(s))), 1e-300, 1);
        return reference.Bracket(each);
    }

    internal override double RoughQuantile(double s) => reference.RoughQuantile(Math.Clamp(StandardNormal.Survival(Each(Normal(s))), 1e-300, 1));

    internal static double Normal(double survival) => Math.Clamp(StandardNormal.SurvivalQuantile(Math.Clamp(survival, 0, 1)), -Never, Never);

    /// <summary>About where the slowest of them is with the tail probability at most: the common factor and the slowest of the own ones are
    /// independent.</summary>
    private static double Least(ImmutableArray<DependentPart> parts, double count)
    {
        var median = StandardNormal.SurvivalQuantile(Elementary.EachOf(0.5, count));
        double own = median - StandardNormal.SurvivalQuantile(Elementary.EachOf(TailProbability, count)), common = StandardNormal.Quantile(TailProbability);
        var least = median;
        foreach (var part in parts)
        {
            var r = Math.Max(part.AtMedian, part.AtP99);
            least = Math.Min(least, Math.Sqrt(1 - r) * median - Math.Sqrt(r * common * common + (1 - r) * own * own));
        }

        return least;
    }

    /// <summary>The slowest part's normal quantile where one part's is this.</summary>
    private double Slowest(double normal)
    {
        var u = (normal - low) / step;
        if (u <= 0)
        {
            return normals[0] + Math.Min(0, u) * EndSlope(normals[1] - normals[0]);
        }

        return u >= Nodes - 1 ? normals[^1] + (u - (Nodes - 1)) * EndSlope(normals[^1] - normals[^2]) : Cubic((int)u, u - (int)u);
    }

    /// <summary>The inverse of <see cref="Slowest"/>.</summary>
    private double Each(double slowest)
    {
        if (slowest <= normals[0])
        {
            return low + step * (slowest - normals[0]) / EndSlope(normals[1] - normals[0]);
        }

        if (slowest >= normals[^1])
        {
            return low + step * (Nodes - 1 + (slowest - normals[^1]) / EndSlope(normals[^1] - normals[^2]));
        }

        int below = 0, above = Nodes - 1;
        while (above - below > 1)
        {
            var middle = (below + above) >>> 1;
            (below, above) = normals[middle] > slowest ? (below, middle) : (middle, above);
        }

        double from = 0, to = 1;
        for (var i = 0; i < 60 && to - from > 1e-13; i++)
        {
            double atFrom = Cubic(below, from) - slowest, atTo = Cubic(below, to) - slowest;
            var f = (i & 1) == 0 && atTo > atFrom ? from - atFrom * (to - from) / (atTo - atFrom) : (from + to) / 2;
            f = Math.Clamp(f, from + 0.01 * (to - from), to - 0.01 * (to - from));
            (from, to) = Cubic(below, f) > slowest ? (from, f) : (f, to);
        }

        return low + (below + to) * step;
    }

    /// <summary>Past the ends the table goes on straight; it never stands still there.</summary>
    private double EndSlope(double rise) => Math.Max(rise, 1e-3 * step);

    private double Cubic(int node, double f)
    {
        double a = normals[node], b = normals[node + 1], d = b - a;
        var left = Slope(node > 0 ? a - normals[node - 1] : d, d);
        var right = Slope(d, node + 2 < Nodes ? normals[node + 2] - b : d);
        return a + f * (left + f * (3 * d - 2 * left - right + f * (left + right - 2 * d)));
    }

    private static double Slope(double before, double after) => before > 0 && after > 0 ? 2 * before * after / (before + after) : 0;
}
