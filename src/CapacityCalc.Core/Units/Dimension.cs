using System.Collections.Immutable;

namespace CapacityCalc.Core.Units;

/// <summary>What a quantity measures: its name, the units it may be written in, and how it is parsed and printed.</summary>
/// <param name="Name">As in "is not a …": <c>duration</c>.</param>
/// <param name="Example">A quantity as a person would write it: <c>500 ms</c>.</param>
/// <param name="Units">
/// The first is the base unit. Printing puts a multiplier before no other unless it is told the unit.
/// </param>
public sealed record Dimension(string Name, string Example, ImmutableArray<Unit> Units)
{
    /// <summary>Suffixes that a number may carry before any of the units.</summary>
    public ImmutableArray<Multiplier> Multipliers { get; init; } = [];

    /// <summary>What very large and very small values are printed in, in scientific notation.</summary>
    public Unit ScientificUnit { get; init; } = Units[0];

    /// <summary>Reads a number with its unit.</summary>
    /// <param name="text">Such as <c>500 ms</c>, <c>1e-05 s</c>, <c>10B</c>; the invariant culture.</param>
    /// <param name="value">In base units; finite where the result is true, else 0. Its sign and range are the caller's to judge.</param>
    /// <param name="problem">
    /// What is wrong, as the end of a sentence, and what would be right; null where the result is true. It quotes only the start
    /// of a long text.
    /// </param>
    public bool TryParse(string text, out double value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        problem = QuantityParser.Parse(this, text, out value);
        return problem is null;
    }

    /// <summary>Prints at a readable scale with at most four significant digits; <see cref="TryParse"/> reads it back.</summary>
    /// <returns>
    /// Within 5e-4 of the value, relatively. <c>∞</c> or <c>NaN</c> with a unit where the value is not finite, which does not read back.
    /// </returns>
    public string Print(double value) => Print(value, significantDigits: 4);

    /// <summary>Prints at a readable scale.</summary>
    /// <param name="significantDigits">At most so many; 1 to 15. Trailing zeros are left out.</param>
    public string Print(double value, int significantDigits)
    {
        CheckDigits(significantDigits);
        return QuantityPrinter.Print(this, value, significantDigits);
    }

    /// <summary>Prints in the given unit, whatever the scale: <c>478k USD/month</c>.</summary>
    /// <param name="unitSymbol">The symbol of one of <see cref="Units"/>.</param>
    /// <param name="significantDigits">At most so many; 1 to 15. Trailing zeros are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public string Print(double value, string unitSymbol, int significantDigits = 4)
    {
        CheckDigits(significantDigits);
        foreach (var unit in Units)
        {
            if (unit.Symbol == unitSymbol)
            {
                return QuantityPrinter.PrintIn(this, unit, value, significantDigits);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(unitSymbol), unitSymbol, $"not a unit of a {Name}");
    }

    public override string ToString() => Name;

    // A double holds fifteen decimal digits faithfully.
    private static void CheckDigits(int significantDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(significantDigits, 15);
    }
}
