using System.Globalization;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>What an architecture computes and holds, where its keys tell it on a line; null where they do not.</summary>
internal static class ArchitectureFormulas
{
    public static string? SourceOf(CostModel model) => model is not ArchitectureModel { Architecture: var architecture } ? null : architecture switch
    {
        Transformer => "google-research/electra, flops_computation.py: L(8h²s + 4hfs + 4hs²) operations an item",
        Hnsw => "Y. Malkov, D. Yashunin (2016), \"Hierarchical Navigable Small World graphs\", sections 4.1 and 4.2",
        IvfPq => "H. Jégou, M. Douze, C. Schmid (2011), \"Product quantization for nearest neighbor search\", section IV",
        Flat => "J. Johnson, M. Douze, H. Jégou, FAISS, IndexFlat",
        Dlrm => "M. Naumov et al. (2019), \"Deep Learning Recommendation Model for Personalization\"",
        Dense => "Σ 2·in·out operations an item over its layers",
        _ => null,
    };

    /// <summary>Operations of a task.</summary>
    public static Basis? Flops(Subject subject, StepList steps, string stage, Pool pool, Reference items)
    {
        if (pool.Model is not ArchitectureModel { Architecture: var architecture, Vectors: null } model)
        {
            return null;
        }

        Reference Key(string key, string letter, string words, double value) => ServiceFamily.Of(subject, steps, stage, model, key, new(letter), words, Measure.Number, value);
        switch (architecture)
        {
            case Transformer transformer:
                Reference layers = Key("layers", "L", "layers", transformer.Layers), hidden = Key("hidden", "h", "width of a token's vector", transformer.Hidden), length = Key("sequence", "s", "tokens of an item", transformer.Sequence);
                Expression wide = subject.Assumed(subject.Place("ffn", ModelPlaces.Maps(stage, model.Name))) is null
                    ? 4 * hidden
                    : Key("ffn", "f", "width of the feed-forward network", transformer.Ffn);
                Expression perLayer = (new Constant(8, Measure.Number) * new Power(hidden, 2) * length) + (new Constant(4, Measure.Number) * hidden * wide * length) + (new Constant(4, Measure.Number) * hidden * new Power(length, 2));
                return new ClosedForm(items * layers * perLayer, SourceOf(model));
            case Linear linear:
                return new ClosedForm(2 * items * Key("features", "d", "features of an item", linear.Features), "a multiplication and an addition for each feature");
            case Flat flat:
                return new ClosedForm(2 * items * Key("dimension", "d", "values of a vector", flat.Dimension), SourceOf(model));
            case Dense dense:
                return new ClosedForm(2 * items * Layers(dense), SourceOf(model));
            default:
                return null;
        }
    }

    /// <summary>Bytes that a task moves for its items, each intermediate result written once and read once.</summary>
    public static Basis? Bytes(Subject subject, StepList steps, string stage, Pool pool, Reference items)
    {
        if (pool.Model is not ArchitectureModel { Vectors: null } model)
        {
            return null;
        }

        Reference Key(string key, string letter, string words, double value) => ServiceFamily.Of(subject, steps, stage, model, key, new(letter), words, Measure.Number, value);
        switch (model.Architecture)
        {
            case Transformer transformer:
                Reference hidden = Key("hidden", "h", "width of a token's vector", transformer.Hidden), length = Key("sequence", "s", "tokens of an item", transformer.Sequence);
                Expression wide = subject.Assumed(subject.Place("ffn", ModelPlaces.Maps(stage, model.Name))) is null
                    ? 4 * hidden
                    : Key("ffn", "f", "width of the feed-forward network", transformer.Ffn);
                var values = (((6 * hidden) + wide) * length) + (Key("heads", "a", "attention heads", transformer.Heads) * new Power(length, 2));
                return new ClosedForm(2 * items * Key("layers", "L", "layers", transformer.Layers) * values * new Constant(transformer.ValueBytes, Measure.Bytes), "every intermediate result is written once and read once, attention unfused");
            case Linear linear:
                return new ClosedForm(items * Key("features", "d", "features of an item", linear.Features) * new Constant(linear.ValueBytes, Measure.Bytes), "its features are read");
            case Embedding { Tables: var tables } embedding:
                return new ClosedForm(
                    items * Key("tables", "T", "tables", tables.Tables) * Key("lookups", "l", "lookups in a table", tables.Lookups) * Key("dimension", "d", "values of a row", tables.Dimension) * new Constant(embedding.ValueBytes, Measure.Bytes),
                    "every looked-up row is read");
            default:
                return null;
        }
    }

    private static Expression Layers(Dense dense) => Sum.Of(dense.Widths.Skip(1).Select((width, index) => new Constant(dense.Widths[index], Measure.Number) * new Constant(width, Measure.Number)));

    /// <summary>Bytes that the shards of an index cut.</summary>
    public static Basis? CutBytes(Subject subject, StepList steps, string stage, Pool pool)
    {
        if (pool.Model is not ArchitectureModel { Architecture: Hnsw graph } model)
        {
            return null;
        }

        Reference Key(string key, string letter, string words, double value) => ServiceFamily.Of(subject, steps, stage, model, key, new(letter), words, Measure.Number, value);
        var vectors = VectorsOf(subject, steps, stage, model);
        return vectors is null
            ? null
            : new ClosedForm(
                vectors * ((Key("dimension", "d", "values of a vector", graph.Dimension) * new Constant(graph.ValueBytes, Measure.Bytes)) + (new Constant(8, Measure.Bytes) * Key("m", "m", "links of a vector", graph.M))),
                string.Create(CultureInfo.InvariantCulture, $"{graph.ValueBytes} bytes a value and 8 bytes a link (FAISS)"));
    }

    /// <summary>The vectors of an index: as given, or those that its stage searches.</summary>
    private static Reference? VectorsOf(Subject subject, StepList steps, string stage, ArchitectureModel model)
    {
        if (model.Vectors is not { } vectors)
        {
            return new Reference(FunnelFamily.In(stage));
        }

        var path = subject.Place("vectors", ModelPlaces.Maps(stage, model.Name));
        return subject.Assumed(path) is not null ? ServiceFamily.Of(subject, steps, stage, model, "vectors", new("n", "own"), "vectors of the index", Measure.Items, vectors)
            : steps.Has($"pipeline.{stage}.corpus.items") ? new Reference($"pipeline.{stage}.corpus.items")
            : steps.Has("corpus.items") ? new Reference("corpus.items")
            : null;
    }

    /// <summary>Bytes of which every copy of a model holds its own.</summary>
    public static Basis? OwnBytes(Subject subject, StepList steps, string stage, Pool pool) => pool.Model is ArchitectureModel
        ? null
        : new ClosedForm(ServiceFamily.Of(subject, steps, stage, pool.Model, "memory", new("B", "model"), "memory of a copy of the model", Measure.Bytes, pool.Model.Common.MemoryBytes), null);
}
