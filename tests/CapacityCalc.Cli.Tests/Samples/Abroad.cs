using System.Globalization;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>A process in Germany, with an odd minus, in a time zone of a quarter hour, while it is in use.</summary>
internal sealed class Abroad : IDisposable
{
    private const string TimeZone = "TZ";

    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo? _cultureOfThreads = CultureInfo.DefaultThreadCurrentCulture;
    private readonly string? _zone = Environment.GetEnvironmentVariable(TimeZone);

    public Abroad()
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = German();
        Move("Asia/Kathmandu");
    }

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (_culture, _cultureOfThreads);
        Move(_zone);
    }

    /// <remarks>Spelled out, because the program and its tests are built without the system's cultures.</remarks>
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            CurrencyDecimalSeparator = ",",
            CurrencyGroupSeparator = ".",
            CurrencySymbol = "€",
            PercentDecimalSeparator = ",",
            PercentGroupSeparator = ".",
            PercentPositivePattern = 0,
            NegativeSign = "−",
            PositiveSign = "＋",
            NaNSymbol = "keine Zahl",
            PositiveInfinitySymbol = "unendlich",
            NegativeInfinitySymbol = "−unendlich",
        };
        culture.DateTimeFormat = new DateTimeFormatInfo
        {
            DateSeparator = ".",
            TimeSeparator = "-",
            ShortDatePattern = "dd.MM.yyyy",
            FirstDayOfWeek = DayOfWeek.Monday,
            DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
            MonthNames = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", ""],
            AbbreviatedMonthNames = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez", ""],
        };
        return culture;
    }

    private static void Move(string? zone)
    {
        Environment.SetEnvironmentVariable(TimeZone, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
