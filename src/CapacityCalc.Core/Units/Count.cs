namespace CapacityCalc.Core.Units;

/// <summary>How many of something: items, users, hosts. A whole number only where its reader asks for one.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct Count : IQuantity<Count>
{
    private Count(double amount) => Amount = amount;

    public static Dimension Dimension { get; } = new("count", "10B",
    [
        new("", 1) { LeastPrinted = 1e-4 },
    ])
    {
        Multipliers = Multiplier.ShortScale,
    };

    public static Count Zero => default;

    public double Amount { get; }

    public double Base => Amount;

    public static Count FromAmount(double amount) => new(amount);

    public static Count FromBase(double value) => new(value);

    public int CompareTo(Count other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Dimension.Print(Amount);
}
