using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>What a depth chart shows, in a sentence: where quality stops growing, and how far the objectives hold.</summary>
internal static class DepthFinding
{
    /// <summary>A gain of less than this share of the whole range of quality is none.</summary>
    private const double NoGain = 0.02;

    public static string Of(SweepAxis axis, ImmutableArray<DepthPoint> points)
    {
        var (plateau, feasible) = (Plateau(axis, points), Feasible(axis, points));
        return Sentence.Begin(plateau is null || feasible is null ? plateau ?? feasible ?? Growth(axis, points)
            : Ends(points) ? $"{plateau}, the most that {Meet(axis)} {What(points)}"
            : $"{plateau}; {feasible}");
    }

    /// <summary>Null without quality, and where it does not end on a plateau.</summary>
    private static string? Plateau(SweepAxis axis, ImmutableArray<DepthPoint> points)
    {
        if (points.Any(point => point.Figures.Quality is null) || points.Select(point => point.Figures.Quality!.Metric).Distinct().Count() > 1)
        {
            return null;
        }
        var better = points[0].Figures.Quality!.Better;
        var qualities = Worth(points);
        var (least, most) = (qualities.Min(), qualities.Max());
        if (most - least <= Math.Abs(most) * 1e-9)
        {
            return "quality does not change";
        }
        var reached = Reached(qualities);
        var word = better == Better.Higher ? "growing" : "improving";
        return reached == 0 ? $"quality is best at {At(axis, points[0].Value)}"
            : reached == points.Length - 1 ? $"quality keeps {word} to {At(axis, points[^1].Value)}"
            : $"quality stops {word} at {At(axis, points[reached].Value)}";
    }

    /// <summary>Null without objectives.</summary>
    private static string? Feasible(SweepAxis axis, ImmutableArray<DepthPoint> points)
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
            return $"{(points.Length == 2 ? "both" : $"all {points.Length}")} variants meet {what}";
        }
        if (meeting[^1] - meeting[0] != meeting.Length - 1)
        {
            return $"{meeting.Length} of {points.Length} variants meet {what}";
        }
        var (first, last) = (points[meeting[0]].Value, points[meeting[^1]].Value);
        var meet = last.Number == 1 ? "meets" : Meet(axis);
        return meeting.Length == 1 ? $"only {At(axis, first)} {meet} {what}"
            : meeting[0] == 0 ? $"{PathWords.Range(axis, $"up to {last.Label}")} {meet} {what}"
            : meeting[^1] == points.Length - 1 ? $"{PathWords.Range(axis, $"{first.Label} or more")} {meet} {what}"
            : $"{PathWords.Range(axis, $"{first.Label} to {last.Label}")} {meet} {what}";
    }

    /// <summary>Whether quality stops growing just where the objectives stop being met, neither at an end.</summary>
    private static bool Ends(ImmutableArray<DepthPoint> points)
    {
        var meeting = points.TakeWhile(point => point.Figures.MeetsObjectives).Count();
        return meeting > 1 && meeting < points.Length && points.Skip(meeting).All(point => !point.Figures.MeetsObjectives) && Reached(Worth(points)) == meeting - 1;
    }

    /// <summary>Larger is better.</summary>
    private static ImmutableArray<double> Worth(ImmutableArray<DepthPoint> points) =>
        [.. points.Select(point => point.Figures.Quality!).Select(quality => quality.Better == Better.Higher ? quality.Value : -quality.Value)];

    private static int Reached(ImmutableArray<double> qualities) =>
        qualities.Index().First(quality => qualities.Max() - quality.Item <= NoGain * (qualities.Max() - qualities.Min())).Index;

    private static string What(ImmutableArray<DepthPoint> points) =>
        ObjectiveNames.Only([.. points.Select(point => point.Figures)])?.LimitText() ?? "the objectives";

    private static string Meet(SweepAxis axis) => PathWords.IsCounted(axis) ? "meet" : "meets";

    private static string Growth(SweepAxis axis, ImmutableArray<DepthPoint> points)
    {
        var (first, last) = (points.First(point => point.Figures.Latency.P99 is not null), points.Last(point => point.Figures.Latency.P99 is not null));
        var (from, to) = (first.Figures.Latency.P99!.Value, last.Figures.Latency.P99!.Value);
        var (least, most) = (AxisFormat.Seconds(from), AxisFormat.Seconds(to));
        return first == last ? $"only {At(axis, first.Value)} has a latency: p99 {least}"
            : least == most ? $"p99 is {least} at {At(axis, first.Value)} and at {At(axis, last.Value)}"
            : $"p99 {(to > from ? "grows" : "falls")} from {least} at {At(axis, first.Value)} to {most} at {At(axis, last.Value)}";
    }

    private static string At(SweepAxis axis, SweepValue value) => PathWords.Value(axis, value);
}
