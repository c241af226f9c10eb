using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>One of several parts, each with its probability.</summary>
internal sealed class MixtureLatency : LatencyDistribution
{
    private readonly ImmutableArray<(double Weight, LatencyDistribution Part)> parts;

    private MixtureLatency(ImmutableArray<(double Weight, LatencyDistribution Part)> parts) => this.parts = parts;

    public override double Mean => parts.Sum(p => p.Weight * p.Part.Mean);

    public static LatencyDistribution Of(ReadOnlySpan<(double Weight, LatencyDistribution Part)> parts)
    {
        double total = 0;
        foreach (var (weight, _) in parts)
        {
            total += Check.NonNegative(weight, nameof(parts));
        }

        Check.Positive(total, nameof(parts));
        var kept = ImmutableArray.CreateBuilder<(double, LatencyDistribution)>(parts.Length);
        foreach (var (weight, part) in parts)
        {
            if (weight > 0)
            {
                kept.Add((weight / total, part));
            }
        }

        return kept.Count == 1 ? kept[0].Item2 : new MixtureLatency(kept.ToImmutable());
    }

    public override double Survival(double t)
    {
        double sum = 0;
        foreach (var (weight, part) in parts)
        {
            sum += weight * part.Survival(t);
        }

        return Math.Min(1, sum);
    }

    public override double SurvivalQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, m) => m.Survival(t), this, s, low, high);
    }

    internal override (double Low, double High) Bracket(double s)
    {
        double low = double.PositiveInfinity, high = 0;
        foreach (var (_, part) in parts)
        {
            var bounds = part.Bracket(s);
            low = Math.Min(low, bounds.Low);
            high = Math.Max(high, bounds.High);
        }

        return (low, high);
    }

    internal override double RoughQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, m) => m.Survival(t), this, s, low, high);
    }
}
