using System.Collections.Immutable;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Scenarios;

/// <summary>A shape that can be named, and which of its figures the catalogue gives.</summary>
/// <param name="Path">Where its figures are listed among the assumptions.</param>
/// <param name="Row">The catalogue's row that it inherits from; null for none.</param>
/// <param name="Inherited">Those of <see cref="CatalogFigures"/> that are the row's.</param>
internal sealed record KnownShape(Shape Shape, string Path, CatalogRow? Row, ImmutableArray<IParameter> Inherited)
{
    /// <summary>The figures of a row that are told as assumptions: what the fleet and its cost follow from.</summary>
    private static readonly ImmutableArray<IParameter> CatalogFigures = [Shape.CoreCount, Shape.Memory, Shape.Price, Shape.AcceleratorName];

    public static KnownShape Of(CatalogRow row) => new(row.ToShape(), $"{ScenarioSections.Hardware.Name}.{row.Name}", row, CatalogFigures);

    /// <summary>What is left to inherit when a scenario has said some of it.</summary>
    public static ImmutableArray<IParameter> InheritedBy(Arguments arguments, ImmutableArray<IParameter> figures) =>
        [.. figures.Where(figure => !arguments.IsGiven(figure) && !(figure == Shape.AcceleratorName && arguments.IsGiven(Shape.AcceleratorCount)))];
}
