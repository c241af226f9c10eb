using System.Globalization;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>Figures as a chart prints them: three significant digits and a unit that keeps them short.</summary>
internal static class AxisFormat
{
    private const int SignificantDigits = 3;

    /// <summary>Up to here items are written out, with thousands grouped; beyond they are abbreviated.</summary>
    private const double LargestPlainItems = 1e4;

    /// <summary>The same of rates, whose readers compare all their digits.</summary>
    private const double LargestPlainRate = 1e6;

    /// <summary>A thousand T and more reads better as a power of ten.</summary>
    private const double LargestNamedCount = 1e15;

    /// <param name="From">The least value that is printed in the unit.</param>
    private readonly record struct Unit(double Size, string Name, double From);

    private static readonly Unit[] Counts = [new(1e12, "T", 1e12), new(1e9, "B", 1e9), new(1e6, "M", 1e6), new(1e3, "k", 1e3), new(1, "", 1)];

    /// <summary>A day is 24 h, as objectives say it; from two on they are days.</summary>
    private static readonly Unit[] Times =
    [
        new(86400, "d", 172800), new(3600, "h", 3600), new(60, "min", 60), new(1, "s", 1),
        new(1e-3, "ms", 1e-3), new(1e-6, "µs", 1e-6), new(1e-9, "ns", 1e-9),
    ];

    public static string Print(double value, Measure measure) => measure switch
    {
        Measure.Items or Measure.UsdPerMonth or Measure.Hosts => Items(value),
        Measure.Number or Measure.Quantity => Plain(value),
        Measure.RequestsPerSecond => Rate(value),
        Measure.Share => Percent(value),
        _ => Seconds(value),
    };

    /// <summary><c>10 B</c>, <c>100 k</c>, <c>1,955</c>, <c>0.2</c>.</summary>
    public static string Items(double value) =>
        Math.Round(value) is >= 1000 and < LargestPlainItems ? Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture)
        : value >= LargestNamedCount ? Power(value)
        : Scaled(value, Counts, smallestPlain: 1e-3);

    /// <summary>All its digits: <c>10,000</c>.</summary>
    public static string Whole(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>397 ms</c>, <c>1.25 s</c>.</summary>
    public static string Seconds(double seconds) => seconds == 0 ? "0 ms" : Scaled(seconds, Times, smallestPlain: 1e-9);

    /// <summary><c>1,450</c>, <c>2.5 M</c>: requests/s, without the unit.</summary>
    public static string Rate(double perSecond)
    {
        // Four digits in full, so that a rate and a limit a little above it do not round past each other.
        if (perSecond is >= 1000 and < LargestPlainItems)
        {
            return Math.Round(perSecond).ToString("#,0", CultureInfo.InvariantCulture);
        }

        var rounded = Round(perSecond, MidpointRounding.AwayFromZero);
        return rounded is >= 1000 and < LargestPlainRate ? rounded.ToString("#,0", CultureInfo.InvariantCulture) : Items(perSecond);
    }

    /// <summary>As <see cref="Rate"/>, but never above the value: for a rate that is promised.</summary>
    public static string RateAtMost(double perSecond) => perSecond is >= 1000 and < LargestPlainItems
        ? Math.Floor(perSecond).ToString("#,0", CultureInfo.InvariantCulture)
        : Rate(Round(perSecond, MidpointRounding.ToZero));

    /// <param name="usdPerHour">As objectives of cost have it.</param>
    public static string UsdPerMonth(double usdPerHour) => Items(CostRate.FromUsdPerHour(usdPerHour).UsdPerMonth);

    /// <summary>A metric of quality, whose third and fourth digits are the news: <c>74.31</c>, <c>0.3902</c>.</summary>
    public static string Quality(double value) => Plain(FourDigits(value));

    /// <summary>Says which was not measured: <c>≈ 73.67</c>.</summary>
    public static string Quality(QualityFigures quality) => (quality.Interpolated ? "≈ " : "") + Quality(quality.Value);

    /// <summary>Rounds a fraction to four significant digits, and never a whole number.</summary>
    public static double FourDigits(double value)
    {
        const int Digits = 4;
        var decimals = value == 0 ? 0 : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return Math.Round(value, decimals);
    }

    public static string Percent(double ratio) => Plain(Math.Round(ratio * 100)) + "%";

    /// <summary>The one unit in which a linear axis of times is labelled.</summary>
    public static (double Size, string Unit) TimeUnit(double largestSeconds)
    {
        // So that the axis has at least a few whole ticks of its unit.
        const double LeastWholeTicks = 3;
        var unit = Array.FindIndex(Times, unit => largestSeconds >= unit.Size * LeastWholeTicks) is >= 0 and var index ? Times[index] : Times[^1];
        return (unit.Size, unit.Name);
    }

    /// <summary>A number as it is, without unit or abbreviation.</summary>
    public static string Plain(double value) => value.ToString("#,0.############", CultureInfo.InvariantCulture);

    private static string Scaled(double value, Unit[] units, double smallestPlain)
    {
        var rounded = Round(value, MidpointRounding.AwayFromZero);
        var magnitude = Math.Abs(rounded);
        if (magnitude == 0)
        {
            return "0";
        }
        var unit = Array.FindIndex(units, unit => magnitude >= unit.From) is >= 0 and var index ? units[index] : units[^1];
        var scaled = Round(rounded / unit.Size, MidpointRounding.AwayFromZero);
        var number = Math.Abs(scaled) >= 1e5 || magnitude < smallestPlain
            ? Power(scaled)
            : Plain(scaled);
        return unit.Name.Length == 0 ? number : $"{number} {unit.Name}";
    }

    private static string Power(double value) => value.ToString("0.##e0", CultureInfo.InvariantCulture);

    private static double Round(double value, MidpointRounding rounding)
    {
        if (value == 0)
        {
            return 0;
        }
        // Only ever by a whole power of ten, so that 0.3 stays 0.3.
        var digits = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var scale = Math.Pow(10, Math.Abs(digits));
        // A product that should be whole may fall short of it by a rounding error, which cutting off would make a whole digit.
        const double RoundingError = 1e-12;
        var shifted = Math.Round((digits >= 0 ? value * scale : value / scale) * (1 + RoundingError), rounding);
        return digits >= 0 ? shifted / scale : shifted * scale;
    }
}
