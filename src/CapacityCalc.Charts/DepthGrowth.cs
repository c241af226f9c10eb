using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>How the p99 goes along an axis, in words, and where there is none.</summary>
internal static class DepthGrowth
{
    /// <param name="points">One of them or more has a p99.</param>
    public static string Of(SweepAxis axis, ImmutableArray<DepthPoint> points)
    {
        var known = points.Where(point => P99(point) is not null).ToImmutableArray();
        // Where a load becomes too much, rather than where the axis begins.
        var overloaded = points.FirstOrDefault(point => P99(point) is null && point.X > known[^1].X) ?? points.FirstOrDefault(point => P99(point) is null);
        return Course(axis, known) + (overloaded is null ? "" : $"; overloaded at {PathWords.Value(axis, overloaded.Value)}");
    }

    private static string Course(SweepAxis axis, ImmutableArray<DepthPoint> known)
    {
        var (first, last) = (known[0], known[^1]);
        var (least, most) = (known.MinBy(P99)!, known.MaxBy(P99)!);
        var steps = known.Zip(known.Skip(1)).ToImmutableArray();
        return known.Length == 1 ? $"p99 is {Text(first)} at {At(first)}"
            : Text(least) == Text(most) ? $"p99 is {Text(first)} from {At(first)} to {At(last)}"
            : steps.All(step => P99(step.Second) >= P99(step.First)) ? $"p99 grows from {Text(first)} at {At(first)} to {Text(last)} at {At(last)}"
            : steps.All(step => P99(step.Second) <= P99(step.First)) ? $"p99 falls from {Text(first)} at {At(first)} to {Text(last)} at {At(last)}"
            : $"p99 is between {Text(least)} at {At(least)} and {Text(most)} at {At(most)}";

        string At(DepthPoint point) => PathWords.Value(axis, point.Value);
    }

    private static double? P99(DepthPoint point) => point.Figures.Latency.P99;

    private static string Text(DepthPoint point) => AxisFormat.Seconds(P99(point)!.Value);
}
