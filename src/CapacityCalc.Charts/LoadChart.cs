using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts;

/// <summary>Latency against incoming traffic, up to saturation.</summary>
public sealed class LoadChart : IChart
{
    public string Name => "load";

    public string Doc => "p50, p95 and p99 against the incoming rate, up to saturation.";

    public string Needs => "any scenario";

    public ChartSubject Subject => ChartSubject.Scenario;

    public ChartOutcome Draw(ChartInput input)
    {
        if (input.LoadCurve is not { Points.IsEmpty: false } load)
        {
            return input.Estimate.Stages.Any(stage => !stage.Stable) ? ChartOutcome.NoLatency(input.Estimate) : new ChartOutcome.Refused(RefusalReason.NoLoadCurve);
        }
        ImmutableArray<Curve> curves =
        [
            Along("p50", load, point => point.P50),
            Along("p95", load, point => point.P95),
            Along("p99", load, point => point.P99),
        ];
        // An objective for a figure that has no curve would be read against the wrong one.
        var limits = load.Objectives.Where(objective => objective.Objective.IsLatency()).OrderBy(objective => objective.Limit)
            .SelectMany(objective => curves.Index().Where(curve => curve.Item.Name == objective.Objective.Text())
                .Select(curve => new CurveLimit(objective.Limit, $"{curve.Item.Name} objective {AxisFormat.Seconds(objective.Limit)}", curve.Index)))
            .ToImmutableArray();
        var last = load.SaturationPerSecond ?? load.Points[^1].RatePerSecond;
        return new ChartOutcome.Drawn(new CurveDrawing
        {
            Title = Finding(load),
            Subtitle = $"{load.Scenario} · latency of one fleet against its load",
            X = new ValueAxis("incoming requests/s", Measure.RequestsPerSecond, Scale.Linear, 0, Math.Max(last, load.PeakPerSecond) * 1.03),
            Y = YAxis(load, limits),
            Curves = curves,
            Rules = [.. Rules(load).OrderBy(rule => rule.Value)],
            Limits = limits,
            ForbiddenFrom = load.SaturationPerSecond,
        });
    }

    private static Curve Along(string name, LoadCurve load, Func<LoadPoint, double> latency) =>
        new(name, [.. load.Points.Select(point => new CurvePoint(point.RatePerSecond, latency(point)))]);

    private static ValueAxis YAxis(LoadCurve load, ImmutableArray<CurveLimit> limits)
    {
        var least = load.Points.Min(point => point.P50);
        var matters = Math.Max(load.Points[0].P99, limits.Select(limit => limit.Value).DefaultIfEmpty().Max());
        return LatencyAxis.Of(least, matters, load.Points.Max(point => point.P99), limits.Select(limit => limit.Value).DefaultIfEmpty(least).Min());
    }

    private static IEnumerable<CurveRule> Rules(LoadCurve load)
    {
        yield return new CurveRule(load.PeakPerSecond, $"peak {AxisFormat.Rate(load.PeakPerSecond)}/s", RuleRole.Current);
        if (load.MaxPerSecondWithinSlo is { } max)
        {
            yield return new CurveRule(max, $"objectives hold to {AxisFormat.RateAtMost(max)}/s", RuleRole.Allowed);
        }
        if (load.SaturationPerSecond is { } saturation)
        {
            yield return new CurveRule(saturation, $"saturated at {AxisFormat.Rate(saturation)}/s", RuleRole.End);
        }
    }

    private static string Finding(LoadCurve load)
    {
        var objectives = load.Objectives.Where(objective => objective.Objective.IsLatency()).ToImmutableArray();
        var what = objectives.Length == 1
            ? $"{objectives[0].Objective.Text()} stays within {AxisFormat.Seconds(objectives[0].Limit)}"
            : "The latency objectives hold";
        if (load.MaxPerSecondWithinSlo is { } max)
        {
            var peak = load.PeakPerSecond > max ? $"; the peak is {AxisFormat.Rate(load.PeakPerSecond)}" : "";
            return $"{what} up to {AxisFormat.RateAtMost(max)} requests/s{peak}";
        }
        if (objectives.Length > 0)
        {
            return Missed(objectives, load.Points[0]) is { } missed
                ? $"{missed.Objective.Text()} exceeds {AxisFormat.Seconds(missed.Limit)} at any load"
                : $"{what} up to {AxisFormat.RateAtMost(load.Points[^1].RatePerSecond)} requests/s, and further";
        }
        return load.SaturationPerSecond is { } saturation
            ? load.PeakPerSecond < saturation
                ? $"The peak of {AxisFormat.Rate(load.PeakPerSecond)} requests/s is {AxisFormat.Percent(load.PeakPerSecond / saturation)} of what saturates the fleet"
                : $"The peak of {AxisFormat.Rate(load.PeakPerSecond)} requests/s is more than the {AxisFormat.Rate(saturation)} that saturate the fleet"
            : $"p99 is {AxisFormat.Seconds(load.Points[^1].P99)} at any load";
    }

    private static ObjectiveFigures? Missed(ImmutableArray<ObjectiveFigures> objectives, LoadPoint idle) => objectives.FirstOrDefault(objective => objective.Objective switch
    {
        Objective.P50 => idle.P50 > objective.Limit,
        Objective.P95 => idle.P95 > objective.Limit,
        Objective.P99 => idle.P99 > objective.Limit,
        // Not in the curve; a fleet whose highest permissible rate is unknown has failed it if it failed it at the peak.
        _ => !objective.Passed,
    });
}
