using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>A transformer encoder that reads the query with each item: a cross-encoder.</summary>
/// <remarks>
/// FLOPs of an item, s tokens long: L(8h²s + 4hfs + 4hs²), a multiply-add being two; the projections, the feed-forward network and attention.
/// Embeddings, norms and the head add less than 1%. Source: google-research/electra, flops_computation.py. Bytes of an item: every
/// intermediate result is written once and read once, 2L((6h + f)s + heads·s²) values, attention unfused. Memory: L(4h² + 2hf + 9h + f) values of
/// weights, (vocabulary + s)h of embeddings and h² + h of the head; BERT-base's 110 M (Devlin et al. 2018) within 1%.
/// </remarks>
public sealed record Transformer(int ValueBytes, double Layers, double Hidden, double Ffn, double Heads, double Sequence, double Vocabulary) : Architecture(ValueBytes), ILayered
{
    internal const int MostLayers = 10_000;

    long ILayered.MostLayers => MostLayers;

    public Architecture WithLayers(double layers) => this with { Layers = layers };

    public override ModelWork Work(double items)
    {
        var (h, f, s) = (Hidden, Ffn, Sequence);
        var flops = Layers * ((8 * h * h * s) + (4 * h * f * s) + (4 * h * s * s));
        var values = 2 * Layers * ((((6 * h) + f) * s) + (Heads * s * s));
        return new(items * flops, items * values * ValueBytes, LayerValues * ValueBytes);
    }

    public override ModelMemory Memory(double items) =>
        new((LayerValues + ((Vocabulary + Sequence) * Hidden) + (Hidden * Hidden) + Hidden) * ValueBytes, 0);

    private double LayerValues => Layers * ((4 * Hidden * Hidden) + (2 * Hidden * Ffn) + (9 * Hidden) + Ffn);
}

public sealed class TransformerKind() : ArchitectureKind(
    "transformer",
    "A transformer encoder that reads the query with each item (a cross-encoder): FLOPs an item = layers × (8h²s + 4hfs + 4hs²).",
    [Layers, Hidden, Ffn, Heads, Sequence, Vocabulary])
{
    /// <summary>BERT's uncased English vocabulary.</summary>
    private const int BertVocabulary = 30522;

    private const int FfnPerHidden = 4;

    private static readonly Parameter<int> Layers = Parameter.Required("layers", new IntegerType(1, Transformer.MostLayers, "6"), "encoder layers");

    private static readonly Parameter<int> Hidden = Parameter.Required("hidden", new IntegerType(1, 1_000_000, "384"), "width h of a token's vector");

    private static readonly Parameter<int> Ffn = Parameter.Optional("ffn", new IntegerType(1, 10_000_000, "1536"), "width f of the feed-forward network; 4 × `hidden` where absent");

    private static readonly Parameter<int> Heads = Parameter.Required("heads", new IntegerType(1, 100_000, "12"), "attention heads; they divide `hidden`");

    private static readonly Parameter<int> Sequence = Parameter.Required("sequence", new IntegerType(1, 10_000_000, "128"), "tokens s of the query with one item");

    private static readonly Parameter<int> Vocabulary =
        Parameter.WithDefault("vocabulary", new IntegerType(1, 100_000_000, "30522"), BertVocabulary, "tokens that have an embedding, for the memory");

    internal override Architecture? Read(Arguments arguments, int valueBytes)
    {
        var hidden = arguments.Get(Hidden);
        var ffn = arguments.TryGet(Ffn, out var given) ? given : (double)FfnPerHidden * hidden;
        var transformer = new Transformer(
            valueBytes, arguments.Get(Layers), hidden, ffn, arguments.Get(Heads), arguments.Get(Sequence), arguments.Get(Vocabulary));
        if (arguments.Get(Heads) is > 0 and var heads && hidden > 0 && hidden % heads != 0)
        {
            arguments.Bag.Error(
                DiagnosticCodes.InvalidArchitecture,
                arguments.SpanOf(Heads),
                $"'{arguments.Path}' has {heads} heads, which do not divide its hidden width of {hidden}",
                $"write for example 'heads: {(hidden % 64 == 0 ? hidden / 64 : 1)}'");
        }

        return ArchitectureParameters.Any(arguments.IsWrong) ? null : transformer;
    }
}
