using System.Globalization;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Cli.Schemas;

/// <summary>What one parameter takes.</summary>
internal static class ValueSchemas
{
    /// <summary>A value that is left open, with what it may be.</summary>
    public const string Choice = "choice";

    public static JsonMap ChoiceDefinition { get; } = Schema
        .Closed(new(("choose", Schema.AnyOf(Schema.AnyScalar, Schema.ListOf(new JsonMap(), least: 1), new JsonMap(("type", "object"), ("minProperties", 1))))), ["choose"])
        .With(("description", "a value that is left open, and what it may be: a list, a map of names to values, or 1,2,4 or 100..2000 or a..b:step=S; capcalc solve FILE --cheapest chooses"));

    /// <summary>The key's schema: what it takes, with all that the parameter says of itself.</summary>
    /// <param name="part">What it takes where it is a part of the document that its owner reads; null for a value.</param>
    public static JsonMap Of(IParameter parameter, JsonMap? part)
    {
        var described = new JsonMap(("description", Description(parameter)));
        if (part is not null)
        {
            return described.With([.. part.Members]);
        }

        if (parameter.Default is { Length: > 0 } value)
        {
            described = described.With(("default", Scalar(value)));
        }

        return described
            .With(("examples", new JsonList(Scalar(parameter.Example))))
            .With([.. (parameter.Form is TextForm ? Schema.AnyScalar : Schema.AnyOf([.. Alternatives(parameter.Form), Schema.Reference(Choice)])).Members]);
    }

    public static IEnumerable<JsonMap> Alternatives(ValueForm form) => form switch
    {
        TextForm => [Schema.AnyScalar],
        WordForm words => [Words(words)],
        NameForm names => [Schema.OneWord(names.Known), Schema.AnyScalar],
        PatternForm text => [Schema.Pattern($"^{text.Pattern}$")],
        NumberForm number => QuantitySchemas.Alternatives(number),
        ListForm list => [Schema.ListOf(Schema.AnyOf(Alternatives(list.Element)), list.Least).With(("maxItems", list.Most))],
        EitherForm either => either.Forms.SelectMany(Alternatives),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "not a value's form"),
    };

    /// <summary>Every kind of number in a form.</summary>
    public static IEnumerable<NumberForm> Numbers(ValueForm form) => form switch
    {
        NumberForm number => [number],
        ListForm list => Numbers(list.Element),
        EitherForm either => either.Forms.SelectMany(Numbers),
        _ => [],
    };

    /// <summary>Words that YAML takes for truths are those too.</summary>
    private static JsonMap Words(WordForm form) => new(("enum", new JsonList(
        [.. form.Words.Select(word => new JsonText(word)), .. form.Words.Where(word => word is "true" or "false").Select(word => new JsonTruth(word == "true"))])));

    private static string Description(IParameter parameter) =>
        $"{parameter.Doc}. {char.ToUpperInvariant(parameter.TypeName[0])}{parameter.TypeName[1..]}{(parameter.Range is { } range ? $": {range}" : "")}.";

    /// <summary>A value as YAML reads it.</summary>
    private static JsonPart Scalar(string text) => text switch
    {
        "true" or "false" => text == "true",
        ['[', .. var items, ']'] => new JsonList([.. items.Split(',', StringSplitOptions.TrimEntries).Select(Scalar)]),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
