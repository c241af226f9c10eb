using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>A wait with P(D &gt; t) = ∑ Re(w e^(−θt)).</summary>
/// <param name="terms">Their weights add up to 1.</param>
internal sealed class ExponentialSum(ImmutableArray<ExponentialTerm> terms) : LatencyDistribution
{
    private readonly double slowest = terms.Min(t => t.Rate.Real);
    private readonly double magnitude = terms.Sum(t => t.Weight.Magnitude);

    public override double Mean { get; } = terms.Sum(t => t.Mean);

    public ImmutableArray<ExponentialTerm> Terms => terms;

    /// <summary>factor × D.</summary>
    public ExponentialSum Multiply(double factor) => new([.. terms.Select(t => t with { Rate = t.Rate / factor })]);

    public override double Survival(double t)
    {
        if (t <= 0)
        {
            return 1;
        }

        double sum = 0;
        foreach (var term in terms)
        {
            sum += term.At(t);
        }

        return Math.Clamp(sum, 0, 1);
    }

    public override double SurvivalQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.Quantile(static (t, d) => d.Survival(t), this, s, low, high);
    }

    internal override (double Low, double High) Bracket(double s) => (0, Math.Log(Math.Max(1, magnitude) / s) / slowest);

    internal override double Low => 0;

    internal override double RoughQuantile(double s)
    {
        var (low, high) = Bracket(s);
        return RootFinding.RoughQuantile(static (t, d) => d.Survival(t), this, s, low, high);
    }
}
