using System.Globalization;

namespace CapacityCalc.Core.Units;

/// <summary>A number rounded to so many significant decimal digits, correctly and once, with trailing zeros left out.</summary>
internal readonly record struct SignificantDigits
{
    // From 1e6 on, and below 1e-4, more zeros would be counted than digits read.
    private const int FirstScientificExponent = 6;
    private const int LastPlainExponent = -4;

    private readonly string digits;

    /// <summary>The number is digits[0].digits[1..] × 10^exponent.</summary>
    private readonly int exponent;

    /// <param name="number">Finite and not negative.</param>
    /// <param name="count">1 to 15.</param>
    public SignificantDigits(double number, int count)
    {
        var text = number.ToString("E" + (count - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        digits = string.Concat(text.AsSpan(0, 1), text.AsSpan(Math.Min(2, mark), Math.Max(mark - 2, 0))).TrimEnd('0');
        Value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public double Value { get; }

    public bool IsPlain => exponent is >= LastPlainExponent and < FirstScientificExponent || digits.Length == 0;

    public int Length => ToString().Length;

    public override string ToString() => IsPlain ? Plain() : Scientific();

    private string Plain()
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1 ? whole : $"{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}";
    }

    private string Scientific()
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return mantissa + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }
}
