using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Divides the end-to-end latency over the top-level stages.</summary>
/// <remarks>
/// A stage's share of a percentile t is its expected time given that the whole takes t, E[Xᵢ | ΣX = t]: the shares of all stages add up to t.
/// With a cache, t is a percentile of hits and misses together, and the shares are those of the requests that take t.
/// </remarks>
internal static class LatencyBreakdown
{
    /// <summary>Relative difference of a percentile that lies at an atom from the atom.</summary>
    private const double SameTime = 1e-6;

    /// <summary>What a hit of the cache is called beside the stages.</summary>
    public const string CacheName = "cache";

    public static ImmutableArray<LatencyShare> Of(BoundScenario bound, Evaluation evaluation)
    {
        if (evaluation.EndToEnd.Latency is not { } whole || evaluation.Parts is not { } parts)
        {
            return [];
        }

        var names = TopLevelNames(bound.Graph);
        var shares = new Shares(bound.Scenario.Cache, parts);
        var p50 = shares.At(whole.Quantile(0.5));
        var p95 = shares.At(whole.Quantile(0.95));
        var p99 = shares.At(whole.Quantile(0.99));
        var missRatio = bound.Scenario.MissRatio;
        var figures = ImmutableArray.CreateBuilder<LatencyShare>();
        for (var index = 0; index < parts.Length; index++)
        {
            figures.Add(new LatencyShare(names[index], parts[index].Mean * missRatio, p50.Stages[index], p95.Stages[index], p99.Stages[index]));
        }

        if (bound.Scenario.Cache is { } cache)
        {
            figures.Add(new LatencyShare(CacheName, cache.LatencySeconds * cache.HitRatio, p50.Cache, p95.Cache, p99.Cache));
        }

        return figures.ToImmutable();
    }

    /// <summary>What each top-level stage, and the hits of the cache, contribute to the figure of one objective; they add up to it.</summary>
    public static (ImmutableArray<double> Stages, double Cache) Of(BoundScenario bound, ImmutableArray<LatencyDistribution> parts, LatencyDistribution whole, Objective objective)
    {
        var cache = bound.Scenario.Cache;
        return objective == Objective.Mean
            ? ([.. parts.Select(part => part.Mean * bound.Scenario.MissRatio)], (cache?.LatencySeconds ?? 0) * (cache?.HitRatio ?? 0))
            : new Shares(cache, parts).At(whole.Figure(objective));
    }

    /// <summary>Expected seconds of each top-level stage among requests that miss the cache and take so long.</summary>
    public static ImmutableArray<double> OfMisses(ImmutableArray<LatencyDistribution> parts, double seconds) => LatencyShares.At(seconds, parts.AsSpan());

    public static ImmutableArray<string> TopLevelNames(PipelineGraph graph) =>
        [.. graph.Root.Parts.Select(part => graph.Stages[((StageNode)part).Stage].Name)];

    private readonly struct Shares(Cache? cache, ImmutableArray<LatencyDistribution> parts)
    {
        public (ImmutableArray<double> Stages, double Cache) At(double seconds)
        {
            // Hits all take the same time; whatever takes another time is a miss.
            if (cache is { HitRatio: > 0 } && Math.Abs(seconds - cache.LatencySeconds) <= SameTime * cache.LatencySeconds)
            {
                return ([.. parts.Select(_ => 0.0)], seconds);
            }

            return (OfMisses(parts, seconds), 0);
        }
    }
}
