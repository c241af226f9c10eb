namespace CapacityCalc.Core.Units;

/// <summary>A part of a whole, as a decimal fraction: 30% is 0.3. It may be negative or exceed 1.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct Ratio : IQuantity<Ratio>
{
    private const double PercentPerWhole = 100;

    private Ratio(double decimalFractions) => DecimalFractions = decimalFractions;

    public static Dimension Dimension { get; } = new("ratio", "30%",
    [
        new("", 1, IsPrinted: false),
        new("%", 1 / PercentPerWhole) { LeastPrinted = 1e-4 },
    ]);

    public static Ratio Zero => default;

    public double DecimalFractions { get; }

    public double Percent => DecimalFractions * PercentPerWhole;

    public double Base => DecimalFractions;

    public static Ratio FromDecimalFractions(double decimalFractions) => new(decimalFractions);

    public static Ratio FromPercent(double percent) => new(percent / PercentPerWhole);

    public static Ratio FromBase(double value) => new(value);

    public int CompareTo(Ratio other) => DecimalFractions.CompareTo(other.DecimalFractions);

    public override string ToString() => Dimension.Print(DecimalFractions);
}
