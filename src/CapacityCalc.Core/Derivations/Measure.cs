using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Derivations;

/// <summary>A number as it is printed, and the unit behind it with the space before it, if any.</summary>
public readonly record struct PrintedNumber(string Number, string Unit)
{
    public override string ToString() => Number + Unit;
}

/// <summary>What a figure of a derivation measures, and so how it is printed.</summary>
/// <param name="Unit">The unit of the value itself, in words of the answer's schema; empty for a plain number.</param>
/// <param name="Scales">From the largest; the last is printed where none is reached.</param>
public sealed record Measure(string Unit, ImmutableArray<Scale> Scales)
{
    /// <summary>Significant digits of what is not exact with fewer.</summary>
    public const int MostDigits = 6;

    // Whole numbers that are counted one by one are printed in full up to here.
    private const double LargestPlain = 1e15;

    public static Measure Number { get; } = new("", [new(1, "")]);

    public static Measure Hosts { get; } = new("", [new(1, "")]);

    public static Measure Items { get; } = new("", [new(1e12, "T"), new(1e9, "B"), new(1e6, "M"), new(1, "")]);

    public static Measure PerSecond { get; } = new("1/s", [new(1e12, "T/s"), new(1e9, "B/s"), new(1e6, "M/s"), new(1, "/s")]);

    public static Measure PerDay { get; } = new("1/s", [new(1.0 / 86400, "/day")]);

    public static Measure Seconds { get; } = new("s", [new(1, " s"), new(1e-3, " ms"), new(1e-6, " µs"), new(1e-9, " ns")]);

    public static Measure Ratio { get; } = new("", [new(0.01, "%")]);

    public static Measure Bytes { get; } = new("B", [new(1e15, " PB"), new(1e12, " TB"), new(1e9, " GB"), new(1e6, " MB"), new(1e3, " KB"), new(1, " B")]);

    public static Measure BytesPerSecond { get; } = new("B/s", [new(1e12, " TB/s"), new(1e9, " GB/s"), new(1e6, " MB/s"), new(1e3, " KB/s"), new(1, " B/s")]);

    public static Measure Flop { get; } = new("FLOP", [new(1e12, " TFLOP"), new(1e9, " GFLOP"), new(1e6, " MFLOP"), new(1e3, " kFLOP"), new(1, " FLOP")]);

    public static Measure FlopPerSecond { get; } = new("FLOP/s", [new(1e12, " TFLOP/s"), new(1e9, " GFLOP/s"), new(1e6, " MFLOP/s"), new(1, " FLOP/s")]);

    public static Measure UsdPerHour { get; } = new("USD/h", [new(1, " USD/h")]);

    public static Measure UsdPerMonth { get; } = new("USD/month", [new(1, " USD/month")]);

    public static Measure Usd { get; } = new("USD", [new(1, " USD")]);

    /// <param name="value">Finite.</param>
    /// <param name="digits">Significant ones, at most; 1 to 15.</param>
    public PrintedNumber Print(double value, int digits = MostDigits)
    {
        var scale = ScaleOf(Math.Abs(value), digits);
        return new(Print(value, scale.Size, digits), scale.Unit);
    }

    /// <summary>The value as it is printed.</summary>
    public double Rounded(double value, int digits)
    {
        var size = ScaleOf(Math.Abs(value), digits).Size;
        return double.Parse(Print(value, size, digits).Replace('−', '-'), CultureInfo.InvariantCulture) * size;
    }

    /// <summary>What one more in the last of so many digits comes to.</summary>
    public double LastDigit(double value, int digits)
    {
        var size = ScaleOf(Math.Abs(value), digits).Size;
        var number = Math.Abs(value) / size;
        return number > 0 ? Math.Pow(10, Math.Floor(Math.Log10(number)) - digits + 1) * size : 0;
    }

    private Scale ScaleOf(double size, int digits)
    {
        var rounded = double.Parse(size.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        foreach (var scale in Scales)
        {
            if (rounded >= scale.Size)
            {
                return scale;
            }
        }

        // Nothing of a unit is said in the unit itself.
        return size > 0 ? Scales[^1] : Scales.MinBy(scale => Math.Abs(Math.Log(scale.Size)));
    }

    private static string Print(double value, double size, int digits)
    {
        var number = Math.Abs(value / size);
        if (number == 0)
        {
            return "0";
        }

        var text = size == 1 && double.IsInteger(number) && number < LargestPlain
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : new SignificantDigits(number, digits).ToString();
        return value < 0 ? "−" + text : text;
    }
}

/// <param name="Size">Of one of the unit, in the measure's own.</param>
/// <param name="Unit">With the space before it, if any.</param>
public readonly record struct Scale(double Size, string Unit);
