using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>One key that a kind or a section reads.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Parameter<T> : IParameter
    where T : notnull
{
    private readonly T? _default;

    private Parameter(string name, ParameterType<T> type, string doc, ParameterPresence presence, T? defaultValue)
    {
        Name = name;
        Type = type;
        Doc = doc;
        Presence = presence;
        _default = defaultValue;
    }

    public string Name { get; }

    public string Doc { get; }

    public ParameterType<T> Type { get; }

    public ParameterPresence Presence { get; }

    public string TypeName => Type.Name;

    public string Example => Type.Example;

    public ValueForm Form => Type.Form;

    public string? Range => Type.Range;

    public ImmutableArray<Dimension> Dimensions => Type.Dimensions;

    public Bounds? Bounds => Type.Bounds;

    public bool CountsWholes => Type.CountsWholes;

    public bool IsRequired => Presence == ParameterPresence.Required;

    public string? Default => Presence == ParameterPresence.Defaulted ? Type.Print(_default!) : null;

    /// <summary>The default; the type's own default where there is none.</summary>
    public T? DefaultValue => _default;

    internal static Parameter<T> Create(string name, ParameterType<T> type, string doc, ParameterPresence presence, T? defaultValue = default) =>
        new(name, type, doc, presence, defaultValue);

    object? IParameter.DefaultObject => Presence == ParameterPresence.Defaulted ? _default : null;

    double? IParameter.NumberOf(object value) => Type.NumberOf((T)value);

    object? IParameter.Read(DocumentNode node, ValueReader reader) => Type.TryRead(node, reader, out var value) ? value : null;

    string IParameter.Print(object value) => Type.Print((T)value);
}

public enum ParameterPresence
{
    Required,
    Optional,
    Defaulted,
}

/// <summary>Makes parameters; the type argument follows from the parameter's type.</summary>
public static class Parameter
{
    public static Parameter<T> Required<T>(string name, ParameterType<T> type, string doc)
        where T : notnull => Parameter<T>.Create(name, type, doc, ParameterPresence.Required);

    public static Parameter<T> Optional<T>(string name, ParameterType<T> type, string doc)
        where T : notnull => Parameter<T>.Create(name, type, doc, ParameterPresence.Optional);

    public static Parameter<T> WithDefault<T>(string name, ParameterType<T> type, T defaultValue, string doc)
        where T : notnull => Parameter<T>.Create(name, type, doc, ParameterPresence.Defaulted, defaultValue);
}
