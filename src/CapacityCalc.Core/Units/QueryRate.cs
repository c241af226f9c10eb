namespace CapacityCalc.Core.Units;

/// <summary>How often requests arrive or are served, in requests per second.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct QueryRate : IQuantity<QueryRate>
{
    private const double SecondsPerMinute = 60;
    private const double SecondsPerHour = 3600;
    private const double SecondsPerDay = 86400;

    private QueryRate(double perSecond) => PerSecond = perSecond;

    public static Dimension Dimension { get; } = new("rate", "1000/s",
    [
        new("/s", 1) { LeastPrinted = 0.1 },
        new("/min", 1 / SecondsPerMinute, IsPrinted: false),
        new("/h", 1 / SecondsPerHour, IsPrinted: false),
        new("/day", 1 / SecondsPerDay) { LeastPrinted = 0.01 },
        new("/d", 1 / SecondsPerDay, IsPrinted: false),
        new("/hour", 1 / SecondsPerHour, IsPrinted: false),
        new("/minute", 1 / SecondsPerMinute, IsPrinted: false),
        new("/sec", 1, IsPrinted: false),
        new("/second", 1, IsPrinted: false),
        new("qps", 1, IsPrinted: false),
        new("QPS", 1, IsPrinted: false),
        new("rps", 1, IsPrinted: false),
        new("RPS", 1, IsPrinted: false),
        new("queries/s", 1, IsPrinted: false),
        new("requests/s", 1, IsPrinted: false),
        new("req/s", 1, IsPrinted: false),
    ])
    {
        Multipliers = Multiplier.ShortScale,
    };

    public static QueryRate Zero => default;

    public double PerSecond { get; }

    public double PerMinute => PerSecond * SecondsPerMinute;

    public double PerHour => PerSecond * SecondsPerHour;

    public double PerDay => PerSecond * SecondsPerDay;

    public double Base => PerSecond;

    public static QueryRate FromPerSecond(double perSecond) => new(perSecond);

    public static QueryRate FromPerMinute(double perMinute) => new(perMinute / SecondsPerMinute);

    public static QueryRate FromPerHour(double perHour) => new(perHour / SecondsPerHour);

    public static QueryRate FromPerDay(double perDay) => new(perDay / SecondsPerDay);

    public static QueryRate FromBase(double value) => new(value);

    public int CompareTo(QueryRate other) => PerSecond.CompareTo(other.PerSecond);

    public override string ToString() => Dimension.Print(PerSecond);
}
