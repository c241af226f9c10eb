using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary>JSON Schema 2020-12, as far as the scenario's schema goes: a keyword that is not known here is an error, so that none is passed over.</summary>
internal sealed class SchemaEvaluator(JsonElement root)
{
    private static readonly ImmutableHashSet<string> Annotations = ["$schema", "$comment", "$defs", "title", "description", "default", "examples", "then"];

    public bool IsValid(JsonElement instance) => IsValid(root, instance);

    /// <summary>The part that a reference names: <c>#/$defs/stage</c>.</summary>
    public JsonElement Find(string reference) =>
        reference.Split('/') is ["#", .. var path] ? path.Aggregate(root, (part, key) => part.GetProperty(key)) : throw new NotSupportedException(reference);

    public bool IsValid(JsonElement schema, JsonElement instance) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(keyword => Holds(keyword.Name, keyword.Value, schema, instance)),
    };

    private bool Holds(string keyword, JsonElement value, JsonElement schema, JsonElement instance) => keyword switch
    {
        "$ref" => IsValid(Find(value.GetString()!), instance),
        "type" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(type => IsOf(type.GetString()!, instance)) : IsOf(value.GetString()!, instance),
        "enum" => value.EnumerateArray().Any(word => JsonElement.DeepEquals(word, instance)),
        "const" => JsonElement.DeepEquals(value, instance),
        "anyOf" => value.EnumerateArray().Any(one => IsValid(one, instance)),
        "oneOf" => value.EnumerateArray().Count(one => IsValid(one, instance)) == 1,
        "allOf" => value.EnumerateArray().All(one => IsValid(one, instance)),
        "not" => !IsValid(value, instance),
        "if" => !IsValid(value, instance) || IsValid(schema.GetProperty("then"), instance),
        "pattern" => instance.ValueKind != JsonValueKind.String || Regex.IsMatch(instance.GetString()!, value.GetString()!, RegexOptions.ECMAScript),
        "minLength" => instance.ValueKind != JsonValueKind.String || instance.GetString()!.Length >= value.GetInt32(),
        "minimum" => instance.ValueKind != JsonValueKind.Number || instance.GetDouble() >= value.GetDouble(),
        "exclusiveMinimum" => instance.ValueKind != JsonValueKind.Number || instance.GetDouble() > value.GetDouble(),
        "maximum" => instance.ValueKind != JsonValueKind.Number || instance.GetDouble() <= value.GetDouble(),
        "prefixItems" => instance.ValueKind != JsonValueKind.Array || instance.EnumerateArray().Zip(value.EnumerateArray()).All(pair => IsValid(pair.Second, pair.First)),
        "items" => instance.ValueKind != JsonValueKind.Array || instance.EnumerateArray().All(item => IsValid(value, item)),
        "minItems" => instance.ValueKind != JsonValueKind.Array || instance.GetArrayLength() >= value.GetInt32(),
        "maxItems" => instance.ValueKind != JsonValueKind.Array || instance.GetArrayLength() <= value.GetInt32(),
        "properties" => Members(instance).All(member => !value.TryGetProperty(member.Name, out var property) || IsValid(property, member.Value)),
        "required" => instance.ValueKind != JsonValueKind.Object || value.EnumerateArray().All(key => instance.TryGetProperty(key.GetString()!, out _)),
        "propertyNames" => Members(instance).All(member => IsValid(value, JsonSerializer.SerializeToElement(member.Name))),
        "minProperties" => instance.ValueKind != JsonValueKind.Object || Members(instance).Count() >= value.GetInt32(),
        "additionalProperties" => Members(instance).All(member => IsNamed(schema, member.Name) || IsValid(value, member.Value)),
        _ when Annotations.Contains(keyword) => true,
        _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"the keyword '{keyword}'")),
    };

    private static bool IsNamed(JsonElement schema, string key) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _);

    private static JsonElement.ObjectEnumerator Members(JsonElement instance) => instance.ValueKind == JsonValueKind.Object ? instance.EnumerateObject() : default;

    private static bool IsOf(string type, JsonElement instance) => type switch
    {
        "object" => instance.ValueKind == JsonValueKind.Object,
        "array" => instance.ValueKind == JsonValueKind.Array,
        "string" => instance.ValueKind == JsonValueKind.String,
        "number" => instance.ValueKind == JsonValueKind.Number,
        "integer" => instance.ValueKind == JsonValueKind.Number && double.IsInteger(instance.GetDouble()),
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"the type '{type}'"),
    };
}
