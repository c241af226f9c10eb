using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Schemas;

/// <summary>Quantities by what they measure and their sign: the text of one, and a range of them.</summary>
internal static class QuantitySchemas
{
    /// <summary>A definition for every kind of number that these forms have.</summary>
    public static IEnumerable<(string Name, JsonPart Schema)> Definitions(IEnumerable<NumberForm> forms)
    {
        foreach (var (dimension, sign) in forms.Select(form => (form.Dimension, Sign: SignOf(form.Bounds))).DistinctBy(form => NameOf(form.Dimension, form.Sign)))
        {
            yield return (NameOf(dimension, sign), Schema.Pattern(QuantityPattern.Of(dimension, sign)).With(("description", $"a {dimension.Name}, such as {dimension.Example}")));
            yield return (RangeNameOf(dimension, sign), Range(dimension, sign));
        }
    }

    /// <summary>All that may be written for a number: its text, the number itself where it needs no unit, and a range.</summary>
    public static IEnumerable<JsonMap> Alternatives(NumberForm form)
    {
        var sign = SignOf(form.Bounds);
        return [.. One(form.Dimension, sign, Plain(form)), Schema.Reference(RangeNameOf(form.Dimension, sign))];
    }

    private static ImmutableArray<JsonMap> One(Dimension dimension, Sign sign, JsonMap plain) =>
        IsUnitless(dimension) ? [plain, Schema.Reference(NameOf(dimension, sign))] : [Schema.Reference(NameOf(dimension, sign))];

    private static JsonMap Plain(NumberForm form)
    {
        var (least, most) = (form.Bounds.Minimum, form.Bounds.Maximum);
        return new(("type", form.IsWhole ? "integer" : "number"), (form.Bounds.AboveMinimum ? "exclusiveMinimum" : "minimum", least), ("maximum", most));
    }

    private static JsonMap Range(Dimension dimension, Sign sign)
    {
        var value = Schema.AnyOf(One(dimension, sign, PlainOf(sign)));
        var deviation = Schema.AnyOf([.. IsUnitless(dimension) ? [PlainOf(Sign.Positive)] : Array.Empty<JsonMap>(), Schema.Pattern(QuantityPattern.Of(dimension, Sign.Positive))]);
        var percentiles = Schema.Closed(new(("p5", value), ("p95", value)), ["p5", "p95"]);
        var pert = Schema.Closed(new(("low", value), ("mid", value), ("high", value)), ["low", "mid", "high"]);
        var normal = Schema.Closed(new(("normal", Schema.Tuple(value, deviation))), ["normal"]);
        var uniform = Schema.Closed(new(("uniform", Schema.Tuple(value, value))), ["uniform"]);
        var share = Schema.AnyOf(PlainOf(Sign.NotNegative), Schema.Pattern(QuantityPattern.Of(Ratio.Dimension, Sign.NotNegative)));
        var weighted = Schema.Closed(new(("one_of", Schema.ListOf(value, least: 1)), ("weights", Schema.ListOf(share, least: 1))), ["one_of"]);
        return Schema.AnyOf(Schema.Pattern(QuantityPattern.RangeOf(dimension, sign)), percentiles, pert, normal, uniform, weighted)
            .With(("description", $"a {dimension.Name} that is not known exactly: its 5th and its 95th percentile as low..high, or a map of one of these forms"));
    }

    private static JsonMap PlainOf(Sign sign) => sign switch
    {
        Sign.Positive => new(("type", "number"), ("exclusiveMinimum", 0)),
        Sign.NotNegative => new(("type", "number"), ("minimum", 0)),
        _ => new(("type", "number")),
    };

    private static bool IsUnitless(Dimension dimension) => dimension.Units.Any(unit => unit.Symbol.Length == 0);

    private static Sign SignOf(Bounds bounds) => bounds switch
    {
        { Minimum: > 0 } or { Minimum: 0, AboveMinimum: true } => Sign.Positive,
        { Minimum: 0 } => Sign.NotNegative,
        _ => Sign.Any,
    };

    private static string NameOf(Dimension dimension, Sign sign) => dimension.Name.Replace(' ', '-') + sign switch
    {
        Sign.Positive => "-above-0",
        Sign.NotNegative => "-from-0",
        _ => "",
    };

    private static string RangeNameOf(Dimension dimension, Sign sign) => NameOf(dimension, sign) + "-range";
}
