using System.Collections.Immutable;
using System.Text.Json;

namespace CapacityCalc.Cli.Schemas;

/// <summary>A part of a JSON document, as a value.</summary>
internal abstract record JsonPart
{
    public abstract void Write(Utf8JsonWriter writer);

    public static implicit operator JsonPart(string text) => new JsonText(text);

    public static implicit operator JsonPart(double number) => new JsonNumber(number);

    public static implicit operator JsonPart(bool truth) => new JsonTruth(truth);
}

internal sealed record JsonText(string Text) : JsonPart
{
    public override void Write(Utf8JsonWriter writer) => writer.WriteStringValue(Text);
}

internal sealed record JsonNumber(double Number) : JsonPart
{
    public override void Write(Utf8JsonWriter writer) => writer.WriteNumberValue(Number);
}

internal sealed record JsonTruth(bool Truth) : JsonPart
{
    public override void Write(Utf8JsonWriter writer) => writer.WriteBooleanValue(Truth);
}

internal sealed record JsonList(params ImmutableArray<JsonPart> Items) : JsonPart
{
    public static JsonList Of(IEnumerable<string> words) => new([.. words.Select(word => new JsonText(word))]);

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.Write(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Members in their order.</summary>
internal sealed record JsonMap(params ImmutableArray<(string Key, JsonPart Value)> Members) : JsonPart
{
    public JsonMap With(params ReadOnlySpan<(string Key, JsonPart Value)> members) => new([.. Members, .. members]);

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in Members)
        {
            writer.WritePropertyName(key);
            value.Write(writer);
        }

        writer.WriteEndObject();
    }
}
