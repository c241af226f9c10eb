namespace CapacityCalc.Core.Units;

/// <summary>Reads the lower end of a range, or its step.</summary>
internal static class RangeEnd
{
    /// <summary>Without a unit it has that of the high end, unless it stands below it as it is: 30..60% and 0.3..60% are one range.</summary>
    /// <param name="high">The high end as it was written.</param>
    /// <param name="most">The same in the base unit.</param>
    public static bool TryRead(Dimension dimension, string text, string high, double most, out double value, out string? problem)
    {
        var isRead = dimension.TryParse(text, out value, out problem);
        var unit = dimension.Units.Select(known => known.Symbol).Where(symbol => symbol.Length > 0 && high.EndsWith(symbol, StringComparison.Ordinal)).MaxBy(symbol => symbol.Length);
        if ((isRead && value <= most) || unit is null || text.Length == 0 || !char.IsAsciiDigit(text[^1]) || !dimension.TryParse($"{text} {unit}", out var borrowed, out _))
        {
            return isRead;
        }

        value = borrowed;
        problem = null;
        return true;
    }
}
