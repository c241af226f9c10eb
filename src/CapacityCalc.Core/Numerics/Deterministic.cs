namespace CapacityCalc.Core.Numerics;

/// <summary>A constant.</summary>
/// <param name="Value">Seconds; ≥ 0 and finite.</param>
public sealed record Deterministic(double Value) : IDistribution
{
    public double Value { get; } = Check.NonNegative(Value, nameof(Value));

    public double Mean => Value;

    public double Cv2 => 0;

    public double ThirdMoment => Value * Value * Value;

    public double Cdf(double x) => x >= Value ? 1 : 0;

    public double Survival(double x) => x >= Value ? 0 : 1;

    public double PartialMoment(int order, double x) => x >= Value ? Math.Pow(Value, order) : 0;

    public double Quantile(double p) => Value;

    public IDistribution Scale(double factor) => new Deterministic(Value * Check.NonNegative(factor, nameof(factor)));
}
