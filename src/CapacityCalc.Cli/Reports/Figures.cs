using System.Globalization;

namespace CapacityCalc.Cli.Reports;

/// <summary>How exactly a figure is printed.</summary>
public enum Precision
{
    /// <summary>As few digits as say it: <c>20 ms</c>.</summary>
    Brief,

    /// <summary>All significant digits, so that a column's figures are of one precision: <c>20.0 ms</c>.</summary>
    Even,
}

/// <summary>A figure in print: the number, and the suffix and unit behind it with the space before them, if any.</summary>
public readonly record struct PrintedFigure(string Number, string Unit)
{
    /// <summary>On one line whatever the line's length: its space is a no-break space.</summary>
    public string Unbroken => Number + Unit.Replace(' ', Prose.NoBreakSpace);

    public override string ToString() => Number + Unit;
}

/// <summary>The one place where figures become text: scale, unit and number of digits.</summary>
public static class Figures
{
    /// <summary>Printed where a figure does not exist.</summary>
    public const string Absent = "–";

    // A latency beyond three digits would be more exact than any model of it; items and rates are often given to four.
    private const int DurationDigits = 3;
    private const int MoneyDigits = 3;
    private const int RatioDigits = 3;
    private const int ItemDigits = 4;
    private const int MostDigits = 10;

    // To these, a quotient of two decimals is again the decimal that it would be on paper: 0.1005 s is 100.5 ms, a tie, which goes to the even digit.
    private const int DigitsOfADouble = 14;

    // Up to here numbers are printed in full: 1000/s rather than 1k/s, as they are usually written. Money is read in thousands sooner.
    private const double LeastScaled = 10_000;
    private const double LeastScaledMoney = 1000;

    // Below a millionth, from ten million of the largest unit, and from ten thousand of the largest power, digits are no longer counted by eye.
    private const int LeastExponent = -6;
    private const double LeastScientific = 1e7;
    private const double LargestScaled = 1e16;

    private static readonly (double Size, string Unit)[] Times =
        [(3600, " h"), (1, " s"), (1e-3, " ms"), (1e-6, " µs"), (1e-9, " ns")];

    private static readonly (double Size, string Unit)[] Powers = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    private static readonly (double Size, string Unit)[] BinarySizes =
        [(1L << 50, " PiB"), (1L << 40, " TiB"), (1L << 30, " GiB"), (1L << 20, " MiB"), (1L << 10, " KiB"), (1, " B")];

    private static readonly (double Size, string Unit)[] Operations = [.. Prefixes("FLOP")];

    private static readonly (double Size, string Unit)[] OperationRates = [.. Prefixes("FLOP/s")];

    private static readonly (double Size, string Unit)[] ByteRates = [.. Prefixes("B/s")];

    private static IEnumerable<(double Size, string Unit)> Prefixes(string unit) =>
        [(1e12, " T" + unit), (1e9, " G" + unit), (1e6, " M" + unit), (1e3, " K" + unit), (1, " " + unit)];

    public static PrintedFigure Print(Quantity quantity, double? value, Precision precision = Precision.Brief) =>
        Print(quantity, value, DigitsOf(quantity), precision);

    /// <summary>For prose: <c>397 ms</c>, kept together where lines are broken.</summary>
    public static string Say(Quantity quantity, double? value) => Print(quantity, value).Unbroken;

    /// <summary><c>1 host</c>, <c>215 hosts</c>.</summary>
    public static string SayCount(long number, string noun) => $"{Say(Quantity.Count, number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Every figure of one measurement in one unit and to one decimal: <c>396.2 ms</c> and <c>1.9 ms</c>.</summary>
    public static PrintedFigure Print(Quantity quantity, double? value, Resolution resolution)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return new(Absent, "");
        }

        var (size, unit) = quantity switch
        {
            Quantity.Duration => UnitFor(RoundToStep(resolution.Scale, resolution.Step)),
            Quantity.Ratio => (0.01, "%"),
            _ => (1, ""),
        };
        var decimals = (int)Math.Ceiling(-Math.Log10(resolution.Step / size) - 1e-9);
        if (decimals > MostDigits || Math.Abs(number / size) >= LeastScientific)
        {
            return Print(quantity, number, Precision.Even);
        }

        var rounded = decimals >= 0 ? number / size : RoundToStep(number, resolution.Step) / size;
        var text = rounded.ToString("F" + Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new(text.AsSpan().ContainsAnyExcept("-0.") ? WithMinus(text) : "0", unit);
    }

    private static (double Size, string Unit) UnitFor(double seconds)
    {
        foreach (var step in Times)
        {
            if (Math.Abs(seconds) >= step.Size)
            {
                return step;
            }
        }

        return seconds == 0 ? (1e-3, " ms") : Times[^1];
    }

    private static double RoundToStep(double value, double step) => Math.Round(value / step) * step;

    /// <summary>Two figures of a comparison, with as many digits as show which is larger: 500.4 ms is not printed as 500 ms beside a limit of 500 ms.</summary>
    public static (string Actual, string Limit) Compare(Quantity quantity, double? actual, double limit)
    {
        var digits = DigitsOf(quantity);
        while (true)
        {
            var (left, right) = (Print(quantity, actual, digits, Precision.Brief), Print(quantity, limit, digits, Precision.Brief));
            if (left != right || digits == MostDigits)
            {
                return (left.Unbroken, right.Unbroken);
            }

            digits++;
        }
    }

    private static int DigitsOf(Quantity quantity) => quantity switch
    {
        Quantity.Duration or Quantity.Flop or Quantity.FlopPerSecond or Quantity.BytesPerSecond => DurationDigits,
        Quantity.Ratio => RatioDigits,
        Quantity.Money or Quantity.Usd or Quantity.UsdPerMonth => MoneyDigits,
        _ => ItemDigits,
    };

    private static PrintedFigure Print(Quantity quantity, double? value, int digits, Precision precision)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return new(Absent, "");
        }

        return quantity switch
        {
            Quantity.Count => new(number.ToString(Math.Abs(number) < LeastScaled ? "0.##" : "#,0", CultureInfo.InvariantCulture), ""),
            Quantity.Duration => Scaled(number, Times, " ms", digits, precision),
            Quantity.Flop => Scaled(number, Operations, " FLOP", digits, precision),
            Quantity.FlopPerSecond => Scaled(number, OperationRates, " FLOP/s", digits, precision),
            Quantity.BytesPerSecond => Scaled(number, ByteRates, " B/s", digits, precision),
            Quantity.Bytes => Scaled(number, BinarySizes, " B", digits, precision),
            Quantity.Ratio => Counted(number * 100, digits, LeastScaled, "%"),
            Quantity.Rate => Counted(number, digits, LeastScaled, "/s"),
            Quantity.Money => Counted(number, digits, LeastScaledMoney, ""),
            Quantity.Usd => Counted(number, digits, LeastScaledMoney, " USD"),
            Quantity.UsdPerHour => Counted(number, digits, LeastScaledMoney, " USD/h"),
            Quantity.UsdPerMonth => Counted(number, digits, LeastScaledMoney, " USD/month"),
            _ => Counted(number, digits, LeastScaled, ""),
        };
    }

    private static PrintedFigure Counted(double value, int digits, double leastScaled, string unit)
    {
        var rounded = RoundTo(value, digits);
        if (Math.Abs(rounded) < leastScaled || Math.Abs(rounded) >= LargestScaled)
        {
            return new(Significant(rounded, digits, Precision.Brief), unit);
        }

        var (number, suffix) = Scaled(rounded, Powers, "", digits, Precision.Brief);
        return new(number, suffix + unit);
    }

    private static PrintedFigure Scaled(double value, (double Size, string Unit)[] scale, string unitOfZero, int digits, Precision precision)
    {
        var rounded = RoundTo(value, digits);
        if (rounded == 0)
        {
            return new("0", unitOfZero);
        }

        var (size, unit) = scale[^1];
        foreach (var step in scale)
        {
            if (Math.Abs(rounded) >= step.Size)
            {
                (size, unit) = step;
                break;
            }
        }

        // From the value itself: an hour is no power of ten, so that what is rounded in seconds would be rounded twice.
        return new(Significant(RoundTo(value / size, DigitsOfADouble), digits, precision), unit);
    }

    private static string Significant(double value, int digits, Precision precision)
    {
        var rounded = RoundTo(value, digits);
        if (rounded == 0)
        {
            return "0";
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(rounded)) + 1e-12);
        if (exponent < LeastExponent || Math.Abs(rounded) >= LeastScientific)
        {
            return WithMinus(rounded.ToString("0." + new string('#', digits - 1) + "e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal));
        }

        var decimals = Math.Max(0, digits - 1 - exponent);
        var pattern = precision == Precision.Even ? new string('0', decimals) : new string('#', decimals);
        return WithMinus(rounded.ToString("0." + pattern, CultureInfo.InvariantCulture));
    }

    /// <summary>With the sign that is as wide as a plus, as differences have it.</summary>
    private static string WithMinus(string number) => number is ['-', .. var size] ? "−" + size : number;

    /// <summary>For a limit that must hold as it is printed: rounded down to the digits of its quantity.</summary>
    public static string SayAtMost(Quantity quantity, double value) => Say(quantity, RoundTowards(-1, quantity, value));

    /// <summary>The same as a figure.</summary>
    public static double AtMost(Quantity quantity, double value) => RoundTowards(-1, quantity, value);

    /// <summary>For a limit that must hold as it is printed: rounded up to the digits of its quantity.</summary>
    public static string SayAtLeast(Quantity quantity, double value) => Say(quantity, RoundTowards(1, quantity, value));

    /// <summary>Two figures this near differ by the rounding of their own arithmetic.</summary>
    private const double SameFigure = 1e-12;

    private static double RoundTowards(int direction, Quantity quantity, double value)
    {
        var digits = DigitsOf(quantity);
        var rounded = RoundTo(value, digits);
        if (Math.Abs(rounded - value) <= SameFigure * Math.Abs(value) || rounded > value == direction > 0)
        {
            return rounded;
        }

        var lastDigit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - digits + 1);
        return RoundTo(rounded + (direction * lastDigit), digits);
    }

    /// <summary>Rounded to so many significant digits; the nearest double to that decimal.</summary>
    internal static double RoundTo(double value, int digits) =>
        double.Parse(value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
