using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The shards that a stage's data needs to fit its hosts and accelerators.</summary>
internal static class MemoryNeed
{
    public static string Own(string stage) => $"stages.{stage}.replicated_bytes";

    public static string Cut(string stage) => $"stages.{stage}.cut_bytes";

    public static Expression Of(Subject subject, StepList steps, string stage, Pool pool)
    {
        var memory = pool.Model.Memory;
        var corpus = pool.Corpus?.Bytes ?? 0;
        if (pool.Shape is not { } shape)
        {
            return 1;
        }

        if (pool.Device == Device.Cpu)
        {
            return On(subject, steps, stage, pool, new Place(shape.MemoryBytes, "memory", "of a host", memory.ReplicatedBytes, corpus + memory.CutBytes));
        }

        // The host of an accelerator holds the corpus, and each accelerator its copy of the model.
        var forHost = On(subject, steps, stage, pool, new Place(shape.MemoryBytes, "memory", "of a host", 0, corpus));
        var forAccelerator = On(subject, steps, stage, pool, new Place(shape.AcceleratorMemoryBytes, "accelerator_memory", "of an accelerator", memory.ReplicatedBytes, memory.CutBytes));
        return (forHost, forAccelerator) switch
        {
            (Constant, var other) => other,
            (var other, Constant) => other,
            var (host, accelerator) => new Function(FunctionKind.Max, host, accelerator),
        };
    }

    /// <param name="Capacity">Null where unknown: then nothing is checked.</param>
    /// <param name="Own">Bytes that each holds whole.</param>
    /// <param name="Cut">Bytes that shards cut.</param>
    private readonly record struct Place(double? Capacity, string Key, string Words, double Own, double Cut);

    private static Expression On(Subject subject, StepList steps, string stage, Pool pool, Place place)
    {
        if (place is not { Capacity: { } capacity, Cut: > 0 })
        {
            return 1;
        }

        var cut = CutBytes(subject, steps, stage, pool, place);
        if (pool.Skew > 1)
        {
            cut *= new Reference($"pipeline.{stage}.skew");
        }

        var maps = place.Key == "memory" || pool.Shape!.Accelerator is not { } accelerator
            ? ModelPlaces.Maps(stage, pool.Shape!)
            : [.. ModelPlaces.Maps(stage, pool.Shape!), $"hardware.{accelerator}"];
        var total = StageFamily.Alias(steps, subject.Place(place.Key, maps), new("M"), $"memory {place.Words}", Measure.Bytes, capacity, stage);
        var share = steps.Given("planning.memory", new("φ"), "usable share of the memory", Measure.Ratio, subject.Scenario.Planning.Memory);
        Expression usable = total * share;
        if (place.Own > 0)
        {
            usable -= OwnBytes(subject, steps, stage, pool);
        }

        var shards = new Ceiling(cut / usable);
        return pool.Skew > 1 ? new Function(FunctionKind.Max, shards, new Ceiling(new Reference($"pipeline.{stage}.skew"))) : shards;
    }

    /// <summary>The corpus, and what of the model the shards cut.</summary>
    private static Expression CutBytes(Subject subject, StepList steps, string stage, Pool pool, Place place)
    {
        var parts = new List<Expression>();
        if (pool.Corpus is { Bytes: > 0 } corpus && place.Key == "memory")
        {
            var path = ReferenceEquals(corpus, subject.Scenario.Corpus) || subject.Assumed($"pipeline.{stage}.corpus.items") is null ? "corpus" : $"pipeline.{stage}.corpus";
            var owner = path == "corpus" ? null : stage;
            parts.Add(
                steps.Given($"{path}.items", new("n", "corpus"), "items of the corpus", Measure.Items, corpus.Items, owner)
                * steps.Given($"{path}.bytes_per_item", new("B", "item"), "bytes of an item", Measure.Bytes, corpus.BytesPerItem, owner));
        }

        if (pool.Model.Memory.CutBytes is > 0 and var bytes && (pool.Device == Device.Cpu || place.Key != "memory"))
        {
            parts.Add(steps.Add(
                Cut(stage), new("B", "cut"), "bytes of the model that shards cut", Measure.Bytes, bytes, ArchitectureFormulas.CutBytes(subject, steps, stage, pool) ?? Unsaid(stage, pool), stage));
        }

        return Sum.Of(parts);
    }

    private static Reference OwnBytes(Subject subject, StepList steps, string stage, Pool pool) => steps.Add(
        Own(stage), new("B", "own"), "bytes of the model that each copy holds", Measure.Bytes, pool.Model.Memory.ReplicatedBytes, ArchitectureFormulas.OwnBytes(subject, steps, stage, pool) ?? Unsaid(stage, pool), stage);

    private static NumericMethod Unsaid(string stage, Pool pool) =>
        new($"what '{pool.Model.Name}' holds, by the formula of its kind", [FunnelFamily.In(stage)], Method.Exact, 0, ArchitectureFormulas.SourceOf(pool.Model));
}
