using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>A file that may be anything.</summary>
/// <param name="Recipe">What it was made of, for a person.</param>
internal sealed record FuzzInput(long Index, string Recipe, byte[] Bytes)
{
    private const int MostEdits = 5;

    /// <summary>A tree of so many parts grows no further: what is beyond the program's limits is refused unread, and says little.</summary>
    private const int MostNodes = 50_000;

    /// <summary>The input of an index: it follows from the seed, the index and the corpus alone.</summary>
    public static FuzzInput Make(Corpus corpus, ulong seed, long index)
    {
        var dice = new Dice(seed, (ulong)index);
        var specimen = dice.Of(corpus.Specimens);
        return dice.Below(20) switch
        {
            0 or 1 => new(index, $"{specimen.Name}, bytes", TextDamage.OfBytes(specimen.Bytes, dice)),
            2 or 3 => new(index, $"{specimen.Name}, syntax", TextDamage.OfSyntax(specimen.Bytes, dice)),
            4 => Spliced(index, specimen, dice.Of(corpus.Specimens), dice),
            5 => new(index, $"{specimen.Name}, edits and syntax", TextDamage.OfSyntax(TreeText.Of(Edited(specimen, dice, corpus)), dice)),
            _ => new(index, $"{specimen.Name}, edits", TreeText.Of(Edited(specimen, dice, corpus))),
        };
    }

    private static FuzzInput Spliced(long index, Specimen one, Specimen other, Dice dice) =>
        new(index, $"{one.Name} and {other.Name}, spliced", TextDamage.Splice(one.Bytes, other.Bytes, dice));

    private static MapNode Edited(Specimen specimen, Dice dice, Corpus corpus)
    {
        DocumentNode tree = specimen.Tree;
        for (var edits = dice.Few(MostEdits); edits > 0 && !Tree.Nodes(tree).Skip(MostNodes).Any(); edits--)
        {
            tree = dice.Below(3) == 0
                ? dice.Of(ShapeEdits.All)(tree, dice, corpus)
                : Tree.ChangeAny<TextNode>(tree, dice, node => dice.Of(ValueEdits.All)(node, dice, corpus));
        }

        return (MapNode)tree;
    }
}
