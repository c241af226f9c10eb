using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Divides the latency objective that binds over the stages, and says how far each could grow alone.</summary>
internal static class LatencyBudget
{
    /// <param name="hosts">In service, of one shard, by pool.</param>
    /// <returns>Null without a latency objective, and where a stage is overloaded.</returns>
    public static BudgetFigures? Of(BoundScenario bound, long[] hosts)
    {
        var scenario = bound.Scenario;
        var limits = scenario.Slo.Limits.Where(limit => limit.IsLatency).ToImmutableArray();
        if (limits.IsEmpty)
        {
            return null;
        }

        var evaluator = new Evaluator(bound);
        var evaluation = evaluator.Evaluate(hosts, scenario.PipelinePerSecond);
        if (evaluation.EndToEnd.Latency is not { } whole || evaluation.Parts is not { } parts)
        {
            return null;
        }

        var binding = limits.MaxBy(limit => whole.Figure(limit.Objective) / limit.Limit);
        var shares = LatencyBreakdown.Of(bound, parts, whole, binding.Objective);
        var topLevel = bound.Graph.Root.Parts.Select(part => ((StageNode)part).Stage).ToImmutableArray();
        var slack = new DelaySlack(bound, evaluation);
        var growth = new GrowthSearch(bound, hosts, evaluator, whole);
        StageBudget Of(GraphStage stage, int index)
        {
            double? share = topLevel.IndexOf(index) is >= 0 and var part ? shares.Stages[part] : null;
            var left = slack.Of(index);
            var factor = 1 + (left?.Seconds / (share ?? evaluation.Stages[index].Latency!.Figure(binding.Objective)));
            return new(stage.Name, stage.Branch) { ShareSeconds = share, Slack = left, Items = growth.Items(index, factor), Layers = growth.Layers(index, factor) };
        }

        var stages = bound.Graph.Stages.Select(Of);
        return new BudgetFigures(binding.Objective, binding.Limit, whole.Figure(binding.Objective), scenario.Cache is { HitRatio: > 0 } ? shares.Cache : null, [.. stages]);
    }
}
