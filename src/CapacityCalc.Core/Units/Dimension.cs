using System.Collections.Immutable;

namespace CapacityCalc.Core.Units;

/// <summary>A unit that a quantity may be written in.</summary>
/// <param name="Symbol">As written behind the number: <c>ms</c>, <c>KiB</c>, <c>/s</c>.</param>
/// <param name="BaseUnits">How many base units one of it is.</param>
/// <param name="IsPrinted">Whether printing may choose it.</param>
public readonly record struct Unit(string Symbol, double BaseUnits, bool IsPrinted = true);

/// <summary>What a quantity measures: its name, the units it may be written in, and how it is parsed and printed.</summary>
public sealed record Dimension(string Name, string Example, ImmutableArray<Unit> Units)
{
    /// <summary>Reads a number with its unit.</summary>
    /// <param name="text">Such as <c>500 ms</c>, <c>1e-05 s</c>, <c>10B</c>; the invariant culture.</param>
    /// <param name="value">In base units; finite where the result is true.</param>
    /// <param name="problem">What is wrong, as the end of a sentence, and what would be right.</param>
    public bool TryParse(string text, out double value, out string? problem) => throw new NotImplementedException();

    /// <summary>Prints at a readable scale with at most four significant digits; <see cref="TryParse"/> reads it back.</summary>
    public string Print(double value) => throw new NotImplementedException();
}
