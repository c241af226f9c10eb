namespace CapacityCalc.Core.Units;

/// <summary>What something costs for as long as it runs, in US dollars per hour.</summary>
/// <remarks>
/// Per hour, because that is how machines are priced: a catalogue's price stays the number that was published. A month
/// is 730 hours (8760/12, as cloud price lists have it), a year 8760.
/// Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.
/// </remarks>
public readonly record struct CostRate : IQuantity<CostRate>
{
    public const double HoursPerMonth = 730;

    private const double HoursPerDay = 24;
    private const double HoursPerYear = 8760;

    private CostRate(double usdPerHour) => UsdPerHour = usdPerHour;

    public static Dimension Dimension { get; } = new("cost", "1.43 USD/h",
    [
        new("USD/h", 1) { LeastPrinted = 1e-4 },
        new("USD/day", 1 / HoursPerDay, IsPrinted: false),
        new("USD/month", 1 / HoursPerMonth, IsPrinted: false),
        new("USD/year", 1 / HoursPerYear, IsPrinted: false),
        new("USD/hour", 1, IsPrinted: false),
        new("USD/hr", 1, IsPrinted: false),
        new("USD/d", 1 / HoursPerDay, IsPrinted: false),
        new("USD/mo", 1 / HoursPerMonth, IsPrinted: false),
        new("USD/yr", 1 / HoursPerYear, IsPrinted: false),
        new("$/h", 1, IsPrinted: false),
        new("$/day", 1 / HoursPerDay, IsPrinted: false),
        new("$/month", 1 / HoursPerMonth, IsPrinted: false),
        new("$/year", 1 / HoursPerYear, IsPrinted: false),
        new("$/hour", 1, IsPrinted: false),
        new("$/hr", 1, IsPrinted: false),
        new("$/d", 1 / HoursPerDay, IsPrinted: false),
        new("$/mo", 1 / HoursPerMonth, IsPrinted: false),
        new("$/yr", 1 / HoursPerYear, IsPrinted: false),
    ])
    {
        Multipliers = Multiplier.ShortScale,
    };

    public static CostRate Zero => default;

    public double UsdPerHour { get; }

    public double UsdPerDay => UsdPerHour * HoursPerDay;

    public double UsdPerMonth => UsdPerHour * HoursPerMonth;

    public double UsdPerYear => UsdPerHour * HoursPerYear;

    public double Base => UsdPerHour;

    public static CostRate FromUsdPerHour(double usdPerHour) => new(usdPerHour);

    public static CostRate FromUsdPerDay(double usdPerDay) => new(usdPerDay / HoursPerDay);

    public static CostRate FromUsdPerMonth(double usdPerMonth) => new(usdPerMonth / HoursPerMonth);

    public static CostRate FromUsdPerYear(double usdPerYear) => new(usdPerYear / HoursPerYear);

    public static CostRate FromBase(double value) => new(value);

    public int CompareTo(CostRate other) => UsdPerHour.CompareTo(other.UsdPerHour);

    public override string ToString() => Dimension.Print(UsdPerHour);
}
