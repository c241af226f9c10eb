namespace CapacityCalc.Core.Units;

/// <summary>Reads <c>[$] number [multiplier] unit</c>, with or without spaces between them.</summary>
internal static class QuantityParser
{
    /// <summary>No quantity needs more; a longer text is refused unread, which bounds the time and stack a text can take.</summary>
    private const int MaxLength = 200;

    /// <returns>What is wrong, or null.</returns>
    public static string? Parse(Dimension dimension, ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        text = text.Trim();
        if (text.Length is 0 or > MaxLength)
        {
            return text.Length == 0 ? QuantityProblems.Missing(dimension) : QuantityProblems.TooLong(dimension, text);
        }

        var lead = text[0] == '$' ? text[..1] : [];
        var fault = NumberScanner.Scan(text[lead.Length..].TrimStart(), out var number, out var length);
        if (fault != NumberFault.None)
        {
            return QuantityProblems.Of(fault, dimension, text);
        }

        var rest = text[lead.Length..].TrimStart()[length..];
        Span<char> buffer = stackalloc char[rest.Length];
        var symbol = Tidy(rest, buffer);
        if (!TryFindUnit(dimension, lead, symbol, out var factor, out var unit))
        {
            return QuantityProblems.OfUnit(dimension, text, lead, symbol);
        }

        var result = unit.ToBase(number * factor);
        if (double.IsInfinity(result) || (result == 0 && number != 0))
        {
            return QuantityProblems.Of(result == 0 ? NumberFault.TooSmall : NumberFault.TooLarge, dimension, text);
        }

        value = result;
        return null;
    }

    /// <param name="lead">What of the unit is written before the number: <c>$</c>, or nothing.</param>
    /// <param name="symbol">What is written behind it: a unit, with or without a multiplier.</param>
    public static bool TryFindUnit(
        Dimension dimension, ReadOnlySpan<char> lead, ReadOnlySpan<char> symbol, out double factor, out Unit unit)
    {
        factor = 1;
        if (TryFindUnit(dimension, lead, symbol, out unit))
        {
            return true;
        }

        foreach (var multiplier in dimension.Multipliers)
        {
            factor = multiplier.Factor;
            if (symbol.StartsWith(multiplier.Symbol)
                && TryFindUnit(dimension, lead, symbol[multiplier.Symbol.Length..].TrimStart(), out unit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryFindUnit(Dimension dimension, ReadOnlySpan<char> lead, ReadOnlySpan<char> symbol, out Unit unit)
    {
        foreach (var candidate in dimension.Units)
        {
            if (candidate.Symbol.StartsWith(lead) && candidate.Symbol.AsSpan(lead.Length).SequenceEqual(symbol))
            {
                unit = candidate;
                return true;
            }
        }

        unit = default;
        return false;
    }

    /// <summary>Leaves one space between words and none around a slash, so that <c>Gbit / s</c> is <c>Gbit/s</c>.</summary>
    private static ReadOnlySpan<char> Tidy(ReadOnlySpan<char> symbol, Span<char> buffer)
    {
        var count = 0;
        var isSpaceDue = false;
        foreach (var character in symbol)
        {
            if (char.IsWhiteSpace(character))
            {
                isSpaceDue = count > 0 && buffer[count - 1] != '/';
                continue;
            }

            if (isSpaceDue && character != '/')
            {
                buffer[count++] = ' ';
            }

            isSpaceDue = false;
            buffer[count++] = character;
        }

        return buffer[..count];
    }
}
