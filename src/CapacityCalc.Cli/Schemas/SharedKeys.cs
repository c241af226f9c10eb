using System.Collections.Immutable;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Cli.Schemas;

/// <summary>The keys that several maps describe alike: written down once, and referred to.</summary>
internal sealed class SharedKeys
{
    private const string Prefix = "key-";

    private readonly ImmutableDictionary<string, string> _names;

    private SharedKeys(ImmutableArray<(string Name, JsonPart Schema)> definitions)
    {
        Definitions = definitions;
        _names = definitions.ToImmutableDictionary(definition => TextOf(definition.Schema), definition => definition.Name);
    }

    public ImmutableArray<(string Name, JsonPart Schema)> Definitions { get; }

    public static SharedKeys Of(IEnumerable<ParameterSet> sets, Func<ParameterSet, IParameter, JsonMap> property)
    {
        var repeated = sets.SelectMany(set => set.Parameters.Select(parameter => (parameter.Name, Schema: (JsonPart)property(set, parameter))))
            .GroupBy(key => TextOf(key.Schema))
            .Where(alike => alike.Count() > 1)
            .Select(alike => alike.First());
        var names = new HashSet<string>();
        return new([.. repeated.Select(key => (Unused(Prefix + key.Name, names), key.Schema))]);
    }

    /// <summary>The key's schema, or a reference to it.</summary>
    public JsonMap For(JsonMap schema) => _names.TryGetValue(TextOf(schema), out var name) ? Schema.Reference(name) : schema;

    /// <summary>Keys of one name may mean several things: the second becomes key-time-2.</summary>
    private static string Unused(string name, HashSet<string> names)
    {
        var unused = name;
        for (var number = 2; !names.Add(unused); number++)
        {
            unused = FormattableString.Invariant($"{name}-{number}");
        }

        return unused;
    }

    private static string TextOf(JsonPart schema) => JsonFormat.Text(schema.Write);
}
