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
            NameOf(diagnostic.Severity),
            new Run(diagnostic.Message + (diagnostic.Hint is { } hint ? $"; {hint}" : ""), Tone.Plain),
            new Run(place.Length > 0 ? $" ({place}, {diagnostic.Code})" : $" ({diagnostic.Code})", Tone.Quiet),
        ]);
    }

    /// <summary>How grave it is, in a word and its tone.</summary>
    public static Run NameOf(Severity severity) => severity switch
    {
        Severity.Error => new("error: ", Tone.Bad),
        Severity.Warning => new("warning: ", Tone.Doubtful),
        Severity.Info => new("info: ", Tone.Quiet),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "no such severity"),
    };
}
