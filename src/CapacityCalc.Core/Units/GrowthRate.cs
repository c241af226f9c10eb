namespace CapacityCalc.Core.Units;

/// <summary>How fast something grows, compounding: so much of what there is, month after month. Negative where it shrinks.</summary>
/// <remarks>
/// In months, because that is how fleets are planned. A year's growth is that of twelve months together: 80%/year is 1.8^(1/12) − 1 = 5.02%/month.
/// Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.
/// </remarks>
public readonly record struct GrowthRate : IQuantity<GrowthRate>
{
    private const double PercentPerWhole = 100;
    private const int MonthsPerQuarter = 3;
    private const int MonthsPerYear = 12;

    private static readonly Unit percentPerMonth = new("%/month", 1 / PercentPerWhole) { LeastPrinted = 1e-4 };

    private GrowthRate(double decimalFractionsPerMonth) => DecimalFractionsPerMonth = decimalFractionsPerMonth;

    public static Dimension Dimension { get; } = new("growth rate", "5%/month",
    [
        new("/month", 1, IsPrinted: false),
        percentPerMonth,
        new("%/quarter", 1 / PercentPerWhole, IsPrinted: false) { Periods = MonthsPerQuarter },
        new("%/year", 1 / PercentPerWhole, IsPrinted: false) { Periods = MonthsPerYear },
        new("%/mo", 1 / PercentPerWhole, IsPrinted: false),
        new("%/yr", 1 / PercentPerWhole, IsPrinted: false) { Periods = MonthsPerYear },
    ])
    {
        ScientificUnit = percentPerMonth,
    };

    public static GrowthRate Zero => default;

    public double DecimalFractionsPerMonth { get; }

    public double PercentPerMonth => DecimalFractionsPerMonth * PercentPerWhole;

    public double PercentPerQuarter => Compounding.OfAll(DecimalFractionsPerMonth, MonthsPerQuarter) * PercentPerWhole;

    public double PercentPerYear => Compounding.OfAll(DecimalFractionsPerMonth, MonthsPerYear) * PercentPerWhole;

    public double Base => DecimalFractionsPerMonth;

    public static GrowthRate FromDecimalFractionsPerMonth(double fractions) => new(fractions);

    public static GrowthRate FromPercentPerMonth(double percent) => new(percent / PercentPerWhole);

    public static GrowthRate FromPercentPerQuarter(double percent) => new(Compounding.OfOne(percent / PercentPerWhole, MonthsPerQuarter));

    public static GrowthRate FromPercentPerYear(double percent) => new(Compounding.OfOne(percent / PercentPerWhole, MonthsPerYear));

    public static GrowthRate FromBase(double value) => new(value);

    /// <summary>How many times as much there is after so many months: (1 + growth)^months.</summary>
    /// <returns>1 at month 0; ∞ where a double holds no more.</returns>
    public double FactorAfter(int months) => Math.Pow(1 + DecimalFractionsPerMonth, months);

    public int CompareTo(GrowthRate other) => DecimalFractionsPerMonth.CompareTo(other.DecimalFractionsPerMonth);

    public override string ToString() => Dimension.Print(DecimalFractionsPerMonth);
}
