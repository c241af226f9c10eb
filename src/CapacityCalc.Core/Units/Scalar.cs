namespace CapacityCalc.Core.Units;

/// <summary>A plain number without a dimension, such as a coefficient of variation or a factor.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct Scalar : IQuantity<Scalar>
{
    private Scalar(double amount) => Amount = amount;

    public static Dimension Dimension { get; } = new("plain number", "0.3",
    [
        new("", 1) { LeastPrinted = 1e-4 },
    ]);

    public static Scalar Zero => default;

    public double Amount { get; }

    public double Base => Amount;

    public static Scalar FromAmount(double amount) => new(amount);

    public static Scalar FromBase(double value) => new(value);

    public int CompareTo(Scalar other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Dimension.Print(Amount);
}
