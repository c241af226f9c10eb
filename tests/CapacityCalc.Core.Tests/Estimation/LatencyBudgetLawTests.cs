using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>What holds for every latency budget: each growth that it allows is put into the pipeline, and the whole is evaluated anew on the same fleet.</summary>
public sealed class LatencyBudgetLawTests
{
    /// <summary>Of a search that ends on its safe side, and of the arithmetic of one that does not search.</summary>
    private const double Rounding = 1e-6;

    private const double LastPlaces = 1e-14;

    /// <summary>So much beyond a slack an objective breaks.</summary>
    private const double Beyond = 1.01;

    private static readonly Gen<(double Rate, int Items, double Cv, int Kind, double Limit, int Cache)> Scenarios =
        Gen.Select(Gen.Double[1, 500], Gen.Int[1, 300], Gen.Double[0, 1.5], Gen.Int[0, 3], Gen.Double[0.03, 0.5], Gen.Int[0, 2]);

    public static TheoryData<string> Files() =>
        [.. Examples.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Growth_OfEveryScenario_IsTheMostThatHolds(string file)
    {
        Assert.NotNull(Check(Binder.Bind(Examples.Read(file), new DiagnosticBag())!));
    }

    [Fact]
    public void Growth_OfAnyScenario_IsTheMostThatHolds() => Scenarios.Sample(
        s =>
        {
            var middle = s.Kind switch
            {
                0 => "",
                1 => "  - { stage: store, kind: call, hosts: external, timeout: 15 ms, model: { kind: service, p50: 5 ms, p99: 20 ms } }\n",
                2 => FormattableString.Invariant($"  - {{ stage: slow, kind: rank, timeout: 40 ms, model: {{ kind: per_item, time: 100 us, cv: {s.Cv:R} }} }}\n"),
                _ => FormattableString.Invariant($"  - {{ stage: both, kind: parallel, branches: {{ x: [{{ stage: x, kind: rank, model: {{ kind: per_item, time: 50 us, cv: {s.Cv:R} }} }}], y: [{{ stage: y, kind: call, model: {{ kind: service, mean: 4 ms, cv: 1 }} }}] }} }}\n"),
            };
            var cache = s.Cache switch { 0 => "", 1 => "cache: { hit_ratio: 20%, latency: 1 ms }\n", _ => "cache: { hit_ratio: 96%, latency: 1 ms }\n" };
            var yaml = FormattableString.Invariant($"traffic: {{ rate: {s.Rate:R}/s, items: {s.Items} }}\nslo: {{ p90: {s.Limit:R} s, p99: {s.Limit * 1.3:R} s, mean: {s.Limit * 0.8:R} s }}\n{cache}pipeline:\n  - {{ stage: first, kind: rank, model: {{ kind: per_item, time: 100 us, overhead: 1 ms, cv: {s.Cv:R} }} }}\n{middle}  - {{ stage: last, kind: rank, split: 2, model: {{ kind: per_item, time: 200 us, cv: {s.Cv:R} }} }}\n");
            Check(Given.Scenario(yaml));
        },
        iter: 60);

    private static BudgetFigures Check(BoundScenario bound)
    {
        var fleet = Estimator.Size(bound);
        var estimate = Estimator.Estimate(bound, fleet);
        var budget = estimate.Budget!;
        Assert.Equal(budget.Limit, budget.Stages.Sum(stage => stage.ShareSeconds ?? 0) + (budget.CacheSeconds ?? 0) + budget.SlackSeconds, budget.Limit * Rounding);
        Assert.Equal(estimate.Latency.Figure(budget.Objective)!.Value, budget.Actual, budget.Actual * Rounding);
        Assert.Equal(budget.SlackSeconds < 0, estimate.Objectives.Any(objective => objective.Objective.IsLatency() && !objective.Passed));
        for (var index = 0; index < budget.Stages.Length; index++)
        {
            var stage = budget.Stages[index];
            CheckSlack(bound, fleet, index, stage.Slack);
            CheckGrowth(bound, fleet, index, stage.Items, (pool, count) => pool.WithItems(pool.Items!.Value * count / stage.Items!.Present));
            CheckGrowth(bound, fleet, index, stage.Layers, (pool, count) => pool.WithModel(
                (ArchitectureModel)pool.Model with { Architecture = ((ILayered)((ArchitectureModel)pool.Model).Architecture).WithLayers(count) }));
        }

        return budget;
    }

    private static void CheckSlack(BoundScenario bound, FleetPlan fleet, int index, StageSlack? slack)
    {
        if (slack is { Seconds: >= 0 and var seconds })
        {
            Assert.True(Holds(Delayed(bound, index, seconds * (1 - Rounding)), fleet));
            Assert.False(Holds(Delayed(bound, index, (seconds * Beyond) + Rounding), fleet));
        }
        else if (slack is { End: GrowthEnd.Nothing })
        {
            Assert.True(Holds(Delayed(bound, index, 1e6), fleet));
        }
    }

    private static void CheckGrowth(BoundScenario bound, FleetPlan fleet, int index, StageGrowth? growth, Func<Pool, double, Pool> with)
    {
        bool HoldsWith(double count, double places = LastPlaces)
        {
            var stage = bound.Graph.Stages[index];
            var payload = growth == null || stage.PayloadBytes <= 0 || bound.Scenario.Network.BytesPerSecond is not { } bandwidth ? 0 : stage.PayloadBytes * ((count / growth.Present) - 1) / bandwidth;
            var pool = with(stage.Pool is { } own ? bound.Graph.Pools[own] : stage.External!, count);
            return Holds(bound with { Graph = bound.Graph.With(index, pool, payload) }, fleet, places);
        }

        switch (growth)
        {
            case { Most: { } most, End: GrowthEnd.Latency or GrowthEnd.Load }:
                Assert.True(HoldsWith(most), $"{bound.Graph.Stages[index].Name} {most}");
                Assert.False(HoldsWith(Math.Ceiling(most + Math.Max(1, most * MostThatMeets.Precision * 1.01)), -LastPlaces), $"{bound.Graph.Stages[index].Name} beyond {most}");
                break;
            case { Most: { } most }:
                Assert.True(HoldsWith(most));
                break;
            case { End: GrowthEnd.OutOfReach }:
                Assert.False(HoldsWith(1, -LastPlaces));
                break;
        }
    }

    /// <summary>The same times added in another order may reach a limit, or pass it by a few units in the last place.</summary>
    /// <param name="places">By which share of a limit a time may pass it, or must keep below it where negative.</param>
    private static bool Holds(BoundScenario bound, FleetPlan fleet, double places = LastPlaces) =>
        Estimator.Estimate(bound, fleet, EstimateDetails.None).Objectives.All(objective => !objective.Objective.IsLatency() || objective.Actual <= objective.Limit * (1 + places));

    /// <summary>The pipeline with a constant delay at the head of one stage, before its timeout ends it.</summary>
    private static BoundScenario Delayed(BoundScenario bound, int stage, double seconds)
    {
        var delay = new DelayNode(new Deterministic(seconds));
        PipelineNode Rewrite(PipelineNode node) => node switch
        {
            StageNode known when known.Stage == stage => known with
            {
                Body = known.Body is TimeoutNode timeout ? timeout with { Body = new SeriesNode([delay, timeout.Body]) } : new SeriesNode([delay, known.Body]),
            },
            StageNode other => other with { Body = Rewrite(other.Body) },
            SeriesNode series => new SeriesNode([.. series.Parts.Select(Rewrite)]),
            ForkJoinNode fork => new ForkJoinNode([.. fork.Branches.Select(Rewrite)]),
            _ => node,
        };
        return bound with { Graph = bound.Graph with { Root = (SeriesNode)Rewrite(bound.Graph.Root) } };
    }
}
