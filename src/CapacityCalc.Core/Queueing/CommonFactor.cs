using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The integral over the common factor of <see cref="CommonFactorLatency"/>.</summary>
internal sealed class CommonFactor(ImmutableArray<DependentPart> parts)
{
    /// <summary>Beyond this the normal density leaves less than 1e-17.</summary>
    private const double Reach = 8.6;

    /// <summary>Panels of sixteen points.</summary>
    private const int Panels = 2;

    /// <summary>Correlations that divide by zero are kept away from it.</summary>
    private const double Least = 1e-12;

    private readonly Term[] terms = new Term[parts.Length];

    /// <summary>Places the parts.</summary>
    /// <param name="normal">Φ⁻¹(F(t)) of a single part.</param>
    /// <param name="seconds">t, where there are several.</param>
    /// <param name="tail">0 where the request is at its median, 1 at its p99.</param>
    public void At(double normal, double? seconds, double tail)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            var part = parts[i];
            var r = Math.Clamp(part.AtMedian + tail * (part.AtP99 - part.AtMedian), Least, 1 - Least);
            var at = seconds is { } t ? CommonFactorLatency.Normal(part.Latency.Survival(t)) : normal;
            terms[i] = new Term(at, Math.Sqrt(r), Math.Sqrt(1 - r), part.Count);
        }
    }

    /// <summary>P(T &gt; t).</summary>
    public double Survival()
    {
        // Above `to` some part is certainly late, below `from` certainly none.
        double from = Reach, to = Reach;
        foreach (var term in terms)
        {
            from = Math.Min(from, term.FactorAt(StandardNormal.SurvivalQuantile(1e-16 / term.Count)));
            to = Math.Min(to, term.FactorAt(StandardNormal.SurvivalQuantile(Elementary.EachOf(1e-15, term.Count))));
        }

        from = Math.Max(from, -Reach);
        if (to <= from)
        {
            return StandardNormal.Survival(to);
        }

        var sum = StandardNormal.Survival(to);
        var width = (to - from) / Panels;
        for (var panel = 0; panel < Panels; panel++)
        {
            sum += GaussLegendre.Integrate(static (z, t) => Density(z) * AnyLate(z, t), terms, from + panel * width, from + (panel + 1) * width);
        }

        return Math.Min(1, sum);
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / 2.50662827463100050242;

    private static double AnyLate(double z, Term[] terms)
    {
        if (terms.Length == 1)
        {
            return Elementary.AnyOf(terms[0].Late(z), terms[0].Count);
        }

        double logarithm = 0;
        foreach (var term in terms)
        {
            var late = term.Late(z);
            if (late >= 1)
            {
                return 1;
            }

            logarithm += term.Count * Elementary.LogP1(-late);
        }

        return -Elementary.ExpM1(logarithm);
    }

    private readonly record struct Term(double Normal, double Common, double Own, double Count)
    {
        /// <summary>That one part is late, given the common factor.</summary>
        public double Late(double z) => StandardNormal.Survival((Normal - Common * z) / Own);

        /// <summary>The common factor at which the part's own must be this.</summary>
        public double FactorAt(double own) => (Normal - Own * own) / Common;
    }
}
