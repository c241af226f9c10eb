using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>Changes of what stands where in a scenario.</summary>
internal static class ShapeEdits
{
    private const int MostCopies = 40;

    private const int MostScalarCopies = 4000;

    public static ImmutableArray<Func<DocumentNode, Dice, Corpus, DocumentNode>> All { get; } =
    [
        Rename, Duplicate, Remove, Remove, Move, Swap, Graft, Graft, Graft, Exchange, Exchange, AddItem, DropItem, CopyItem, Turn,
    ];

    private static DocumentNode Rename(DocumentNode root, Dice dice, Corpus corpus) => ChangeEntry(root, dice, entry => entry with
    {
        Key = dice.Below(4) switch
        {
            0 => dice.Of(HostileWords.Texts),
            1 => entry.Key + dice.Of(HostileWords.Texts),
            2 => entry.Key.Length > 1 ? entry.Key[1..] : "",
            _ => dice.Of(corpus.Entries).Key,
        },
    });

    private static DocumentNode Duplicate(DocumentNode root, Dice dice, Corpus corpus) => ChangeMap(root, dice, (map, at) => map.Insert(dice.Below(map.Length + 1), map[at]));

    private static DocumentNode Remove(DocumentNode root, Dice dice, Corpus corpus) => ChangeMap(root, dice, (map, at) => map.RemoveAt(at));

    private static DocumentNode Move(DocumentNode root, Dice dice, Corpus corpus)
    {
        MapEntry? moved = null;
        var without = ChangeMap(root, dice, (map, at) =>
        {
            moved = map[at];
            return map.RemoveAt(at);
        });
        return moved is { } entry ? Tree.ChangeAny<MapNode>(without, dice, map => map with { Entries = map.Entries.Add(entry) }) : root;
    }

    private static DocumentNode Swap(DocumentNode root, Dice dice, Corpus corpus)
    {
        TextNode[] scalars = [.. Tree.Nodes(root).OfType<TextNode>()];
        return scalars.Length == 0 ? root : Tree.Swap(root, dice.Of(scalars), dice.Of(scalars));
    }

    /// <summary>Adds a key that some other map of some scenario has, with its value.</summary>
    private static DocumentNode Graft(DocumentNode root, Dice dice, Corpus corpus) => Tree.ChangeAny<MapNode>(root, dice, map =>
    {
        var grafted = dice.Of(corpus.Entries);
        return map with { Entries = [.. map.Entries.Where(entry => entry.Key != grafted.Key), grafted] };
    });

    /// <summary>Gives a key the value that the same key has elsewhere.</summary>
    private static DocumentNode Exchange(DocumentNode root, Dice dice, Corpus corpus) => ChangeEntry(root, dice, entry =>
    {
        MapEntry[] alike = [.. corpus.Entries.Where(other => other.Key == entry.Key)];
        return alike.Length == 0 ? entry : entry with { Value = dice.Of(alike).Value };
    });

    private static DocumentNode AddItem(DocumentNode root, Dice dice, Corpus corpus) =>
        Tree.ChangeAny<ListNode>(root, dice, list => list with { Items = list.Items.Insert(dice.Below(list.Items.Length + 1), dice.Of(corpus.Items)) });

    private static DocumentNode DropItem(DocumentNode root, Dice dice, Corpus corpus) =>
        Tree.ChangeAny<ListNode>(root, dice, list => list.Items.IsEmpty ? list : list with { Items = list.Items.RemoveAt(dice.Below(list.Items.Length)) });

    private static DocumentNode CopyItem(DocumentNode root, Dice dice, Corpus corpus) => Tree.ChangeAny<ListNode>(root, dice, list =>
    {
        if (list.Items.IsEmpty)
        {
            return list;
        }

        var item = dice.Of(list.Items);
        var copies = item is not TextNode ? dice.Few(MostCopies) : dice.Between(1, dice.OneIn(10) ? MostScalarCopies : MostCopies);
        return list with { Items = list.Items.AddRange(Enumerable.Range(2, copies).Select(copy => Named(item, copy))) };
    });

    private static DocumentNode Turn(DocumentNode root, Dice dice, Corpus corpus) =>
        Tree.ChangeAny<ListNode>(root, dice, list => list with { Items = [.. list.Items.Reverse()] });

    /// <summary>A stage's copy has a name of its own, so that it is right.</summary>
    private static DocumentNode Named(DocumentNode item, int copy) => item is not MapNode map ? item : map with
    {
        Entries = [.. map.Entries.Select(entry => entry is { Key: "stage", Value: TextNode name }
            ? entry with { Value = name with { Text = string.Create(CultureInfo.InvariantCulture, $"{name.Text}-{copy}") } }
            : entry)],
    };

    private static DocumentNode ChangeEntry(DocumentNode root, Dice dice, Func<MapEntry, MapEntry> change) =>
        ChangeMap(root, dice, (map, at) => map.SetItem(at, change(map[at])));

    private static DocumentNode ChangeMap(DocumentNode root, Dice dice, Func<ImmutableArray<MapEntry>, int, ImmutableArray<MapEntry>> change) =>
        Tree.ChangeAny<MapNode>(root, dice, map => map.Entries.IsEmpty ? map : map with { Entries = change(map.Entries, dice.Below(map.Entries.Length)) });
}
