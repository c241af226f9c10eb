using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a depth chart shows, in a sentence: where quality stops growing, and what meets the objectives.</summary>
/// <remarks>Only values that were tried are named, since nothing is known of those between them.</remarks>
internal static class DepthFinding
{
    public static string Of(SweepAxis axis, ImmutableArray<DepthPoint> points, int notEstimated)
    {
        var (plateau, feasible) = (DepthPlateau.Of(axis, points), Feasible(axis, points, notEstimated));
        if (plateau is null || feasible is null)
        {
            return Sentence.Begin(plateau?.Text ?? feasible ?? DepthGrowth.Of(axis, points));
        }
        return Sentence.Begin(Ends(points, plateau)
            ? $"{plateau.Text}, which {Meet(axis, points[plateau.Index].Value)} {What(points)}"
            : $"{plateau.Text}; {feasible}");
    }

    /// <summary>Null without objectives.</summary>
    private static string? Feasible(SweepAxis axis, ImmutableArray<DepthPoint> points, int notEstimated)
    {
        if (points.All(point => point.Figures.Objectives.IsEmpty))
        {
            return null;
        }
        var what = What(points);
        var meeting = points.Index().Where(point => point.Item.Figures.MeetsObjectives).Select(point => point.Index).ToImmutableArray();
        if (meeting.IsEmpty)
        {
            return $"no variant meets {what}";
        }
        if (meeting.Length == points.Length)
        {
            return $"{(points.Length == 2 ? "both" : $"all {points.Length}")} variants{(notEstimated > 0 ? " that could be estimated" : "")} meet {what}";
        }
        var (first, last) = (meeting[0], meeting[^1]);
        return last - first != meeting.Length - 1 ? $"{meeting.Length} of {points.Length} variants meet {what}"
            : first == 0 ? Against(last, points[last + 1])
            : last == points.Length - 1 ? Against(first, points[first - 1])
            : first == last ? Against(first, points[first - 1], points[last + 1])
            : $"{meeting.Length} of {points.Length} variants meet {what}, from {PathWords.Range(axis, $"{Label(first)} to {Label(last)}")}";

        string Against(int index, params ReadOnlySpan<DepthPoint> others)
        {
            var labels = others.Length == 1 ? SweepLabels.Of(axis, others[0].Value) : $"{SweepLabels.Of(axis, others[0].Value)} and {SweepLabels.Of(axis, others[1].Value)}";
            var not = others.Length > 1 || IsPlural(axis, others[0].Value) ? "do not" : "does not";
            return $"{PathWords.Value(axis, points[index].Value)} {Meet(axis, points[index].Value)} {what}, {labels} {not}";
        }

        string Label(int index) => SweepLabels.Of(axis, points[index].Value);
    }

    /// <summary>Whether quality stops growing just where the objectives stop being met: at the last of the first ones that meet them.</summary>
    private static bool Ends(ImmutableArray<DepthPoint> points, DepthPlateau plateau)
    {
        var meeting = points.TakeWhile(point => point.Figures.MeetsObjectives).Count();
        return plateau.Index == meeting - 1 && plateau.Index < points.Length - 1 && points.Skip(meeting).All(point => !point.Figures.MeetsObjectives);
    }

    private static string What(ImmutableArray<DepthPoint> points) =>
        ObjectiveNames.Only([.. points.Select(point => point.Figures)])?.LimitText() ?? "the objectives";

    private static string Meet(SweepAxis axis, SweepValue value) => IsPlural(axis, value) ? "meet" : "meets";

    private static bool IsPlural(SweepAxis axis, SweepValue value) => PathWords.IsCounted(axis) && SweepLabels.IsNumber(value) && value.Number != 1;
}
