using System.Collections.Immutable;

namespace CapacityCalc.Core.Units;

/// <summary>Every dimension that a scenario has quantities of.</summary>
public static class Dimensions
{
    public static ImmutableArray<Dimension> All { get; } =
    [
        Duration.Dimension,
        QueryRate.Dimension,
        Count.Dimension,
        Information.Dimension,
        Ratio.Dimension,
        Scalar.Dimension,
        CostRate.Dimension,
        FloatingPointOperations.Dimension,
        FloatingPointRate.Dimension,
        BitRate.Dimension,
        GrowthRate.Dimension,
        CalendarSpan.Dimension,
    ];
}
