using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>Changes of one value.</summary>
internal static partial class ValueEdits
{
    private const int MostDecades = 18;

    /// <summary>A document is at most 64 deep.</summary>
    private const int MostNesting = 80;

    public static ImmutableArray<Func<TextNode, Dice, Corpus, DocumentNode>> All { get; } =
    [
        Scale, Scale, Nudge, Extreme, Extreme, Unit, Hostile, Unquoted, Other, Range, Range, Choose, Nest,
    ];

    private static TextNode Scale(TextNode node, Dice dice, Corpus corpus) =>
        Renumber(node, number => Print(number * Math.Pow(10, dice.Between(-MostDecades, MostDecades))));

    /// <summary>To somewhere near, where thresholds are.</summary>
    private static TextNode Nudge(TextNode node, Dice dice, Corpus corpus) =>
        Renumber(node, number => Print(number * dice.Between(1, 400) / 100));

    private static TextNode Extreme(TextNode node, Dice dice, Corpus corpus) =>
        Renumber(node, _ => dice.Of(HostileWords.Numbers));

    private static TextNode Unit(TextNode node, Dice dice, Corpus corpus) =>
        node with { Text = Number().Match(node.Text).Value + dice.Of(HostileWords.Units) };

    private static TextNode Hostile(TextNode node, Dice dice, Corpus corpus) => node with { Text = dice.Of(HostileWords.Texts) };

    private static RawNode Unquoted(TextNode node, Dice dice, Corpus corpus) => new(dice.Of(HostileWords.Texts));

    private static TextNode Other(TextNode node, Dice dice, Corpus corpus) => dice.Of(corpus.Scalars);

    private static DocumentNode Range(TextNode node, Dice dice, Corpus corpus)
    {
        if (!TryRead(node, out var number, out var unit))
        {
            return node;
        }

        var low = Print(number * dice.Between(0, 100) / 100);
        var high = Print(number * dice.Between(90, 300) / 100);
        var middle = Print(number);
        return new RawNode(dice.Below(9) switch
        {
            0 => $"{{ low: \"{low}{unit}\", mid: \"{middle}{unit}\", high: \"{high}{unit}\" }}",
            1 => $"{{ p5: \"{low}{unit}\", p95: \"{high}{unit}\" }}",
            2 => $"{{ normal: [\"{middle}{unit}\", \"{low}{unit}\"] }}",
            3 => $"{{ uniform: [\"{low}{unit}\", \"{high}{unit}\"] }}",
            4 => $"{{ one_of: [\"{low}{unit}\", \"{high}{unit}\"], weights: [30%, 70%] }}",
            _ => $"{low}..{high}{unit}",
        });
    }

    private static DocumentNode Choose(TextNode node, Dice dice, Corpus corpus) => TryRead(node, out var number, out var unit) && dice.OneIn(2)
        ? new RawNode($"{{ choose: {Print(number / 2)}..{Print(number * 2)}{unit}:n={dice.Between(0, 9)} }}")
        : new MapNode([new MapEntry("choose", default, new ListNode([node, dice.Of(corpus.Scalars)], default))], default);

    private static DocumentNode Nest(TextNode node, Dice dice, Corpus corpus)
    {
        DocumentNode nested = node;
        for (var depth = dice.Between(1, dice.OneIn(4) ? MostNesting : 3); depth > 0; depth--)
        {
            nested = dice.OneIn(2) ? new ListNode([nested], default) : new MapNode([new MapEntry(dice.Of(corpus.Entries).Key, default, nested)], default);
        }

        return nested;
    }

    private static TextNode Renumber(TextNode node, Func<double, string> change) =>
        TryRead(node, out var number, out var unit) ? node with { Text = change(number) + unit } : node;

    private static bool TryRead(TextNode node, out double number, out string unit)
    {
        var match = Number().Match(node.Text);
        unit = node.Text[match.Length..];
        return double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Print(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[+-]?[0-9]*\.?[0-9]+(e[+-]?[0-9]+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
