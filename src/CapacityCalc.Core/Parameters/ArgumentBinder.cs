using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Parameters;

/// <summary>Reads maps by their parameter sets; the one place where keys are known, missing, unknown or in conflict.</summary>
public sealed class ArgumentBinder(DiagnosticBag bag)
{
    private readonly ImmutableArray<Assumption>.Builder _assumptions = ImmutableArray.CreateBuilder<Assumption>();
    private readonly List<Arguments> _bound = [];
    private readonly List<UncertainInput> _ranges = [];

    public DiagnosticBag Bag => bag;

    /// <summary>Every value that was given or defaulted, in the order of binding.</summary>
    public ImmutableArray<Assumption> Assumptions => _assumptions.ToImmutable();

    /// <summary>Every map bound so far.</summary>
    public IReadOnlyList<Arguments> Bound => _bound;

    /// <summary>The quantities that are known as ranges, in the order of binding.</summary>
    internal IReadOnlyList<UncertainInput> Ranges => _ranges;

    /// <summary>Reads one value of the scenario, which may be a range.</summary>
    internal ValueReader ReaderOf(string path) => new(path, bag, _ranges);

    public void Assume(string path, string value, ValueOrigin origin, string? note = null) => _assumptions.Add(new Assumption(path, value, origin, note));

    /// <summary>Says that a value is another than was given or defaulted, and where it is from.</summary>
    public void Correct(string path, string value, ValueOrigin origin, string note)
    {
        for (var index = 0; index < _assumptions.Count; index++)
        {
            if (_assumptions[index].Path == path)
            {
                _assumptions[index] = new Assumption(path, value, origin, note);
                return;
            }
        }

        Assume(path, value, origin, note);
    }

    /// <summary>Reads <paramref name="node"/>, which is a map, by <paramref name="set"/>; an absent section binds as an empty map.</summary>
    /// <param name="also">Keys that somebody else reads, such as <c>kind</c>.</param>
    public Arguments Bind(ParameterSet set, DocumentNode? node, string path, SourceSpan owner, params ReadOnlySpan<string> also) =>
        Bind(set, node, path, owner, Recorded.AsAssumptions, also);

    /// <summary>Reads what is measured, not assumed: it enters no list of assumptions.</summary>
    internal Arguments BindMeasurement(ParameterSet set, MapNode map, string path) => Bind(set, map, path, map.Span, Recorded.Nowhere, []);

    private enum Recorded
    {
        AsAssumptions,
        Nowhere,
    }

    private Arguments Bind(ParameterSet set, DocumentNode? node, string path, SourceSpan owner, Recorded recorded, ReadOnlySpan<string> also)
    {
        var values = new object?[set.Parameters.Length];
        var nodes = new DocumentNode?[set.Parameters.Length];
        var misspelt = new HashSet<string>();
        var map = node as MapNode;
        if (node is not null && map is null && node is not TextNode { Text.Length: 0 })
        {
            bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a map", $"write for example {Sample(set)}");
            return Remember(new Arguments(set, path, node.Span, values, nodes, this));
        }

        if (map is not null)
        {
            foreach (var entry in map.Entries)
            {
                ReadEntry(set, entry, path, also, values, nodes, misspelt, recorded);
            }
        }

        var arguments = new Arguments(set, path, map?.Span ?? owner, values, nodes, this);
        CheckPresence(set, path, arguments.Span, nodes, misspelt);
        if (recorded == Recorded.AsAssumptions)
        {
            Record(set, path, values, nodes);
        }

        return Remember(arguments);
    }

    private Arguments Remember(Arguments arguments)
    {
        _bound.Add(arguments);
        return arguments;
    }

    private void ReadEntry(ParameterSet set, MapEntry entry, string path, ReadOnlySpan<string> also, object?[] values, DocumentNode?[] nodes, HashSet<string> misspelt, Recorded recorded)
    {
        for (var index = 0; index < set.Parameters.Length; index++)
        {
            var parameter = set.Parameters[index];
            if (parameter.Name == entry.Key)
            {
                nodes[index] = entry.Value;
                values[index] = parameter.Read(entry.Value, recorded == Recorded.AsAssumptions ? ReaderOf(Join(path, entry.Key)) : new ValueReader(Join(path, entry.Key), bag));
                return;
            }
        }

        if (also.Contains(entry.Key))
        {
            return;
        }

        string[] known = [.. also, .. set.Names];
        if (Suggestions.Nearest(entry.Key, known) is { } meant)
        {
            misspelt.Add(meant);
        }

        bag.Error(
            DiagnosticCodes.UnknownKey,
            entry.KeySpan,
            $"unknown key {Excerpt.Quote(entry.Key)} in {Owner(set, path)}",
            Suggestions.Hint(entry.Key, known));
    }

    /// <param name="misspelt">Keys that were probably meant by unknown ones: they are not missing besides.</param>
    private void CheckPresence(ParameterSet set, string path, SourceSpan span, DocumentNode?[] nodes, HashSet<string> misspelt)
    {
        for (var index = 0; index < set.Parameters.Length; index++)
        {
            var parameter = set.Parameters[index];
            if (parameter.IsRequired && nodes[index] is null && !misspelt.Contains(parameter.Name))
            {
                bag.Error(
                    DiagnosticCodes.MissingKey,
                    span,
                    $"{Owner(set, path)} needs '{parameter.Name}'",
                    $"add '{parameter.Name}: {parameter.Example}' ({Plain(parameter.Doc)})");
            }
        }

        foreach (var constraint in set.Constraints)
        {
            switch (constraint)
            {
                case ExactlyOneOf exactly:
                    CheckExactlyOne(set, path, span, nodes, exactly);
                    break;
                case AtMostOneOf atMost:
                    CheckAtMostOne(set, path, nodes, atMost);
                    break;
            }
        }
    }

    private void CheckExactlyOne(ParameterSet set, string path, SourceSpan span, DocumentNode?[] nodes, ExactlyOneOf constraint)
    {
        DocumentNode? Given(IParameter parameter) => nodes[set.Parameters.IndexOf(parameter)];
        var touched = constraint.Groups.Where(group => group.Any(parameter => Given(parameter) is not null)).ToArray();
        switch (touched)
        {
            case []:
                bag.Error(DiagnosticCodes.MissingKey, span, $"{Owner(set, path)} needs {Plain(constraint.Doc)}", $"add for example '{constraint.Groups[0][0].Name}: {constraint.Groups[0][0].Example}'");
                break;
            case [var group]:
                foreach (var missing in group.Where(parameter => Given(parameter) is null))
                {
                    bag.Error(
                        DiagnosticCodes.MissingKey,
                        span,
                        $"{Owner(set, path)} needs '{missing.Name}' beside '{group.First(parameter => Given(parameter) is not null).Name}'",
                        $"add '{missing.Name}: {missing.Example}' ({Plain(missing.Doc)})");
                }

                break;
            default:
                var second = touched[1].First(parameter => Given(parameter) is not null);
                bag.Error(
                    DiagnosticCodes.ConflictingKeys,
                    Given(second)!.Span,
                    $"{Owner(set, path)} takes {Plain(constraint.Doc)}, not both",
                    $"remove {string.Join(" and ", touched[1].Where(parameter => Given(parameter) is not null).Select(parameter => $"'{parameter.Name}'"))}");
                break;
        }
    }

    private void CheckAtMostOne(ParameterSet set, string path, DocumentNode?[] nodes, AtMostOneOf constraint)
    {
        var given = constraint.Parameters.Where(parameter => nodes[set.Parameters.IndexOf(parameter)] is not null).ToArray();
        if (given.Length > 1)
        {
            bag.Error(
                DiagnosticCodes.ConflictingKeys,
                nodes[set.Parameters.IndexOf(given[1])]!.Span,
                $"{Owner(set, path)} takes {Plain(constraint.Doc)}",
                $"remove '{given[0].Name}' or '{given[1].Name}'");
        }
    }

    private void Record(ParameterSet set, string path, object?[] values, DocumentNode?[] nodes)
    {
        for (var index = 0; index < set.Parameters.Length; index++)
        {
            var parameter = set.Parameters[index];
            if (values[index] is { } value && parameter.Print(value) is { Length: > 0 } text)
            {
                if (RangeAt(nodes[index]!, Join(path, parameter.Name)) is { } range)
                {
                    Assume(range.Path, text, nodes[index]!.Origin, $"median of {range.Written}");
                    continue;
                }

                // As the person wrote it: 600k USD/month is not told back as 821.9 USD/h.
                Assume(Join(path, parameter.Name), nodes[index] is TextNode written ? written.Text : text, nodes[index]!.Origin);
            }
            else if (nodes[index] is null && parameter.Default is { Length: > 0 } fallback)
            {
                Assume(Join(path, parameter.Name), fallback, ValueOrigin.Default);
            }
        }
    }

    private UncertainInput? RangeAt(DocumentNode node, string path) =>
        _ranges.Count == 0 || node is QuantityNode ? null : _ranges.Find(range => range.Path == path && range.Span == node.Span);

    private static string Owner(ParameterSet set, string path) => path.Length == 0 ? "the scenario" : path == set.Name ? $"'{path}'" : $"'{path}' ({set.Name})";

    private static string Sample(ParameterSet set)
    {
        IEnumerable<IParameter> shown = set.Parameters.Where(parameter => parameter.IsRequired);
        return Sample([.. shown.DefaultIfEmpty(set.Parameters[0])]);
    }

    private static string Sample(ImmutableArray<IParameter> parameters) =>
        "'{ " + string.Join(", ", parameters.Select(parameter => $"{parameter.Name}: {parameter.Example}")) + " }'";

    /// <summary>Documentation marks keys by backticks; messages by quotes.</summary>
    private static string Plain(string doc) => doc.Replace('`', '\'');

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
