using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Into how many pools a stage's data is cut; null is <c>auto</c>: as many as memory requires.</summary>
public readonly record struct ShardCount(int? Fixed)
{
    public static ShardCount One { get; } = new(1);

    public static ShardCount Auto { get; } = new(null);
}

internal sealed class ShardCountType : ParameterType<ShardCount>
{
    private static readonly IntegerType Number = new(1, Limits.Shards, "16");

    public override string Name => "'auto' or whole number";

    public override string Example => "16";

    public override ValueForm Form => new EitherForm(new WordForm(["auto"]), Number.Form);

    public override string Range => $"auto, or {Number.Range}";

    public override ImmutableArray<Dimension> Dimensions => Number.Dimensions;

    public override Bounds? Bounds => Number.Bounds;

    public override bool CountsWholes => true;

    public override bool TryRead(DocumentNode node, ValueReader reader, out ShardCount value)
    {
        value = ShardCount.Auto;
        if (node is TextNode { Text: "auto" })
        {
            return true;
        }

        var read = Number.TryRead(node, reader, out var count);
        value = new ShardCount(count);
        return read;
    }

    public override string Print(ShardCount value) => value.Fixed?.ToString(CultureInfo.InvariantCulture) ?? "auto";
}
