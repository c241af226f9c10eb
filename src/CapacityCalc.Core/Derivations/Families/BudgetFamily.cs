using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>How the latency objective that binds divides over the stages, and how far each could grow.</summary>
internal static class BudgetFamily
{
    private const string Place = "latency_budget";

    public static void Derive(Subject subject, StepList steps)
    {
        if (subject.Estimate.Budget is not { } budget)
        {
            return;
        }

        var objective = budget.Objective.Key();
        var limit = steps.Add($"{Place}.limit_seconds", new("L"), $"limit of {objective}, which binds", Measure.Seconds, budget.Limit, new Reference(ObjectiveFamily.Limit(budget.Objective)));
        var actual = steps.Add($"{Place}.actual_seconds", new("A"), $"{objective}, by formula", Measure.Seconds, budget.Actual, new Reference(LatencyFamily.Latency(objective)));
        steps.Add($"{Place}.slack_seconds", new("Δ"), "what is left of the limit", Measure.Seconds, budget.SlackSeconds, limit - actual);
        steps.Add($"{Place}.cache_seconds", new("X", "cache"), "part of the hits of the cache", Measure.Seconds, budget.CacheSeconds, LatencyFamily.Share("cache.latency", actual.Path));
        foreach (var stage in budget.Stages)
        {
            OfStage(subject, steps, stage, objective, actual.Path);
        }
    }

    private static void OfStage(Subject subject, StepList steps, StageBudget stage, string objective, string actual)
    {
        var (name, place) = (stage.Stage, $"{Place}.stages.{stage.Stage}");
        var own = StageLatencyFamily.Latency(name, objective);
        steps.Add($"{place}.share_seconds", new("X"), $"part of the {objective}", Measure.Seconds, stage.ShareSeconds, LatencyFamily.Share(own, actual), name);
        ImmutableArray<string> from = [.. ObjectiveFamily.LatencyLimits(subject), actual, own];
        steps.Add(
            $"{place}.slack_seconds",
            new("Δ"),
            "largest constant delay that the objectives allow in the stage",
            Measure.Seconds,
            stage.Slack?.Seconds,
            new NumericMethod("found where the first latency objective would break, all else equal; a delay that every request pays is the limit less the percentile", from, subject.Estimate.Method),
            name);
        Growth(subject, steps, stage, stage.Items, "items", from);
        Growth(subject, steps, stage, stage.Layers, "layers", from);
    }

    private static void Growth(Subject subject, StepList steps, StageBudget stage, StageGrowth? growth, string of, ImmutableArray<string> from)
    {
        if (growth is null)
        {
            return;
        }

        var (name, place) = (stage.Stage, $"{Place}.stages.{stage.Stage}.{of}");
        var model = subject.Graph.WorkerOf(subject.Graph.Stages.First(known => known.Name == name))?.Model;
        Basis present = of == "items"
            ? new ClosedForm(model?.OwnItems is null ? new Reference(FunnelFamily.In(name)) : Own(subject, steps, name, growth), null)
            : new ClosedForm(ServiceFamily.Of(subject, steps, name, model!, "layers", new("L"), "layers", Measure.Number, growth.Present), null);
        steps.Add($"{place}.present", new("n", "now"), $"{of} now", Measure.Items, growth.Present, present, name);
        steps.Add(
            $"{place}.most",
            new("n", "most"),
            $"{of} at most",
            Measure.Items,
            growth.Most,
            new NumericMethod("the largest whole number, by a search on the same hosts, at which the objectives hold and the load and the memory still fit", [.. from, $"{place}.present"], subject.Estimate.Method),
            name);
    }

    private static Reference Own(Subject subject, StepList steps, string stage, StageGrowth growth)
    {
        var paths = new[] { FunnelFamily.In(stage), $"pipeline.{stage}.corpus.items", "corpus.items" };
        var model = subject.Graph.WorkerOf(subject.Graph.Stages.First(known => known.Name == stage))!.Model;
        var key = ModelPlaces.OwnItems(subject, stage, model);
        return subject.Assumed(key) is not null ? StageFamily.Alias(steps, key, new("n", "own"), "items that the model searches", Measure.Items, growth.Present, stage)
            : new Reference(paths.Last(path => path == paths[0] || steps.Has(path)));
    }
}
