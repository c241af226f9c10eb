using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The rules for what a person may call a stage, a branch or a model, and for naming a kind.</summary>
internal static class Names
{
    private const int LongestName = 100;

    /// <summary>Whether a path can hold the name; one that it cannot is reported.</summary>
    public static bool Check(string name, SourceSpan span, string what, DiagnosticBag bag)
    {
        var problem = name switch
        {
            { Length: 0 } => "is empty",
            { Length: > LongestName } => $"is longer than {LongestName} characters",
            _ when name.Contains('.', StringComparison.Ordinal) => "has a dot, which separates the parts of a path",
            _ when name.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '=' or '/') => "has a character other than letters, digits, '-' and '_'",
            _ => null,
        };
        if (problem is not null)
        {
            bag.Error(DiagnosticCodes.InvalidName, span, $"the {what}'s name {Excerpt.Quote(name)} {problem}", "write for example 'rank-1'");
        }

        return problem is null;
    }

    /// <summary>The kind that a map names under <paramref name="key"/>; null after a diagnostic.</summary>
    public static TKind? Kind<TKind>(MapNode map, string key, string path, IEnumerable<string> known, Func<string, TKind?> find, DiagnosticBag bag)
        where TKind : class
    {
        if (map[key] is not { } node)
        {
            bag.Error(DiagnosticCodes.MissingKey, map.Span, $"'{path}' needs '{key}'", $"add '{key}: {known.First()}' (one of {string.Join(", ", known)})");
            return null;
        }

        if (!new ValueReader($"{path}.{key}", bag).TryText(node, "kind", known.First(), out var name))
        {
            return null;
        }

        if (find(name) is { } kind)
        {
            return kind;
        }

        bag.Error(DiagnosticCodes.UnknownKind, node.Span, $"unknown kind {Excerpt.Quote(name)} in '{path}'", Suggestions.Hint(name, [.. known]));
        return null;
    }
}
