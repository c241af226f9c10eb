using System.Collections.Immutable;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>A node as it would be written on one line.</summary>
internal static class NodeText
{
    private const int UsualDigits = 4;
    private const int MostDigits = 15;

    /// <summary>Each told from the others: with more digits where the points of a sweep lie close together.</summary>
    public static ImmutableArray<string> Of(IReadOnlyList<DocumentNode> nodes)
    {
        for (var digits = UsualDigits; ; digits++)
        {
            var texts = nodes.Select(node => Of(node, digits)).ToImmutableArray();
            if (digits == MostDigits || nodes.All(node => node is not QuantityNode) || texts.Distinct().Count() == texts.Length)
            {
                return texts;
            }
        }
    }

    private static string Of(DocumentNode node, int digits) => node switch
    {
        TextNode text => text.Text,
        QuantityNode quantity => quantity.Dimension.Print(quantity.Value, digits),
        ListNode list => $"[{string.Join(", ", list.Items.Select(item => Of(item, digits)))}]",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value, digits)}"))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a node"),
    };
}
