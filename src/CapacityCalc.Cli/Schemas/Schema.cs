namespace CapacityCalc.Cli.Schemas;

/// <summary>The words of JSON Schema that the scenario's schema is made of.</summary>
internal static class Schema
{
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Where named parts stand.</summary>
    public const string Definitions = "$defs";

    public static JsonMap Text { get; } = new(("type", "string"));

    /// <summary>What a person may write for a text: YAML takes 2024 for a number and yes for a truth.</summary>
    public static JsonMap AnyScalar { get; } = new(("type", new JsonList("string", "number", "boolean")));

    public static JsonMap Reference(string definition) => new(("$ref", $"#/{Definitions}/{definition}"));

    public static JsonMap AnyOf(IEnumerable<JsonMap> alternatives) =>
        alternatives.ToArray() is [var only] ? only : new(("anyOf", new JsonList([.. alternatives])));

    public static JsonMap AnyOf(params ReadOnlySpan<JsonMap> alternatives) => AnyOf((IEnumerable<JsonMap>)alternatives.ToArray());

    public static JsonMap OneWord(IEnumerable<string> words) => new(("enum", JsonList.Of(words)));

    public static JsonMap Pattern(string pattern) => new(("type", "string"), ("pattern", pattern));

    public static JsonMap ListOf(JsonMap item, int least = 0) =>
        least == 0 ? new(("type", "array"), ("items", item)) : new(("type", "array"), ("items", item), ("minItems", least));

    /// <summary>A list of exactly these.</summary>
    public static JsonMap Tuple(params ReadOnlySpan<JsonMap> items) =>
        new(("type", "array"), ("prefixItems", new JsonList([.. items])), ("minItems", items.Length), ("maxItems", items.Length));

    /// <summary>A map of names of the person's own.</summary>
    public static JsonMap MapOf(JsonMap value, JsonMap names, int least = 0)
    {
        var map = new JsonMap(("type", "object"), ("propertyNames", names), ("additionalProperties", value));
        return least == 0 ? map : map.With(("minProperties", least));
    }

    /// <summary>A map of these keys alone.</summary>
    public static JsonMap Closed(JsonMap properties, IEnumerable<string> required)
    {
        var map = new JsonMap(("type", "object"), ("properties", properties), ("additionalProperties", false));
        return required.Any() ? map.With(("required", JsonList.Of(required))) : map;
    }

    public static JsonMap Required(params IEnumerable<string> keys) => new(("required", JsonList.Of(keys)));

    public static JsonMap Not(JsonMap schema) => new(("not", schema));
}
