using System.Collections.Immutable;

namespace CapacityCalc.Core.Documents;

/// <summary>A node as it would be written on one line.</summary>
internal static class NodeText
{
    private const int MostDigits = 15;

    /// <summary>Less is the rounding of a unit.</summary>
    private const double Rounding = 1e-13;

    public static ImmutableArray<string> Of(IReadOnlyList<DocumentNode> nodes) => [.. nodes.Select(Of)];

    /// <summary>The text of a scalar in a node that has its unit: the last of a list, the first of a map; empty where it has none.</summary>
    public static string UnitIn(DocumentNode node) => node switch
    {
        TextNode text => text.Text,
        ListNode { Items: [.., var last] } => UnitIn(last),
        MapNode { Entries: [var first, ..] } => UnitIn(first.Value),
        _ => "",
    };

    public static string Of(DocumentNode node) => node switch
    {
        TextNode text => text.Text,
        QuantityNode quantity => Of(quantity),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a node"),
    };

    /// <summary>With digits enough to be read back as the same number.</summary>
    private static string Of(QuantityNode quantity)
    {
        for (var digits = 1; ; digits++)
        {
            var text = quantity.Dimension.Print(quantity.Value, digits);
            if (digits == MostDigits || (quantity.Dimension.TryParse(text, out var read, out _) && Math.Abs(read - quantity.Value) <= Rounding * Math.Abs(quantity.Value)))
            {
                return text;
            }
        }
    }
}
