namespace CapacityCalc.Core.Units;

/// <summary>A span of the calendar that plans are made for, in months.</summary>
/// <remarks>No <see cref="Duration"/>: a month has no fixed number of seconds. Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct CalendarSpan : IQuantity<CalendarSpan>
{
    private const double MonthsPerYear = 12;

    private CalendarSpan(double months) => Months = months;

    public static Dimension Dimension { get; } = new("number of months", "36 months",
    [
        new("months", 1),
        new("month", 1, IsPrinted: false),
        new("years", MonthsPerYear, IsPrinted: false),
        new("year", MonthsPerYear, IsPrinted: false),
    ]);

    public static CalendarSpan Zero => default;

    public double Months { get; }

    public double Years => Months / MonthsPerYear;

    public double Base => Months;

    public static CalendarSpan FromMonths(double months) => new(months);

    public static CalendarSpan FromYears(double years) => new(years * MonthsPerYear);

    public static CalendarSpan FromBase(double value) => new(value);

    public int CompareTo(CalendarSpan other) => Months.CompareTo(other.Months);

    public override string ToString() => Dimension.Print(Months);
}
