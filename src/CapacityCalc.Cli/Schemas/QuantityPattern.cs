using System.Text;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Schemas;

/// <summary>Which numbers a quantity may be.</summary>
internal enum Sign
{
    Any,
    NotNegative,
    Positive,
}

/// <summary>What the texts of a quantity look like: a number, perhaps a multiplier, and one of its units.</summary>
/// <remarks>Regular expressions of ECMA-262. Of the size of a number they say nothing but its sign.</remarks>
internal static class QuantityPattern
{
    /// <summary>A unit that begins with it may be written around the number: <c>$1.43/h</c>.</summary>
    private const char Lead = '$';

    private const string Unsigned = @"(?:(?:\d{1,3}(?:_\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?";

    // Before the exponent stands some digit that is not 0.
    private const string SomeDigit = @"(?=[+\d_]*(?:[1-9]|\.\d*[1-9]))";

    /// <summary>One quantity.</summary>
    public static string Of(Dimension dimension, Sign sign) => $@"^\s*{Quantity(dimension, sign, isUnitOptional: "")}\s*$";

    /// <summary>A range of them, of which the lower end may leave the unit to the other.</summary>
    public static string RangeOf(Dimension dimension, Sign sign) =>
        $@"^\s*{Quantity(dimension, sign, isUnitOptional: "?")}\s*\.\.\s*{Quantity(dimension, sign, isUnitOptional: "")}\s*$";

    /// <param name="isUnitOptional">What follows the units: a question mark, or nothing.</param>
    private static string Quantity(Dimension dimension, Sign sign, string isUnitOptional)
    {
        var symbols = dimension.Units.Select(unit => unit.Symbol).ToArray();
        var multiplier = dimension.Multipliers.IsEmpty ? "" : $"(?:{string.Join('|', dimension.Multipliers.Select(known => Escaped(known.Symbol)))})?";
        var optional = symbols.Contains("") ? "?" : isUnitOptional;
        var behind = $@"{Number(sign)}\s*{multiplier}\s*{Alternatives(symbols.Where(symbol => symbol.Length > 0))}{optional}";
        var around = symbols.Where(symbol => symbol.StartsWith(Lead)).Select(symbol => symbol[1..]).ToArray();
        return around.Length == 0 ? behind : $@"(?:{behind}|\{Lead}\s*{Number(sign)}\s*{multiplier}\s*{Alternatives(around)})";
    }

    private static string Number(Sign sign) => sign switch
    {
        Sign.Positive => $@"{SomeDigit}\+?{Unsigned}",
        Sign.NotNegative => $@"\+?{Unsigned}",
        _ => $"[+-]?{Unsigned}",
    };

    private static string Alternatives(IEnumerable<string> symbols)
    {
        var escaped = symbols.Select(Escaped).ToArray();
        return escaped.Length == 0 ? "(?:)" : $"(?:{string.Join('|', escaped)})";
    }

    /// <summary>Spaces may stand around a slash, and more than one between words.</summary>
    private static string Escaped(string symbol)
    {
        var text = new StringBuilder();
        foreach (var character in symbol)
        {
            text.Append(character switch
            {
                '/' => @"\s*/\s*",
                ' ' => @"\s+",
                Lead => @"\$",
                _ => character.ToString(),
            });
        }

        return text.ToString();
    }
}
