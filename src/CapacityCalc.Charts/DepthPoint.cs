using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>A variant at its place along the axis that varies.</summary>
internal sealed record DepthPoint(double X, SweepValue Value, VariantFigures Figures)
{
    /// <summary>The variants that could be estimated, by rising value, each value once.</summary>
    public static ImmutableArray<DepthPoint> Along(ImmutableArray<Variant> swept, int axis) =>
    [
        .. swept
            .Where(variant => variant.Figures is not null && variant.Values[axis].Number is not null)
            .Select(variant => new DepthPoint(variant.Values[axis].Number!.Value, variant.Values[axis], variant.Figures!))
            .DistinctBy(point => point.X)
            .OrderBy(point => point.X),
    ];
}
