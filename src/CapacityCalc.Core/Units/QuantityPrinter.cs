namespace CapacityCalc.Core.Units;

/// <summary>Writes a value at the scale a person would choose.</summary>
internal static class QuantityPrinter
{
    /// <summary>From here on the next binary unit is due.</summary>
    private const double EndOfExactUnit = 1024;

    /// <summary>Relative; covers the roundings of a scaling there and back, and is far below the last of fifteen digits.</summary>
    private const double ScalingError = 1e-15;

    private static readonly Multiplier one = new("", 1);

    /// <summary>A number of units, with a multiplier between them.</summary>
    private readonly record struct Scaled(SignificantDigits Number, Multiplier Multiplier, Unit Unit)
    {
        public double BaseUnits => Unit.BaseUnits * Multiplier.Factor;
    }

    public static string Print(Dimension dimension, double value, int significantDigits)
    {
        var magnitude = Math.Abs(value);
        if (magnitude == 0 || !double.IsFinite(value))
        {
            return PrintIn(dimension, FirstPrinted(dimension), value, significantDigits);
        }

        var scaled = AtReadableScale(dimension, magnitude, significantDigits);
        return Join(value, InExactUnit(dimension, scaled, magnitude, significantDigits) ?? scaled);
    }

    public static string PrintIn(Dimension dimension, Unit unit, double value, int significantDigits)
    {
        var inUnit = Math.Abs(unit.FromBase(value));
        if (!double.IsFinite(inUnit))
        {
            return (value < 0 ? "-" : "") + WithUnit(double.IsNaN(value) ? "NaN" : "∞", unit);
        }

        var scaled = new Scaled(new SignificantDigits(inUnit, significantDigits), one, unit);
        foreach (var multiplier in dimension.Multipliers)
        {
            scaled = Larger(scaled, multiplier, unit, inUnit, significantDigits);
        }

        return Join(value, scaled.Number.IsPlain ? scaled : new Scaled(new SignificantDigits(inUnit, significantDigits), one, unit));
    }

    private static Scaled AtReadableScale(Dimension dimension, double magnitude, int significantDigits)
    {
        var baseUnit = dimension.Units[0];
        var scaled = default(Scaled);
        foreach (var unit in dimension.Units)
        {
            if (unit.IsPrinted)
            {
                var none = one with { LeastPrinted = unit.LeastPrinted };
                scaled = Larger(scaled, none, unit, unit.FromBase(magnitude), significantDigits);
            }
        }

        foreach (var multiplier in dimension.Multipliers)
        {
            scaled = Larger(scaled, multiplier, baseUnit, magnitude, significantDigits);
        }

        if (scaled.BaseUnits > 0 && scaled.Number.IsPlain)
        {
            return scaled;
        }

        // The largest doubles have no finite number of smaller units.
        var scientific = double.IsFinite(dimension.ScientificUnit.FromBase(magnitude)) ? dimension.ScientificUnit : baseUnit;
        return new Scaled(new SignificantDigits(scientific.FromBase(magnitude), significantDigits), one, scientific);
    }

    /// <summary>The scale of the multiplier and unit where it is larger and the rounded number reaches its least; else the given one.</summary>
    /// <remarks>It is the rounded number that decides: 0.99999 s is 1 s, not 1000 ms.</remarks>
    private static Scaled Larger(Scaled scaled, Multiplier multiplier, Unit unit, double inUnit, int significantDigits)
    {
        var number = inUnit / multiplier.Factor;

        // Rounding to one digit adds at most half; anything smaller need not be rounded to be refused.
        var isPossible = multiplier.IsPrinted && double.IsFinite(number) && number * 2 >= multiplier.LeastPrinted;
        if (!isPossible || unit.BaseUnits * multiplier.Factor <= scaled.BaseUnits)
        {
            return scaled;
        }

        var rounded = new SignificantDigits(number, significantDigits);
        return rounded.Value >= multiplier.LeastPrinted ? new Scaled(rounded, multiplier, unit) : scaled;
    }

    /// <summary>The value in a unit that says it exactly, where the scaled number is not exact or is longer.</summary>
    private static Scaled? InExactUnit(Dimension dimension, Scaled scaled, double magnitude, int significantDigits)
    {
        Scaled? exact = null;
        foreach (var unit in dimension.Units)
        {
            var number = unit.FromBase(magnitude);
            if (unit.IsPrintedWhenExact && number is >= 1 and < EndOfExactUnit && double.IsInteger(number * 2))
            {
                var rounded = new SignificantDigits(number, significantDigits);
                exact = IsSame(rounded.Value, number) ? new Scaled(rounded, one, unit) : exact;
            }
        }

        return exact is { } candidate
            && (!IsSame(scaled.Number.Value * scaled.BaseUnits, magnitude) || candidate.Number.Length < scaled.Number.Length)
            ? candidate
            : null;
    }

    private static bool IsSame(double left, double right) => Math.Abs(left - right) <= ScalingError * Math.Abs(right);

    private static Unit FirstPrinted(Dimension dimension)
    {
        foreach (var unit in dimension.Units)
        {
            if (unit.IsPrinted)
            {
                return unit;
            }
        }

        return dimension.Units[0];
    }

    private static string Join(double value, Scaled scaled) =>
        (value < 0 ? "-" : "") + WithUnit(scaled.Number.ToString() + scaled.Multiplier.Symbol, scaled.Unit);

    private static string WithUnit(string number, Unit unit) =>
        unit.Symbol.Length > 0 && char.IsLetter(unit.Symbol[0]) ? $"{number} {unit.Symbol}" : number + unit.Symbol;
}
