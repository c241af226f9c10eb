using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>A request's time from its arrival to its answer, and what each stage contributes to it.</summary>
internal static class LatencyFamily
{
    public static string Latency(string percentile) => $"latency_seconds.{percentile}";

    /// <summary>The p99 of every top-level stage.</summary>
    public static ImmutableArray<string> TopStages(Subject subject) => TopStages(subject, "p99");

    private static ImmutableArray<string> TopStages(Subject subject, string percentile) =>
        [.. subject.Scenario.Pipeline.Select(stage => StageLatencyFamily.Latency(stage.Name, percentile))];

    public static void Derive(Subject subject, StepList steps)
    {
        var estimate = subject.Estimate;
        var hits = subject.Scenario.Cache is { } cache ? steps.Given("cache.latency", new("t", "hit"), "time of a hit of the cache", Measure.Seconds, cache.LatencySeconds) : null;
        foreach (var (percentile, value) in PercentileNames.Of(estimate.Latency))
        {
            Basis basis = percentile == "mean" ? new ClosedForm(Mean(subject, hits), "means add up") : Composed(subject, percentile, hits);
            steps.Add(Latency(percentile), new("T", percentile), $"time of a request, {PercentileNames.Words(percentile)}", Measure.Seconds, value, basis);
        }

        StageLatencyFamily.Accuracy(steps, "accuracy", estimate.Accuracy, estimate.Method, [Latency("p99"), .. subject.Scenario.Pipeline.Select(stage => $"stages.{stage.Name}.accuracy")]);
        Shares(subject, steps, hits);
    }

    private static Expression Mean(Subject subject, Reference? hits)
    {
        Expression pipeline = Sum.Of(TopStages(subject, "mean").Select(path => new Reference(path)));
        return hits is null ? pipeline : ((1 - new Reference(TrafficFamily.HitRatio)) * pipeline) + (new Reference(TrafficFamily.HitRatio) * hits);
    }

    private static NumericMethod Composed(Subject subject, string percentile, Reference? hits) => new(
        $"percentiles do not add up: the distributions of the stages are convolved, with what is known of how their waits depend on each other{(hits is null ? "" : ", and mixed with the hits of the cache")}, and the percentile is read off",
        [.. TopStages(subject, percentile), .. hits is null ? [] : ImmutableArray.Create(TrafficFamily.HitRatio, hits.Path)],
        subject.Estimate.Method,
        subject.Estimate.Accuracy is { } accuracy ? Verdicts.Accuracy(PercentileNames.ObjectiveOf(percentile), accuracy) : null,
        QueueSources.Streams);

    private static void Shares(Subject subject, StepList steps, Reference? hits)
    {
        foreach (var share in subject.Estimate.Breakdown)
        {
            var isCache = share.Stage == LatencyBreakdown.CacheName && hits is not null && subject.Scenario.Pipeline.All(stage => stage.Name != share.Stage);
            Expression miss = hits is null ? 1 : 1 - new Reference(TrafficFamily.HitRatio);
            Expression mean = isCache ? hits! * new Reference(TrafficFamily.HitRatio)
                : hits is null ? new Reference(StageLatencyFamily.Latency(share.Stage, "mean"))
                : new Reference(StageLatencyFamily.Latency(share.Stage, "mean")) * miss;
            steps.Add($"breakdown.{share.Stage}.latency_seconds.mean", new("X", "mean"), "part of the mean", Measure.Seconds, share.Mean, mean, share.Stage);
            foreach (var (percentile, value) in new[] { ("p50", share.P50), ("p95", share.P95), ("p99", share.P99) })
            {
                steps.Add(
                    $"breakdown.{share.Stage}.latency_seconds.{percentile}",
                    new("X", percentile),
                    $"part of the {PercentileNames.Words(percentile)}",
                    Measure.Seconds,
                    value,
                    Share(isCache ? hits!.Path : StageLatencyFamily.Latency(share.Stage, percentile), Latency(percentile)),
                    share.Stage);
            }
        }
    }

    /// <summary>A stage's part of a percentile.</summary>
    /// <param name="own">The stage's figure.</param>
    /// <param name="whole">The percentile.</param>
    public static NumericMethod Share(string own, string whole) => new(
        "the expected time in it of the requests that take exactly as long as that percentile, by the stages' distributions; the parts of all stages add up to it", [whole, own], Source: QueueSources.Shares);
}
