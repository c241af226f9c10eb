using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What models compute, hold and are worth.</summary>
internal static class QualityFamily
{
    public const string Whole = "quality.value";

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var (stage, figures) in subject.Graph.Stages.Zip(subject.Estimate.Stages))
        {
            if (subject.Graph.WorkerOf(stage) is not { } pool)
            {
                continue;
            }

            Quality(subject, steps, figures, pool);
            if (stage.Pool is not null)
            {
                Work(subject, steps, figures, pool);
            }
        }

        if (subject.Estimate.Quality is { } quality && subject.Estimate.Stages.LastOrDefault(stage => stage.Quality is not null) is { } last)
        {
            steps.Add(Whole, new("Q"), quality.Metric, Measure.Number, quality.Value, new Reference(Of(last.Stage)), remark: "of the last stage whose model says it");
        }
    }

    private static string Of(string stage) => $"stages.{stage}.quality.value";

    private static void Quality(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        if (figures.Quality is not { } quality)
        {
            return;
        }

        var maps = ModelPlaces.Maps(figures.Stage, pool.Model.Name);
        var path = subject.Place("quality.value", maps);
        if (subject.Assumed(path) is not null)
        {
            var given = StageFamily.Alias(steps, path, new("Q", "given"), $"{quality.Metric} as given", Measure.Number, quality.Value, figures.Stage);
            steps.Add(Of(figures.Stage), new("Q"), quality.Metric, Measure.Number, quality.Value, given, figures.Stage);
            return;
        }

        var by = subject.Assumed(subject.Place("quality.by", maps))?.Value;
        var key = by is null or "items" ? null : subject.Place(by, maps);
        ImmutableArray<string> from = by == "items" ? [FunnelFamily.In(figures.Stage)]
            : key is not null && subject.NumberAt(key) is { } number ? [StageFamily.Alias(steps, key, new("k"), by!, Measure.Number, number, figures.Stage).Path]
            : [];
        steps.Add(
            Of(figures.Stage),
            new("Q"),
            quality.Metric,
            Measure.Number,
            quality.Value,
            new NumericMethod($"from the model's table of {quality.Metric} by {by}{(quality.Interpolated ? ", linear between two rows" : ", as a row has it")}", from, Error: quality.Interpolated ? null : 0),
            figures.Stage);
    }

    private static void Work(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var (name, model) = (figures.Stage, figures.ModelFigures);
        Reference items = new(StageFamily.TaskItems(name));
        steps.Add($"stages.{name}.model_flops_per_item", new("F", "item"), "operations of an item", Measure.Flop, model.FlopsPerItem, new Reference($"stages.{name}.task_flops") / items, name);
        steps.Add($"stages.{name}.model_bytes_per_item", new("B", "item"), "bytes moved for an item", Measure.Bytes, model.BytesPerItem, new Reference($"stages.{name}.task_bytes") / items, name);
        steps.Add(
            $"stages.{name}.model_memory_bytes",
            new("B", "held"),
            "bytes of a copy of the model, with what shards cut",
            Measure.Bytes,
            model.MemoryBytes,
            new NumericMethod($"weights, tables and index by the formula of '{pool.Model.Name}'", [.. pool.Model is ArchitectureModel { Vectors: null } ? [FunnelFamily.In(name)] : ImmutableArray<string>.Empty], Method.Exact, 0, ArchitectureFormulas.SourceOf(pool.Model)),
            name);
    }
}
