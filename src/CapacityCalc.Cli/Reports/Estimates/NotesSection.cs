using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>Warnings, and what else is worth knowing.</summary>
internal static class NotesSection
{
    public static Section? Of(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.IsEmpty
            ? null
            : new("Notes", new Statements([.. diagnostics.OrderBy(diagnostic => diagnostic.Severity).Select(InWords)]));

    private static Prose InWords(Diagnostic diagnostic)
    {
        var place = diagnostic.Span.ToString();
        return new(
        [
            diagnostic.Severity == Severity.Info ? new Run("info: ", Tone.Quiet) : new Run("warning: ", Tone.Doubtful),
            new Run(diagnostic.Message + (diagnostic.Hint is { } hint ? $"; {hint}" : ""), Tone.Plain),
            new Run(place.Length > 0 ? $" ({place}, {diagnostic.Code})" : $" ({diagnostic.Code})", Tone.Quiet),
        ]);
    }
}
