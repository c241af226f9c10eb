using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>The designs that a scenario leaves open, and what can be told of many of them at once.</summary>
/// <remarks>
/// How many items a stage keeps is an ordered choice: with more of them no later stage has less work, so no host and no cost is saved and no latency
/// is shortened, and what holds of the fewest in a box holds of all in it. Of other choices nothing is presumed: each of their values is a box of its own.
/// </remarks>
internal sealed class DesignSpace
{
    private readonly Choices _choices;

    public DesignSpace(Choices choices)
    {
        _choices = choices;
        IsOrdered = [.. choices.Axes.Select(axis => IsKept(axis) && Rises(axis))];
    }

    /// <summary>By choice.</summary>
    public ImmutableArray<bool> IsOrdered { get; }

    public ImmutableArray<SweepAxis> Axes => _choices.Axes;

    /// <summary>A bound that holds for every design of the box.</summary>
    public DesignBound Bound(DesignBox box)
    {
        if (BoundAt(box.Low) is not { } lowest || (!box.IsOne && !IsMonotone(lowest)))
        {
            return DesignBound.None;
        }

        var scenario = lowest.Scenario;
        double hosts = 0;
        double? cost = 0;
        foreach (var pool in lowest.Graph.Pools)
        {
            var bought = Sizer.FloorOfBought(pool, scenario);
            hosts += bought;
            cost += bought * pool.Shape?.DollarsPerHour;
        }

        return new DesignBound(hosts, cost, box.IsOne ? 0 : new[] { FleetExcess(scenario.Slo, hosts, cost), LatencyExcess(lowest), QualityExcess(lowest, box) }.Max());
    }

    /// <summary>One design, sized and judged.</summary>
    public Design Judge(ImmutableArray<int> indices)
    {
        var (values, document, problem) = _choices.At(indices.AsSpan());
        var variant = VariantJudge.Of(_choices.Document, values, document, problem, null, null);
        return new Design(values, variant.Figures, variant.Figures is null ? variant.Problems.FirstOrDefault() : null)
        {
            IsFleetProved = variant.Problems.All(problem => problem.Code != DiagnosticCodes.SearchTruncated),
        };
    }

    private BoundScenario? BoundAt(ImmutableArray<int> indices)
    {
        var (_, document, problem) = _choices.At(indices.AsSpan());
        return VariantJudge.Bind(document, problem, new DiagnosticBag());
    }

    private static bool IsKept(SweepAxis axis) => axis.Path.StartsWith("pipeline.", StringComparison.Ordinal)
        && (axis.Path.EndsWith(".keep", StringComparison.Ordinal) || axis.Path.EndsWith(".keep_per_shard", StringComparison.Ordinal));

    private static bool Rises(SweepAxis axis) =>
        axis.Dimension is not null && axis.Values.Zip(axis.Values.Skip(1)).All(pair => pair.First.Number < pair.Second.Number);

    /// <summary>Whether the fewest items bound the rest. Shapes that are still to be chosen may differ with the items, and one item more may be one chunk more, all of them smaller and faster.</summary>
    private static bool IsMonotone(BoundScenario bound) =>
        bound.Hardware.ByStage.IsEmpty && bound.Graph.Stages.All(stage => bound.Graph.WorkerOf(stage) is null or { Model.IsMonotone: true, ChunkItems: null });

    private static double FleetExcess(Slo slo, double hosts, double? cost) => slo.Limits.Select(limit => limit.Objective switch
    {
        Objective.Hosts => hosts / limit.Limit,
        Objective.Cost => cost / limit.Limit ?? 0,
        _ => 0,
    }).DefaultIfEmpty(0).Max();

    /// <summary>Even if nobody ever waited. A fleet that is given may be what makes them wait.</summary>
    private static double LatencyExcess(BoundScenario bound)
    {
        var limits = bound.Scenario.Slo.Limits;
        if (!limits.Any(limit => limit.IsLatency) || bound.Graph.Pools.Any(pool => pool.Hosts.Mode == HostMode.Given))
        {
            return 0;
        }

        var unlimited = bound.Graph.Pools.Select(_ => Evaluator.Unlimited).ToArray();
        return new Evaluator(bound).Evaluate(unlimited, bound.Scenario.PipelinePerSecond).EndToEnd.Latency is { } latency
            ? 1 + LatencyObjectives.Excess(limits, latency)
            : 0;
    }

    /// <summary>By the best that any stage can reach between the fewest items and the most.</summary>
    private double QualityExcess(BoundScenario lowest, DesignBox box)
    {
        if (!lowest.Scenario.Slo.Limits.Any(limit => limit.Objective == Objective.Quality) || BoundAt(box.High) is not { } highest)
        {
            return 0;
        }

        var floor = lowest.Scenario.Slo.Limits.First(limit => limit.Objective == Objective.Quality);
        return lowest.Graph.Stages.Zip(highest.Graph.Stages)
            .Select(stage => (Few: lowest.Graph.WorkerOf(stage.First), Many: highest.Graph.WorkerOf(stage.Second)))
            .Select(stage => stage.Few?.Model.Common.Quality is { } quality && quality.BestBetween(stage.Few.Items, stage.Many?.Items) is { } best
                ? Verdicts.Judge(floor, new QualityFigures(quality.Metric, best, quality.Better)).Excess
                : null)
            .Min() ?? 0;
    }
}
