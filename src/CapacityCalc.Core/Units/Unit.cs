namespace CapacityCalc.Core.Units;

/// <summary>A unit that a quantity may be written in.</summary>
/// <param name="Symbol">
/// As written behind the number: <c>ms</c>, <c>KiB</c>, <c>/s</c>; empty for a plain number. One that begins with <c>$</c> may
/// also be written around it: <c>$1.43/h</c>.
/// </param>
/// <param name="BaseUnits">How many base units one of it is: a whole number, or one over a whole number.</param>
/// <param name="IsPrinted">Whether printing may choose it.</param>
public readonly record struct Unit(string Symbol, double BaseUnits, bool IsPrinted = true)
{
    /// <summary>Printing chooses the unit from so many of it on: 119 s reads better than 1.983 min, and 0.5 ns than 5e-10 s.</summary>
    public double LeastPrinted { get; init; } = 1;

    /// <summary>Printing also chooses the unit where a whole or half number of it is exact: <c>64 GiB</c>, not <c>68.72 GB</c>.</summary>
    public bool IsPrintedWhenExact { get; init; }

    /// <summary>How many of the base unit's periods growth in this unit compounds over: 12 of %/year, where the base is a month. 0 of a unit that does not compound.</summary>
    /// <remarks>Printing never chooses a unit that does: its numbers scale as their sign does not.</remarks>
    public int Periods { get; init; }

    /// <summary>So many of this unit, in base units.</summary>
    /// <remarks>Divides by the whole number that a small unit is one over: that rounds once, × 0.001 twice.</remarks>
    internal double ToBase(double number)
    {
        var value = BaseUnits < 1 ? number / UnitsPerBase : number * BaseUnits;
        return Periods > 1 ? Compounding.OfOne(value, Periods) : value;
    }

    /// <summary>So many base units, in this unit.</summary>
    internal double FromBase(double value)
    {
        var whole = Periods > 1 ? Compounding.OfAll(value, Periods) : value;
        return BaseUnits < 1 ? whole * UnitsPerBase : whole / BaseUnits;
    }

    private double UnitsPerBase => Math.Round(1 / BaseUnits);
}
