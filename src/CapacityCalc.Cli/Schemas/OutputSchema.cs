using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;

namespace CapacityCalc.Cli.Schemas;

/// <summary>The format of an answer as a JSON Schema, made of the members that write it.</summary>
/// <remarks>Members that it does not name are allowed, as later versions of the program may add some; what it names is never renamed, moved or left out under one version.</remarks>
internal static class OutputSchema
{
    private const string Null = "null";

    public static JsonMap Number { get; } = Either("number", Null);

    public static JsonMap Integer { get; } = Either("integer", Null);

    public static JsonMap Text { get; } = Either("string", Null);

    public static JsonMap Truth { get; } = Either("boolean", Null);

    /// <summary>Every document of that shape.</summary>
    public static JsonMap Whole(IDocumentShape shape) => new JsonMap(
            ("$schema", Schema.Dialect),
            ("$id", $"urn:{shape.Schema.Replace('/', ':')}"),
            ("title", $"CapacityCalc answer {shape.Schema}"))
        .With([.. Of([new("schema", new JsonMap(("const", shape.Schema)), IsRequired: true), .. shape.Properties]).Members]);

    public static JsonMap Of<T>(ImmutableArray<Member<T>> members)
        where T : class => Of(members.Select(OutputProperty.Of));

    public static JsonMap Of(params IEnumerable<OutputProperty> properties)
    {
        var all = properties.ToArray();
        return new JsonMap(("type", "object"), ("properties", new JsonMap([.. all.Select(property => (property.Name, (JsonPart)property.Schema))])))
            .With([.. Schema.Required(all.Where(property => property.IsRequired).Select(property => property.Name)).Members]);
    }

    public static JsonMap OrNull(JsonMap map) => new([.. map.Members.Select(member => member.Key == "type" ? ("type", JsonList.Of(["object", Null])) : member)]);

    public static JsonMap Either(params IEnumerable<string> types) => new(("type", JsonList.Of(types)));
}
