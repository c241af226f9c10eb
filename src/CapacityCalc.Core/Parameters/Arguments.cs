using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Parameters;

/// <summary>The values that one map gives to a <see cref="ParameterSet"/>.</summary>
public sealed class Arguments
{
    private readonly ParameterSet _set;
    private readonly object?[] _values;
    private readonly DocumentNode?[] _nodes;
    private readonly bool[] _read;

    internal Arguments(ParameterSet set, string path, SourceSpan span, object?[] values, DocumentNode?[] nodes, ArgumentBinder binder)
    {
        _set = set;
        Path = path;
        Span = span;
        _values = values;
        _nodes = nodes;
        Binder = binder;
        _read = new bool[values.Length];
    }

    /// <summary>Where to report what only the owner of the values can see.</summary>
    public DiagnosticBag Bag => Binder.Bag;

    /// <summary>Reads the maps inside this one.</summary>
    internal ArgumentBinder Binder { get; }

    /// <summary>The scenario path of the map.</summary>
    public string Path { get; }

    public SourceSpan Span { get; }

    /// <summary>What kind or section it is.</summary>
    public string SetName => _set.Name;

    /// <summary>The names of all its parameters.</summary>
    internal IEnumerable<string> Keys => _set.Names;

    /// <summary>The parameters whose value has been read so far.</summary>
    public IEnumerable<IParameter> Read => _set.Parameters.Where((_, index) => _read[index]);

    /// <summary>The parameter of that name; null where the set has none.</summary>
    internal IParameter? Parameter(string name) => _set.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>The value; the default where none was given; the type's own default where there is none or the given one was wrong (which has been reported).</summary>
    public T? Get<T>(Parameter<T> parameter)
        where T : notnull => TryGet(parameter, out var value) ? value : parameter.DefaultValue;

    /// <summary>The value where one was given and it is right.</summary>
    public bool TryGet<T>(Parameter<T> parameter, out T value)
        where T : notnull
    {
        var index = IndexOf(parameter);
        _read[index] = true;
        if (_values[index] is T given)
        {
            value = given;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Whether the key was given, right or wrong.</summary>
    public bool IsGiven(IParameter parameter) => _nodes[IndexOf(parameter)] is not null;

    /// <summary>Whether the key was given and is wrong, which has been reported, or was required and is absent.</summary>
    public bool IsWrong(IParameter parameter)
    {
        var index = IndexOf(parameter);
        return _values[index] is null && (_nodes[index] is not null || parameter.IsRequired);
    }

    /// <summary>What was written for the key; null where it is absent.</summary>
    internal DocumentNode? NodeOf(IParameter parameter) => _nodes[IndexOf(parameter)];

    /// <summary>The parameter of that name and its value, given or by default; null where there is no such parameter or no value.</summary>
    internal (IParameter Parameter, object Value)? Find(string name)
    {
        var parameter = _set.Parameters.FirstOrDefault(known => known.Name == name);
        return parameter is not null && (_values[IndexOf(parameter)] ?? parameter.DefaultObject) is { } value ? (parameter, value) : null;
    }

    /// <summary>The place of the value, or of the map where the key is absent.</summary>
    public SourceSpan SpanOf(IParameter parameter) => _nodes[IndexOf(parameter)]?.Span ?? Span;

    public string PathOf(IParameter parameter) => Path.Length == 0 ? parameter.Name : $"{Path}.{parameter.Name}";

    /// <summary>Reads a value inside one of these, which may be a range.</summary>
    internal ValueReader ReaderOf(string path) => Binder.ReaderOf(path);

    private int IndexOf(IParameter parameter)
    {
        var index = _set.Parameters.IndexOf(parameter);
        if (index < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Name, $"not a parameter of {_set.Name}");
        }

        return index;
    }
}
