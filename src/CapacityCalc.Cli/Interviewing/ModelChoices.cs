using System.Collections.Immutable;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>A kind of model that is offered, and what is asked about it.</summary>
/// <param name="Kind">As the scenario calls it.</param>
internal sealed record ModelChoice(string Kind, string Doc, ImmutableArray<ModelKey> Keys)
{
    /// <summary>Keys that its stage has with it.</summary>
    public ImmutableArray<Setting> StageSettings { get; init; } = [];

    /// <summary>The host of a stage whose model runs on an accelerator, where the scenario's own has none; null where the model runs on cores.</summary>
    public string? AcceleratorHost { get; init; }
}

/// <param name="Fallback">The value where there is none.</param>
/// <param name="Asks">Null where nobody is asked: the fallback is good enough to begin with.</param>
internal sealed record ModelKey(string Key, string Fallback, string? Asks = null)
{
    /// <summary>Whether it is as many as the stage keeps, where that is a number.</summary>
    public bool FollowsKeep { get; init; }
}

/// <summary>The models that are offered; <c>--stage</c> takes every kind there is.</summary>
internal static class ModelChoices
{
    /// <summary>A model with a stated time.</summary>
    public const string PerItem = "per_item";

    public const string Service = "service";

    /// <summary>Service times vary: 0.3 is what a ranker that reads features of different lengths comes to.</summary>
    private static readonly ModelKey Spread = new("cv", "0.3");

    public static ImmutableArray<ModelChoice> Searching { get; } =
    [
        new("inverted_index", "search by words: time goes with the items in reach", [new("time", "20 ns", "Time of one item in reach"), Spread]),
        new(
            "hnsw",
            "search by vectors: time hardly depends on their number",
            [
                new("dimension", "384", "Values of a vector"),
                new("ef", "1000", "Candidates that a search keeps track of") { FollowsKeep = true },
                new("m", "32", "Links of a vector"),
                Spread,
            ]),
        new(PerItem, "anything else whose time of one item is known", [new("time", "0.1 us", "Time of one item"), Spread]),
        new(
            Service,
            "somebody else's search service: only its latency counts",
            [new("p50", "20 ms", "Its median latency"), new("p99", "60 ms", "Its p99")])
        {
            StageSettings = [new("hosts", Reply.Default("external"))],
        },
    ];

    public static ImmutableArray<ModelChoice> Ranking { get; } =
    [
        new(PerItem, "the time of one item is known, or can be guessed", [new("time", "1 ms", "Time of one item on one core"), Spread]),
        new("linear", "a weighted sum of features", [new("features", "200", "Features of an item"), Spread]),
        new(
            "gbdt",
            "boosted trees",
            [new("trees", "500", "Trees"), new("depth", "6", "Depth of a tree"), new("time", "5 ns", "Time of one node of a tree"), Spread]),
        new("dense", "a deep network of fully connected layers", [new("widths", "[1024, 512, 256, 1]", "Widths of its layers, that of the input first"), Spread]),
        new(
            "transformer",
            "a cross-encoder, on an accelerator",
            [
                new("layers", "6", "Layers"),
                new("hidden", "384", "Width of a token's vector"),
                new("heads", "12", "Attention heads"),
                new("sequence", "128", "Tokens of the query with one item"),
                new("precision", "fp16"),
                new("device", "accelerator"),
                Spread,
            ])
        {
            AcceleratorHost = "g6.xlarge",
        },
    ];

    /// <summary>What is offered for the stage at that place.</summary>
    public static ImmutableArray<ModelChoice> At(int index) => index == 0 ? Searching : Ranking;

    /// <summary>Null for a kind that is not offered there.</summary>
    public static ModelChoice? Find(string kind, int index) => At(index).FirstOrDefault(choice => choice.Kind == kind);
}
