using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>Trees of nodes, changed by copying.</summary>
internal static class Tree
{
    /// <summary>The node and all below it.</summary>
    public static IEnumerable<DocumentNode> Nodes(DocumentNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Nodes(entry.Value)).Prepend(node),
        ListNode list => list.Items.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    /// <summary>Changes one node of a type, any of them; the tree as it is where there is none.</summary>
    public static DocumentNode ChangeAny<T>(DocumentNode root, Dice dice, Func<T, DocumentNode> change)
        where T : DocumentNode
    {
        T[] nodes = [.. Nodes(root).OfType<T>()];
        if (nodes.Length == 0)
        {
            return root;
        }

        var chosen = dice.Of(nodes);
        return Replace(root, chosen, change(chosen));
    }

    public static DocumentNode Replace(DocumentNode root, DocumentNode old, DocumentNode by) =>
        Rewrite(root, node => ReferenceEquals(node, old) ? by : null);

    /// <summary>Puts each of two scalars where the other is.</summary>
    public static DocumentNode Swap(DocumentNode root, TextNode one, TextNode other) =>
        Rewrite(root, node => ReferenceEquals(node, one) ? other : ReferenceEquals(node, other) ? one : null);

    /// <param name="change">What stands in a node's place; null to look further below it.</param>
    private static DocumentNode Rewrite(DocumentNode node, Func<DocumentNode, DocumentNode?> change) => change(node) ?? node switch
    {
        MapNode map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Rewrite(entry.Value, change) })] },
        ListNode list => list with { Items = [.. list.Items.Select(item => Rewrite(item, change))] },
        _ => node,
    };
}
