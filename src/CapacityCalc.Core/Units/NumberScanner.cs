using System.Globalization;

namespace CapacityCalc.Core.Units;

internal enum NumberFault
{
    None,
    Absent,
    NotFinite,
    Comma,
    Underscore,
    TooLarge,
    TooSmall,
}

/// <summary>Reads the decimal number that a text begins with: <c>500</c>, <c>+.5</c>, <c>1e-05</c>, <c>1_000_000</c>.</summary>
internal static class NumberScanner
{
    private const char ThousandsSeparator = '_';
    private const int ThousandsGroup = 3;

    /// <param name="length">How much of the text is the number.</param>
    public static NumberFault Scan(ReadOnlySpan<char> text, out double number, out int length)
    {
        number = 0;
        length = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (IsNotFinite(text[length..]))
        {
            return NumberFault.NotFinite;
        }

        var whole = length;
        if (!TrySkipThousands(text, ref length, out var digits))
        {
            return NumberFault.Underscore;
        }

        if (length < text.Length && text[length] == '.')
        {
            var fraction = CountDigits(text[(length + 1)..]);
            digits += fraction;
            length += 1 + fraction;
        }

        if (digits == 0)
        {
            return NumberFault.Absent;
        }

        var mantissa = text[whole..length];
        length += ExponentLength(text[length..]);
        if (length < text.Length && text[length] is ',' or ThousandsSeparator)
        {
            return text[length] == ',' ? NumberFault.Comma : NumberFault.Underscore;
        }

        number = ParseWithoutSeparators(text[..length]);
        return double.IsInfinity(number) ? NumberFault.TooLarge
            : number == 0 && mantissa.IndexOfAnyInRange('1', '9') >= 0 ? NumberFault.TooSmall
            : NumberFault.None;
    }

    private static bool TrySkipThousands(ReadOnlySpan<char> text, ref int length, out int digits)
    {
        digits = CountDigits(text[length..]);
        length += digits;
        for (var leading = digits; length < text.Length && text[length] == ThousandsSeparator; length += 1 + ThousandsGroup)
        {
            if (leading is < 1 or > ThousandsGroup || CountDigits(text[(length + 1)..]) != ThousandsGroup)
            {
                return false;
            }
        }

        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>0 where an e is not followed by digits: it may begin a unit.</summary>
    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        var sign = text.Length > 1 && text[1] is '+' or '-' ? 1 : 0;
        var digits = CountDigits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static double ParseWithoutSeparators(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character != ThousandsSeparator)
            {
                digits[count++] = character;
            }
        }

        return double.Parse(digits[..count], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool IsNotFinite(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        var word = (end < 0 ? text : text[..end]).TrimStart('.');
        return word is "∞"
            || word.Equals("nan", StringComparison.OrdinalIgnoreCase)
            || word.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || word.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }
}
