using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>A percentile of a fleet's latency against the rate that comes in, up to where it saturates.</summary>
internal static class LoadPlot
{
    /// <summary>Of the axis, above the highest of what has to be seen.</summary>
    private const double Headroom = 1.25;

    /// <summary>A curve that may leave the axis has risen to this many times its beginning there.</summary>
    private const double Rise = 3;

    /// <summary>Null where no rate has a latency.</summary>
    public static LinePlot? Of(LoadCurve load)
    {
        if (load.Points.Length < 2)
        {
            return null;
        }

        var limit = load.Objectives.FirstOrDefault(objective => objective.Objective is Objective.P99)
            ?? load.Objectives.FirstOrDefault(objective => objective.Objective is Objective.P95 or Objective.P50);
        var objective = limit?.Objective ?? Objective.P99;
        var points = load.Points.Select(point => new PlotPoint(point.RatePerSecond, Of(point, objective))).ToImmutableArray();
        var top = Headroom * Math.Max(limit?.Limit ?? 0, Math.Min(Rise * points[0].Y, points[^1].Y));
        var end = load.SaturationPerSecond ?? points[^1].X;
        var drawn = load.SaturationPerSecond is { } saturation ? points.Add(new PlotPoint(saturation, double.PositiveInfinity)) : points;
        return new(new PlotAxis(end, [.. AlongRates(load, end)]), new PlotAxis(top, [.. OfLatency(points, objective, limit?.Limit, load.PeakPerSecond, top)]), drawn, limit?.Limit);
    }

    private static double Of(LoadPoint point, Objective objective) => objective switch
    {
        Objective.P50 => point.P50,
        Objective.P95 => point.P95,
        _ => point.P99,
    };

    private static IEnumerable<PlotMark> AlongRates(LoadCurve load, double end)
    {
        if (load.SaturationPerSecond is { } saturation)
        {
            yield return new PlotMark(saturation, $"saturated {Rate(saturation)}");
        }

        if (load.PeakPerSecond <= end)
        {
            yield return new PlotMark(load.PeakPerSecond, $"peak {Rate(load.PeakPerSecond)}", Tone.Strong);
        }

        yield return new PlotMark(0, "0/s");
        if (load.MaxPerSecondWithinSlo is { } most && most <= end)
        {
            yield return new PlotMark(most, $"holds to {Rate(most)}", Tone.Good);
        }
    }

    private static IEnumerable<PlotMark> OfLatency(ImmutableArray<PlotPoint> points, Objective objective, double? limit, double peak, double top)
    {
        if (limit is { } most)
        {
            yield return new PlotMark(most, $"{Objectives.Name(objective)} ≤ {Time(most)}", Tone.Doubtful);
        }

        var present = points.LastOrDefault(point => point.X <= peak, points[0]).Y;
        if (present <= top)
        {
            yield return new PlotMark(present, limit is null ? $"{Objectives.Name(objective)} {Time(present)}" : Time(present), Tone.Strong);
        }

        yield return new PlotMark(0, "0");
    }

    private static string Rate(double perSecond) => $"{Figures.SayAtMost(Quantity.Number, perSecond)}/s";

    private static string Time(double seconds) => Figures.Say(Quantity.Duration, seconds);
}
