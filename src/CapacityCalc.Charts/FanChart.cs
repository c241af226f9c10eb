using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>The planned fleet's p99 against its load, over the worlds.</summary>
public sealed class FanChart : IChart
{
    public string Name => "fan";

    public string Doc => "p99 of the planned fleet against the incoming rate, with its uncertainty.";

    public string Needs => "a range, such as 'time: 0.8..1.2 ms'";

    public ChartSubject Subject => ChartSubject.Uncertainty;

    public ChartOutcome Draw(ChartInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Fan.Value is not { } fan)
        {
            return new ChartOutcome.Refused(RefusalReason.NoUncertainty);
        }

        var slices = fan.Points.Select(Slice).ToImmutableArray();
        if (slices.Count(slice => slice.Median is not null) < 2)
        {
            return new ChartOutcome.Refused(RefusalReason.NoLoadCurve);
        }

        if (slices.All(slice => slice.Low == slice.High))
        {
            return new ChartOutcome.Refused(RefusalReason.NothingVaries);
        }

        var present = At(slices, fan.PeakPerSecond);
        return new ChartOutcome.Drawn(new FanDrawing
        {
            Title = Finding(fan, present),
            Subtitle = $"{fan.Scenario} · the fleet planned at the medians against its load, in {AxisFormat.Whole(fan.Worlds)} worlds",
            X = new ValueAxis("incoming requests/s", Measure.RequestsPerSecond, Scale.Linear, 0, Math.Max(slices[^1].X, fan.PeakPerSecond) * 1.03),
            Y = YAxis(slices, present, fan.Objective),
            Slices = slices,
            Rules = [.. Rules(fan, slices).OrderBy(rule => rule.Value)],
            Limit = fan.Objective is { } objective ? new HistogramMark(objective, $"p99 objective {AxisFormat.Seconds(objective)}") : null,
            Present = present,
        });
    }

    private static FanSlice Slice(FanPoint point) =>
        new(point.RatePerSecond, point.Quantiles[0], point.Quantiles[1], point.Quantiles[2], point.Quantiles[3], point.Quantiles[4]);

    private static ValueAxis YAxis(ImmutableArray<FanSlice> slices, FanSlice? present, double? objective)
    {
        var least = slices.Min(slice => slice.Low) ?? 0;
        var matters = new[] { slices[0].High ?? slices[0].Median, present?.High ?? present?.Median, objective }.Max() ?? least;
        var tallest = slices.Max(slice => slice.High ?? slice.UpperHalf ?? slice.Median) ?? matters;
        return LatencyAxis.Of(least, matters, tallest, objective ?? least) is var axis && axis.Title == "latency" ? axis with { Title = "p99" } : axis with { Title = "p99, log scale" };
    }

    private static IEnumerable<CurveRule> Rules(LoadFan fan, ImmutableArray<FanSlice> slices)
    {
        yield return new CurveRule(fan.PeakPerSecond, $"peak {AxisFormat.Rate(fan.PeakPerSecond)}/s", RuleRole.Current);
        if (slices.FirstOrDefault(slice => slice.Median is null) is { } overloaded)
        {
            yield return new CurveRule(overloaded.X, $"half of the worlds overloaded at {AxisFormat.Rate(overloaded.X)}/s", RuleRole.End);
        }
    }

    /// <summary>Between two slices a curve is taken as straight; null outside of them.</summary>
    private static FanSlice? At(ImmutableArray<FanSlice> slices, double x)
    {
        var (before, after) = (slices.LastOrDefault(slice => slice.X <= x), slices.FirstOrDefault(slice => slice.X >= x));
        if (before is null || after is null || before.X.Equals(after.X))
        {
            return before is null || after is null ? null : before;
        }

        var share = (x - before.X) / (after.X - before.X);
        double? Between(double? from, double? to) => from + ((to - from) * share);
        return new FanSlice(
            x, Between(before.Low, after.Low), Between(before.LowerHalf, after.LowerHalf), Between(before.Median, after.Median), Between(before.UpperHalf, after.UpperHalf),
            Between(before.High, after.High));
    }

    private static string Finding(LoadFan fan, FanSlice? present)
    {
        var overloaded = fan.Points.MinBy(point => Math.Abs(point.RatePerSecond - fan.PeakPerSecond))!.Overloaded;
        var also = overloaded > 0 ? $", and the fleet is overloaded in {Worlds.Share(overloaded)}" : "";
        return (present?.Low, present?.High) switch
        {
            ({ } low, { } high) => $"At the peak, p99 is {Worlds.Range(low, high)} in 90% of the worlds{also}",
            ({ } low, null) => $"At the peak, p99 is {AxisFormat.Seconds(low)} or more in 95% of the worlds{also}",
            _ => $"At the peak, the fleet is overloaded in {Worlds.Share(overloaded)} of the worlds",
        };
    }
}
