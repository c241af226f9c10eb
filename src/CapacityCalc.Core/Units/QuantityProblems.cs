namespace CapacityCalc.Core.Units;

/// <summary>What to tell a person whose text is not a quantity: what is wrong, and what would be right.</summary>
internal static class QuantityProblems
{
    private const int MaxRepeated = 16;

    public static string Missing(Dimension dimension) => $"a {dimension.Name} is missing; {ForExample(dimension)}";

    public static string TooLong(Dimension dimension, ReadOnlySpan<char> text) =>
        $"{Quotation.Of(text)} is too long for a {dimension.Name}; {ForExample(dimension)}";

    public static string Of(NumberFault fault, Dimension dimension, ReadOnlySpan<char> text)
    {
        var quoted = Quotation.Of(text);
        return fault switch
        {
            NumberFault.NotFinite => $"{quoted} is not a finite number; {ForExample(dimension)}",
            NumberFault.Comma => $"{quoted} has a comma in its number; write decimals as 1.5 and thousands as 1000 or 1_000",
            NumberFault.Underscore => $"{quoted} has an underscore that does not separate thousands; write for example '1_000_000'",
            NumberFault.TooLarge => $"{quoted} is too large to compute with",
            NumberFault.TooSmall => $"{quoted} is too small to compute with, and is not zero",
            _ => NotA(dimension, quoted),
        };
    }

    /// <param name="lead">What of the unit is written before the number.</param>
    /// <param name="symbol">What is written behind the number, which is no unit of the dimension.</param>
    public static string OfUnit(Dimension dimension, ReadOnlySpan<char> text, ReadOnlySpan<char> lead, ReadOnlySpan<char> symbol)
    {
        var quoted = Quotation.Of(text);
        if (symbol.Length == 0 || (lead.Length == 0 && IsMultiplier(dimension, symbol)))
        {
            if (lead.Length == 0 && IsBareFraction(dimension, text, out var fraction))
            {
                return $"{quoted} has no unit; write for example '{dimension.Print(fraction)}'";
            }

            // Advice that keeps the person's own number, unless that is long or carries a currency which the unit would repeat.
            return lead.Length == 0 && text.Length <= MaxRepeated
                ? $"{quoted} has no unit; write for example '{Quotation.Shorten(text)}{ExampleUnit(dimension)}'"
                : $"{quoted} has no unit; {ForExample(dimension)}";
        }

        if (symbol.IndexOfAnyInRange('0', '9') >= 0)
        {
            return NotA(dimension, quoted);
        }

        var spellings = Spellings(dimension);
        var written = $"{lead}{symbol}";
        if (NearMiss.InCase(written, spellings) is { } rightCase)
        {
            return DidYouMean(written, rightCase);
        }

        foreach (var other in Dimensions.All)
        {
            if (QuantityParser.TryFindUnit(other, lead, symbol, out _, out _))
            {
                return NotA(dimension, quoted);
            }
        }

        return NearMiss.InLetters(written, spellings) is { } nearest
            ? DidYouMean(written, nearest)
            : $"unknown unit {Quotation.Of(written)}; {WriteIn(dimension)}";
    }

    private static string NotA(Dimension dimension, string quoted) => $"{quoted} is not a {dimension.Name}; {ForExample(dimension)}";

    private static string DidYouMean(string written, string right) => $"unknown unit {Quotation.Of(written)}; did you mean '{right}'?";

    private static string ForExample(Dimension dimension) => $"write for example '{dimension.Example}'";

    private static bool IsMultiplier(Dimension dimension, ReadOnlySpan<char> symbol)
    {
        foreach (var multiplier in dimension.Multipliers)
        {
            if (symbol.SequenceEqual(multiplier.Symbol))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a part of a whole is written where it is told in percent: 0.05 then means 5%.</summary>
    private static bool IsBareFraction(Dimension dimension, ReadOnlySpan<char> text, out double fraction) =>
        NumberScanner.Scan(text, out fraction, out var length) == NumberFault.None && length == text.Length
            && !dimension.Units[0].IsPrinted && fraction is > -1 and < 1 and not 0;

    /// <summary>What the example has behind its number, its space included.</summary>
    private static string ExampleUnit(Dimension dimension)
    {
        NumberScanner.Scan(dimension.Example, out _, out var length);
        return dimension.Example[length..];
    }

    private static string WriteIn(Dimension dimension)
    {
        var printed = new List<string>();
        foreach (var unit in dimension.Units)
        {
            if (unit.IsPrinted && unit.Symbol.Length > 0 && char.IsLetter(unit.Symbol[0]))
            {
                printed.Add(unit.Symbol);
            }
        }

        return printed.Count < 2
            ? ForExample(dimension)
            : $"write a {dimension.Name} in {string.Join(", ", printed[..^1])} or {printed[^1]}";
    }

    private static List<string> Spellings(Dimension dimension)
    {
        var spellings = new List<string>();
        foreach (var unit in dimension.Units)
        {
            spellings.Add(unit.Symbol);
        }

        foreach (var multiplier in dimension.Multipliers)
        {
            foreach (var unit in dimension.Units)
            {
                var isWord = unit.Symbol.Length > 0 && char.IsLetter(unit.Symbol[0]);
                spellings.Add(isWord ? $"{multiplier.Symbol} {unit.Symbol}" : multiplier.Symbol + unit.Symbol);
            }
        }

        return spellings;
    }
}
