using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>What is searched.</summary>
/// <param name="Items">Documents, products, posts.</param>
/// <param name="BytesPerItem">In memory, index included.</param>
public sealed record Corpus(double Items, double BytesPerItem)
{
    private static readonly Parameter<Count> ItemCount =
        Parameter.Required("items", new QuantityType<Count>(Bounds.Positive(Limits.Items), "100B"), "items in the corpus");

    private static readonly Parameter<Information> ItemBytes =
        Parameter.WithDefault("bytes_per_item", new QuantityType<Information>(Bounds.NonNegative(Limits.Bytes), "200 B"), Information.FromBytes(0), "memory that each item takes where it is searched, index included");

    private static readonly Parameter<GrowthRate> Growing =
        Parameter.Optional("growth", new QuantityType<GrowthRate>(Growth.Bounds), "how fast `items` grows, compounding; it makes the runway");

    public static ParameterSet Parameters { get; } = new(
        "corpus",
        "What is searched. A stage that retrieves may have a corpus of its own.",
        [ItemCount, ItemBytes, Growing]);

    /// <summary>How the number of items grows; null where the scenario does not say.</summary>
    public Growth? Growth { get; init; }

    /// <summary>Of the whole corpus.</summary>
    public double Bytes => Items * BytesPerItem;

    internal static Corpus From(Arguments arguments) => new(arguments.Get(ItemCount).Amount, arguments.Get(ItemBytes).Bytes) { Growth = Growth.Of(arguments, Growing, ItemCount) };
}
