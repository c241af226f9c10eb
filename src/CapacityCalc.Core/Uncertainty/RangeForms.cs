using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Uncertainty.Beliefs;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Uncertainty;

/// <summary>The maps that stand for a range, each told by its keys.</summary>
internal static class RangeForms
{
    /// <summary>Weights that are written in decimals add up to this near.</summary>
    private const double Rounding = 1e-6;

    /// <summary>One way to write a range.</summary>
    /// <param name="Keys">The first ones are required.</param>
    private sealed record Form(ImmutableArray<string> Keys, int Required, string Sample, Func<MapNode, RangeNumbers, Belief?> Read);

    private static readonly ImmutableArray<Form> All =
    [
        new(["p5", "p95"], 2, "{ p5: …, p95: … }", Percentiles),
        new(["low", "mid", "high"], 3, "{ low: …, mid: …, high: … }", Pert),
        new(["normal"], 1, "{ normal: [mean, standard deviation] }", Normal),
        new(["uniform"], 1, "{ uniform: [least, most] }", Uniform),
        new(["one_of", "weights"], 1, "{ one_of: [.., ..], weights: [30%, 70%] }", OneOf),
    ];

    /// <summary>How the form that has this key is written; null where none has.</summary>
    public static string? Owning(string key) => FormOf(key)?.Sample;

    public static Belief? Read(MapNode map, RangeNumbers numbers)
    {
        var form = FormOf(map.Entries[0].Key)!;
        foreach (var entry in map.Entries)
        {
            if (!form.Keys.Contains(entry.Key))
            {
                numbers.Refuse(entry.KeySpan, $"has a key '{entry.Key}' beside '{form.Keys[0]}'", $"write {form.Sample}");
                return null;
            }
        }

        if (form.Keys.Take(form.Required).FirstOrDefault(key => map[key] is null) is { } missing)
        {
            numbers.Refuse(map.Span, $"has no '{missing}'", $"write {form.Sample}");
            return null;
        }

        return form.Read(map, numbers);
    }

    /// <summary>A 90% interval: lognormal where it is positive, else normal, as people's estimates of sizes and times are spread by factors.</summary>
    public static Belief Interval(double p5, double p95) => p5 > 0 ? LogNormalBelief.FromInterval(p5, p95) : NormalBelief.FromInterval(p5, p95);

    private static Form? FormOf(string key) => All.FirstOrDefault(form => form.Keys.Contains(key));

    private static Belief? Percentiles(MapNode map, RangeNumbers numbers) =>
        numbers.Value(map["p5"], "p5", map.Span) is { } low && numbers.Value(map["p95"], "p95", map.Span) is { } high && numbers.Upwards(low, high, map.Span) is not null
            ? Interval(low, high)
            : null;

    private static PertBelief? Pert(MapNode map, RangeNumbers numbers)
    {
        if (numbers.Value(map["low"], "low", map.Span) is not { } low || numbers.Value(map["mid"], "mid", map.Span) is not { } mid || numbers.Value(map["high"], "high", map.Span) is not { } high)
        {
            return null;
        }

        if (numbers.Upwards(low, high, map.Span) is null)
        {
            return null;
        }

        if (mid < low || mid > high)
        {
            numbers.Refuse(map["mid"]!.Span, "has its 'mid' outside 'low' and 'high'", "'mid' is the likeliest value, between the least and the most");
            return null;
        }

        return new PertBelief(low, mid, high);
    }

    private static NormalBelief? Normal(MapNode map, RangeNumbers numbers)
    {
        if (Pair(map, "normal", numbers) is not var (first, second)
            || numbers.Value(first, "normal", map.Span) is not { } mean
            || numbers.Number(second, "normal", map.Span) is not { } deviation)
        {
            return null;
        }

        if (!(deviation > 0))
        {
            numbers.Refuse(second.Span, "has a standard deviation that is not above 0", "write { normal: [mean, standard deviation] }");
            return null;
        }

        return new NormalBelief(mean, deviation);
    }

    private static UniformBelief? Uniform(MapNode map, RangeNumbers numbers) =>
        Pair(map, "uniform", numbers) is var (first, second)
        && numbers.Value(first, "uniform", map.Span) is { } low
        && numbers.Value(second, "uniform", map.Span) is { } high
        && numbers.Upwards(low, high, map.Span) is not null
            ? new UniformBelief(low, high)
            : null;

    private static DiscreteBelief? OneOf(MapNode map, RangeNumbers numbers)
    {
        if (map["one_of"] is not ListNode { Items: { Length: > 0 } items })
        {
            numbers.Refuse(map["one_of"]!.Span, "has no list of values", "write { one_of: [.., ..], weights: [30%, 70%] }");
            return null;
        }

        var values = items.Select(item => numbers.Value(item, "one_of", item.Span)).ToImmutableArray();
        if (values.Any(value => value is null))
        {
            return null;
        }

        var weights = map["weights"] is { } given ? Weights(given, items.Length, numbers) : [.. items.Select(_ => 1.0 / items.Length)];
        return weights.IsEmpty ? null : new DiscreteBelief([.. values.Select(value => value!.Value)], weights);
    }

    /// <summary>Empty after a diagnostic.</summary>
    private static ImmutableArray<double> Weights(DocumentNode node, int count, RangeNumbers numbers)
    {
        if (node is not ListNode { Items: var items } || items.Length != count)
        {
            numbers.Refuse(node.Span, $"has {count} values, and not as many weights", "write one weight for each value");
            return [];
        }

        var weights = ImmutableArray.CreateBuilder<double>(count);
        foreach (var item in items)
        {
            if (item is not TextNode text || !(Ratio.Dimension.TryParse(text.Text, out var weight, out _) || Scalar.Dimension.TryParse(text.Text, out weight, out _)) || !(weight >= 0))
            {
                numbers.Refuse(item.Span, $"has a weight that is no share of 1: '{NodeText.Of(item)}'", "write for example weights: [30%, 70%]");
                return [];
            }

            weights.Add(weight);
        }

        var sum = weights.Sum();
        if (Math.Abs(sum - 1) > Rounding)
        {
            numbers.Refuse(
                node.Span,
                $"has weights that add up to {Ratio.Dimension.Print(sum)}, not to 100%",
                sum > 0 ? $"write for example [{string.Join(", ", weights.Select(weight => Ratio.Dimension.Print(weight / sum)))}]" : null);
            return [];
        }

        return weights.ToImmutable();
    }

    private static (DocumentNode First, DocumentNode Second)? Pair(MapNode map, string key, RangeNumbers numbers)
    {
        if (map[key] is ListNode { Items: [var first, var second] })
        {
            return (first, second);
        }

        numbers.Refuse(map[key]!.Span, $"has no two numbers at '{key}'", $"write {Owning(key)}");
        return null;
    }
}
