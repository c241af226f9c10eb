using System.Globalization;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>A value of an axis as a chart writes it: with four significant digits where it is a fraction, since ranges give it many more.</summary>
internal static class SweepLabels
{
    /// <summary>Whole numbers keep all their digits, so that 16384 stays what it is; so do values that would read alike.</summary>
    public static string Of(SweepAxis axis, SweepValue value)
    {
        var rounded = Rounded(value.Label);
        return axis.Values.Any(other => other.Label != value.Label && Rounded(other.Label) == rounded) ? value.Label : rounded;
    }

    /// <summary>Whether it is written as a number, with or without a unit, rather than called by a name.</summary>
    public static bool IsNumber(SweepValue value) => value.Label.TrimStart('-', '+', '.') is [>= '0' and <= '9', ..];

    private static string Rounded(string label)
    {
        var length = label.TakeWhile(character => char.IsAsciiDigit(character) || character is '.' or '-').Count();
        return label.AsSpan(0, length).Contains('.') && double.TryParse(label.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? AxisFormat.FourDigits(number).ToString("0.############", CultureInfo.InvariantCulture) + label[length..]
            : label;
    }
}
