using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Answers;

/// <summary>A named part of a document, described once for every machine-readable format.</summary>
/// <typeparam name="T">What it is a part of.</typeparam>
public abstract record Member<T>(string Name)
    where T : class
{
    /// <param name="owner">Null where the owner does not exist: its members are written all the same, with no values.</param>
    public abstract void WriteJson(Utf8JsonWriter writer, T? owner);

    internal abstract void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures);

    /// <summary>What its value may be, as a JSON Schema.</summary>
    internal abstract JsonMap Describe();

    /// <summary>Whether every document has it.</summary>
    internal virtual bool IsAlwaysThere => true;
}

/// <summary>A figure in SI units, or null.</summary>
/// <param name="Unit">For formats with a column of units; empty for a plain number.</param>
public sealed record Figure<T>(string Name, Func<T, double?> Value, Func<T, string> Unit) : Member<T>(Name)
    where T : class
{
    private readonly string _everywhere = "";

    /// <param name="unit">The same in every document.</param>
    public Figure(string name, Func<T, double?> value, string unit = "")
        : this(name, value, _ => unit) => _everywhere = unit;

    internal override JsonMap Describe() => _everywhere.Length == 0 ? OutputSchema.Number : OutputSchema.Number.With(("description", "in " + _everywhere));

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (ExactNumber.Of(owner is null ? null : Value(owner)) is { } number)
        {
            writer.WriteNumber(Name, number);
        }
        else
        {
            writer.WriteNull(Name);
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        figures.Add(place.Leaf(Name, ExactNumber.Print(owner is null ? null : Value(owner)), owner is null ? "" : Unit(owner)));
}

/// <summary>A whole number, written to its last digit.</summary>
public sealed record Whole<T>(string Name, Func<T, ulong> Value) : Member<T>(Name)
    where T : class
{
    internal override JsonMap Describe() => OutputSchema.Integer;

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (owner is null)
        {
            writer.WriteNull(Name);
        }
        else
        {
            writer.WriteNumber(Name, Value(owner));
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        figures.Add(place.Leaf(Name, owner is null ? "" : Value(owner).ToString(CultureInfo.InvariantCulture), ""));
}

public sealed record Words<T>(string Name, Func<T, string?> Value) : Member<T>(Name)
    where T : class
{
    internal override JsonMap Describe() => OutputSchema.Text;

    public override void WriteJson(Utf8JsonWriter writer, T? owner) => writer.WriteString(Name, owner is null ? null : Value(owner));

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        figures.Add(place.Leaf(Name, owner is null ? "" : Value(owner) ?? "", ""));
}

/// <summary>True, false, or null where that is not known.</summary>
public sealed record Flag<T>(string Name, Func<T, bool?> Value) : Member<T>(Name)
    where T : class
{
    internal override JsonMap Describe() => OutputSchema.Truth;

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (owner is not null && Value(owner) is { } value)
        {
            writer.WriteBoolean(Name, value);
        }
        else
        {
            writer.WriteNull(Name);
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        figures.Add(place.Leaf(Name, (owner is null ? null : Value(owner)) switch { true => "true", false => "false", null => "" }, ""));
}

/// <summary>Members of a part; written with null values where the part does not exist.</summary>
public sealed record Group<T, TPart>(string Name, Func<T, TPart?> Part, ImmutableArray<Member<TPart>> Members) : Member<T>(Name)
    where T : class
    where TPart : class
{
    internal override JsonMap Describe() => OutputSchema.Of(Members);

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        writer.WriteStartObject(Name);
        foreach (var member in Members)
        {
            member.WriteJson(writer, owner is null ? null : Part(owner));
        }

        writer.WriteEndObject();
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures)
    {
        foreach (var member in Members)
        {
            member.Flatten(owner is null ? null : Part(owner), place.Inside(Name), figures);
        }
    }
}

/// <summary>Parts of one shape, in their order.</summary>
/// <param name="Key">The member that tells the items apart; null where only their order does.</param>
public sealed record Items<T, TItem>(string Name, Func<T, ImmutableArray<TItem>> Parts, ImmutableArray<Member<TItem>> Members, Words<TItem>? Key = null) : Member<T>(Name)
    where T : class
    where TItem : class
{
    internal override JsonMap Describe() => Schema.ListOf(OutputSchema.Of(Members));

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        writer.WriteStartArray(Name);
        foreach (var item in owner is null ? [] : Parts(owner))
        {
            writer.WriteStartObject();
            foreach (var member in Members)
            {
                member.WriteJson(writer, item);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures)
    {
        var number = 0;
        foreach (var item in owner is null ? [] : Parts(owner))
        {
            number++;
            var itemPlace = place.Item(Name, Key?.Name, Key?.Value(item), number);
            foreach (var member in Members)
            {
                if (member != Key)
                {
                    member.Flatten(item, itemPlace, figures);
                }
            }
        }
    }
}

/// <summary>A part that may be absent as a whole: null then, rather than an object of nulls.</summary>
public sealed record OptionalGroup<T, TPart>(string Name, Func<T, TPart?> Part, ImmutableArray<Member<TPart>> Members) : Member<T>(Name)
    where T : class
    where TPart : class
{
    internal override JsonMap Describe() => OutputSchema.OrNull(OutputSchema.Of(Members));

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (owner is null || Part(owner) is null)
        {
            writer.WriteNull(Name);
        }
        else
        {
            new Group<T, TPart>(Name, Part, Members).WriteJson(writer, owner);
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures)
    {
        if (owner is not null && Part(owner) is not null)
        {
            new Group<T, TPart>(Name, Part, Members).Flatten(owner, place, figures);
        }
    }
}

/// <summary>A part that only some scenarios ask for: the member is left out where they do not.</summary>
public sealed record AskedGroup<T, TPart>(string Name, Func<T, TPart?> Part, ImmutableArray<Member<TPart>> Members) : Member<T>(Name)
    where T : class
    where TPart : class
{
    internal override bool IsAlwaysThere => false;

    internal override JsonMap Describe() => OutputSchema.Of(Members);

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (owner is not null && Part(owner) is not null)
        {
            new Group<T, TPart>(Name, Part, Members).WriteJson(writer, owner);
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        new OptionalGroup<T, TPart>(Name, Part, Members).Flatten(owner, place, figures);
}

/// <summary>Parts that only some commands ask for: the member is left out where there are none.</summary>
public sealed record AskedItems<T, TItem>(string Name, Func<T, ImmutableArray<TItem>> Parts, ImmutableArray<Member<TItem>> Members, Words<TItem>? Key = null) : Member<T>(Name)
    where T : class
    where TItem : class
{
    private readonly Items<T, TItem> _items = new(Name, Parts, Members, Key);

    internal override bool IsAlwaysThere => false;

    internal override JsonMap Describe() => _items.Describe();

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        if (owner is not null && !Parts(owner).IsEmpty)
        {
            _items.WriteJson(writer, owner);
        }
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) => _items.Flatten(owner, place, figures);
}

/// <summary>Words in their order, such as the paths of inputs that count as one.</summary>
public sealed record WordList<T>(string Name, Func<T, ImmutableArray<string>> Value) : Member<T>(Name)
    where T : class
{
    internal override JsonMap Describe() => Schema.ListOf(Schema.Text);

    public override void WriteJson(Utf8JsonWriter writer, T? owner)
    {
        writer.WriteStartArray(Name);
        foreach (var word in owner is null ? [] : Value(owner))
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    internal override void Flatten(T? owner, FlatPlace place, ICollection<FlatFigure> figures) =>
        figures.Add(place.Leaf(Name, owner is null ? "" : string.Join(' ', Value(owner)), ""));
}
