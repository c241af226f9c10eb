namespace CapacityCalc.Core.Units;

/// <summary>A length of time, in seconds.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct Duration : IQuantity<Duration>
{
    private const double SecondsPerMinute = 60;
    private const double SecondsPerHour = 3600;
    private const double SecondsPerDay = 86400;

    private Duration(double seconds) => Seconds = seconds;

    public static Dimension Dimension { get; } = new("duration", "500 ms",
    [
        new("s", 1),
        new("ns", 1e-9) { LeastPrinted = 0.01 },
        new("us", 1e-6),
        new("µs", 1e-6, IsPrinted: false), // U+00B5, the micro sign
        new("μs", 1e-6, IsPrinted: false), // U+03BC, the Greek letter
        new("ms", 1e-3),
        new("min", SecondsPerMinute) { LeastPrinted = 2 },
        new("h", SecondsPerHour) { LeastPrinted = 2 },
        new("day", SecondsPerDay) { LeastPrinted = 2 },
        new("days", SecondsPerDay, IsPrinted: false),
        new("d", SecondsPerDay, IsPrinted: false),
        new("hour", SecondsPerHour, IsPrinted: false),
        new("hours", SecondsPerHour, IsPrinted: false),
        new("minute", SecondsPerMinute, IsPrinted: false),
        new("minutes", SecondsPerMinute, IsPrinted: false),
        new("sec", 1, IsPrinted: false),
        new("second", 1, IsPrinted: false),
        new("seconds", 1, IsPrinted: false),
        new("milliseconds", 1e-3, IsPrinted: false),
        new("microseconds", 1e-6, IsPrinted: false),
        new("nanoseconds", 1e-9, IsPrinted: false),
    ]);

    public static Duration Zero => default;

    public double Seconds { get; }

    public double Nanoseconds => Seconds * 1e9;

    public double Microseconds => Seconds * 1e6;

    public double Milliseconds => Seconds * 1e3;

    public double Minutes => Seconds / SecondsPerMinute;

    public double Hours => Seconds / SecondsPerHour;

    public double Days => Seconds / SecondsPerDay;

    public double Base => Seconds;

    public static Duration FromSeconds(double seconds) => new(seconds);

    public static Duration FromNanoseconds(double nanoseconds) => new(nanoseconds / 1e9);

    public static Duration FromMicroseconds(double microseconds) => new(microseconds / 1e6);

    public static Duration FromMilliseconds(double milliseconds) => new(milliseconds / 1e3);

    public static Duration FromMinutes(double minutes) => new(minutes * SecondsPerMinute);

    public static Duration FromHours(double hours) => new(hours * SecondsPerHour);

    public static Duration FromDays(double days) => new(days * SecondsPerDay);

    public static Duration FromBase(double value) => new(value);

    public int CompareTo(Duration other) => Seconds.CompareTo(other.Seconds);

    public override string ToString() => Dimension.Print(Seconds);
}
