using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>What variants warn of, or what keeps them from being estimated: alike ones told once.</summary>
internal static class VariantNotesSection
{
    private const int MostNumbers = 6;
    private const int MostKinds = 12;

    public static Section? Of(Comparison comparison)
    {
        var kinds = comparison.Variants
            .SelectMany((variant, index) => variant.Problems.Select(problem => (Problem: problem, Index: index)))
            .GroupBy(entry => (entry.Problem.Code, entry.Problem.Span.Source, entry.Problem.Span.Line, entry.Problem.Severity))
            .OrderBy(kind => kind.Key.Severity)
            .ToArray();
        if (kinds.Length == 0)
        {
            return null;
        }

        var lines = kinds.Take(MostKinds).Select(kind => InWords([.. kind])).ToImmutableArray();
        return new("Remarks", new Statements(kinds.Length <= MostKinds ? lines : lines.Add(Prose.Of($"and {kinds.Length - MostKinds} more, which json tells", Tone.Quiet))));
    }

    private static Prose InWords(ImmutableArray<(Diagnostic Problem, int Index)> alike)
    {
        var (first, _) = alike[0];
        var indices = alike.Select(entry => entry.Index).Distinct().ToArray();
        var numbers = string.Join(", ", indices.Take(MostNumbers).Select(index => FormattableString.Invariant($"{index + 1}")));
        var which = indices.Length == 1 ? $"variant {numbers}" : $"variants {numbers}{(indices.Length > MostNumbers ? $" and {indices.Length - MostNumbers} more" : "")}";
        var sample = alike.Select(entry => entry.Problem.Message).Distinct().Count() > 1 ? "such as: " : "";
        return new(
        [
            NotesSection.NameOf(first.Severity),
            new Run($"{which}: {sample}{first.Message}{(first.Hint is { } hint ? $"; {hint}" : "")}", Tone.Plain),
            new Run($" ({first.Code})", Tone.Quiet),
        ]);
    }
}
