namespace CapacityCalc.Core.Numerics;

/// <summary>factor × T + shift.</summary>
internal sealed class AffineLatency : LatencyDistribution
{
    private readonly LatencyDistribution inner;
    private readonly double factor;
    private readonly double shift;

    private AffineLatency(LatencyDistribution inner, double factor, double shift)
    {
        this.inner = inner;
        this.factor = factor;
        this.shift = shift;
    }

    public override double Mean => factor * inner.Mean + shift;

    public static LatencyDistribution Of(LatencyDistribution part, double factor, double shift) => part switch
    {
        { ConstantValue: { } value } => new ConstantLatency(factor * value + shift),
        KnownLatency known when shift <= 0 => new KnownLatency(known.Distribution.Scale(factor)),
        AffineLatency a => new AffineLatency(a.inner, factor * a.factor, factor * a.shift + shift),
        _ => new AffineLatency(part, factor, shift),
    };

    public override double Survival(double t) => inner.Survival((t - shift) / factor);

    public override double Cdf(double t) => inner.Cdf((t - shift) / factor);

    public override double SurvivalQuantile(double s) => factor * inner.SurvivalQuantile(s) + shift;

    internal override (double Low, double High) Bracket(double s)
    {
        var (low, high) = inner.Bracket(s);
        return (factor * low + shift, factor * high + shift);
    }

    internal override double RoughQuantile(double s) => factor * inner.RoughQuantile(s) + shift;

    /// <summary>The random part without the shift, and the shift.</summary>
    internal (LatencyDistribution Part, double Shift) Split() => (factor is 1 ? inner : Of(inner, factor, 0), shift);
}
