using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>The end of the last of several services that start one after the other, counted from the last start.</summary>
/// <param name="starts">How long before the last one each starts, and how many do.</param>
/// <remarks>P(Z ≤ z) = ∏ F(z + lead)^count.</remarks>
internal sealed class StaggeredLatency(IDistribution service, ImmutableArray<(double LeadSeconds, double Count)> starts) : LatencyDistribution
{
    private double mean = double.NaN;

    public override double Mean => double.IsNaN(mean) ? mean = IntegrateSurvival() : mean;

    public override double Survival(double t)
    {
        if (t < 0)
        {
            return 1;
        }

        double logarithm = 0;
        foreach (var (lead, count) in starts)
        {
            var s = service.Survival(t + lead);
            if (s >= 1)
            {
                return 1;
            }

            logarithm += count * Elementary.LogP1(-s);
        }

        return -Elementary.ExpM1(logarithm);
    }

    public override double SurvivalQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, d) => d.Survival(t), this, s, low, high);
    }

    /// <summary>Were all started with the last one, or all with the first one, the end would be later, or sooner.</summary>
    internal override (double Low, double High) Bracket(double s)
    {
        double all = 0, longest = 0;
        foreach (var (lead, count) in starts)
        {
            all += count;
            longest = Math.Max(longest, lead);
        }

        var each = Math.Clamp(1 - Elementary.EachOf(1 - s, all), 0, 1 - 1.2e-16);
        var high = service.Quantile(each);
        return (Math.Max(0, high - longest), high);
    }

    internal override double RoughQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, d) => d.Survival(t), this, s, low, high);
    }
}
