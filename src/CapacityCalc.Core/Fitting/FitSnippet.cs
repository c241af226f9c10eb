using System.Collections.Immutable;

namespace CapacityCalc.Core.Fitting;

/// <summary>A part of a scenario, as it would be written.</summary>
/// <param name="Text">YAML that stands at the left edge, its last line without a line feed.</param>
/// <param name="Remarks">What to mind where it is pasted.</param>
public sealed record FitSnippet(string Text, ImmutableArray<string> Remarks)
{
    internal static FitSnippet Model(string name, IEnumerable<(string Key, string Value)> entries, params ImmutableArray<string> remarks) =>
        new($"models:\n  {name}: {Map(entries)}", remarks);

    /// <summary>A model of many keys, one a line.</summary>
    internal static FitSnippet LongModel(string name, IEnumerable<(string Key, string Value)> entries, ImmutableArray<string> remarks) =>
        new($"models:\n  {name}:{string.Concat(entries.Select(entry => $"\n    {entry.Key}: {entry.Value}"))}", remarks);

    internal static string Map(IEnumerable<(string Key, string Value)> entries) => $"{{ {string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))} }}";
}
