using System.Collections.Immutable;

namespace CapacityCalc.Core.Numerics;

/// <summary>The slowest of several independent parts, each counted with its multiplicity: P(T ≤ t) = ∏ Fᵢ(t)^nᵢ.</summary>
internal sealed class MaximumLatency : LatencyDistribution
{
    private readonly ImmutableArray<(LatencyDistribution Part, double Count)> parts;

    /// <summary>The largest of the constants among the parts: nothing ends before it.</summary>
    private readonly double floor;
    private double mean = double.NaN;

    private MaximumLatency(ImmutableArray<(LatencyDistribution Part, double Count)> parts, double floor)
    {
        this.parts = parts;
        this.floor = floor;
    }

    public override double Mean => double.IsNaN(mean) ? mean = IntegrateSurvival() : mean;

    public static LatencyDistribution Of(ReadOnlySpan<LatencyDistribution> parts)
    {
        double floor = 0;
        var random = ImmutableArray.CreateBuilder<(LatencyDistribution, double)>(parts.Length);
        foreach (var part in parts)
        {
            if (part.ConstantValue is { } value)
            {
                floor = Math.Max(floor, value);
            }
            else if (part is MaximumLatency maximum)
            {
                random.AddRange(maximum.parts);
                floor = Math.Max(floor, maximum.floor);
            }
            else
            {
                random.Add((part, 1));
            }
        }

        return random.Count == 0 ? new ConstantLatency(floor)
            : random.Count == 1 && random[0].Item2 is 1 && floor <= random[0].Item1.Low ? random[0].Item1
            : new MaximumLatency(random.ToImmutable(), floor);
    }

    public static LatencyDistribution Power(LatencyDistribution part, double count) => part switch
    {
        { ConstantValue: not null } => part,
        MaximumLatency m => new MaximumLatency([.. m.parts.Select(p => (p.Part, p.Count * count))], m.floor),
        AffineLatency affine when affine.Split() is { Shift: > 0 } split => AffineLatency.Of(Power(split.Part, count), 1, split.Shift),
        _ => new MaximumLatency([(part, count)], 0),
    };

    public override double Survival(double t)
    {
        if (t < floor)
        {
            return 1;
        }

        if (parts.Length == 1)
        {
            return Elementary.AnyOf(parts[0].Part.Survival(t), parts[0].Count);
        }

        double logarithm = 0;
        foreach (var (part, count) in parts)
        {
            var s = part.Survival(t);
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
        if (parts.Length == 1 && s < 1)
        {
            return Math.Max(floor, parts[0].Part.SurvivalQuantile(EachOf(s, parts[0].Count)));
        }

        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, m) => m.Survival(t), this, s, low, high);
    }

    /// <summary>Every part alone gives a lower bound; an equal share of ln(1 − s) for each gives an upper one.</summary>
    internal override (double Low, double High) Bracket(double s)
    {
        double low = floor, high = floor;
        foreach (var (part, count) in parts)
        {
            var (least, most) = part.Bracket(EachOf(s, count));
            low = Math.Max(low, least);
            high = Math.Max(high, parts.Length == 1 ? most : part.Bracket(EachOf(s, count * parts.Length)).High);
        }

        return (low, high);
    }

    internal override double RoughQuantile(double s)
    {
        if (parts.Length == 1 && s < 1)
        {
            return Math.Max(floor, parts[0].Part.RoughQuantile(EachOf(s, parts[0].Count)));
        }

        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, m) => m.Survival(t), this, s, low, high);
    }

    /// <summary>1 − (1 − s)^(1/n).</summary>
    private static double EachOf(double s, double n) => s >= 1 ? 1 : -Elementary.ExpM1(Elementary.LogP1(-s) / n);
}
