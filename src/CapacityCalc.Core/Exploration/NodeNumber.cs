using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>A node as a number.</summary>
internal static class NodeNumber
{
    /// <summary>In the base unit; null where the node holds none of that dimension.</summary>
    public static double? Of(DocumentNode? node, Dimension dimension) => node switch
    {
        QuantityNode quantity when quantity.Dimension.Name == dimension.Name => quantity.Value,
        TextNode text when dimension.TryParse(text.Text, out var number, out _) => number,
        _ => null,
    };
}
