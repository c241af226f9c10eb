using System.Collections.Immutable;

namespace CapacityCalc.Core.Units;

/// <summary>A suffix of a number, before its unit: the k of <c>50k/s</c>.</summary>
/// <param name="Factor">What the number is multiplied by; ≥ 1.</param>
/// <param name="IsPrinted">Whether printing may choose it.</param>
public readonly record struct Multiplier(string Symbol, double Factor, bool IsPrinted = true)
{
    /// <summary>Of counts, rates and money. In all of them B is a billion.</summary>
    public static ImmutableArray<Multiplier> ShortScale { get; } =
    [
        // 1450 is printed in full, 14500 as 14.5k: four digits need no multiplier.
        new("k", 1e3) { LeastPrinted = 10 },
        new("K", 1e3, IsPrinted: false),
        new("M", 1e6),
        new("B", 1e9),
        new("G", 1e9, IsPrinted: false),
        new("T", 1e12),
    ];

    /// <summary>Printing chooses the multiplier from so many of it on.</summary>
    public double LeastPrinted { get; init; } = 1;
}
