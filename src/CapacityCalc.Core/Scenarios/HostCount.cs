using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

public enum HostMode
{
    /// <summary>Sized.</summary>
    Auto,

    /// <summary>Taken as given, nothing added.</summary>
    Given,

    /// <summary>A service of someone else's: a delay with no queue, no hosts, no cost.</summary>
    External,
}

/// <summary>How a stage gets its hosts.</summary>
/// <param name="Number">Of the whole stage, over all shards; 0 unless given.</param>
public readonly record struct HostCount(HostMode Mode, int Number);

internal sealed class HostCountType : ParameterType<HostCount>
{
    private static readonly IntegerType Count = new(1, Limits.Hosts, "40");

    public override string Name => "'auto', 'external' or whole number";

    public override string Example => "auto";

    public override ValueForm Form => new EitherForm(new WordForm(["auto", "external"]), Count.Form);

    public override string Range => $"auto, external, or {Count.Range}";

    public override ImmutableArray<Dimension> Dimensions => Count.Dimensions;

    public override Bounds? Bounds => Count.Bounds;

    public override bool CountsWholes => true;

    public override bool TryRead(DocumentNode node, ValueReader reader, out HostCount value)
    {
        switch (node)
        {
            case TextNode { Text: "auto" }:
                value = default;
                return true;
            case TextNode { Text: "external" }:
                value = new HostCount(HostMode.External, 0);
                return true;
            default:
                var read = Count.TryRead(node, reader, out var number);
                value = new HostCount(HostMode.Given, number);
                return read;
        }
    }

    public override string Print(HostCount value) => value.Mode switch
    {
        HostMode.Auto => "auto",
        HostMode.External => "external",
        _ => value.Number.ToString(CultureInfo.InvariantCulture),
    };
}
