using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>Diagnostics as a person goes through them: input by input, from the top of each.</summary>
internal static class ReadingOrder
{
    // Nobody mends more than this in one go, and a file of mistakes would scroll its beginning away.
    private const int MostTold = 100;

    /// <summary>By place, inputs in the order in which they first appear.</summary>
    public static ImmutableArray<Diagnostic> Of(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.GroupBy(diagnostic => diagnostic.Span.Source).SelectMany(input =>
            input.OrderBy(diagnostic => diagnostic.Span.Line).ThenBy(diagnostic => diagnostic.Span.Column))];

    /// <summary>What to tell of them: beside an error no remarks, and only the first hundred, errors before warnings.</summary>
    public static ImmutableArray<Diagnostic> Told(IEnumerable<Diagnostic> diagnostics)
    {
        var ordered = Of(diagnostics);
        if (ordered.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            ordered = ordered.RemoveAll(diagnostic => diagnostic.Severity == Severity.Info);
        }

        if (ordered.Length <= MostTold)
        {
            return ordered;
        }

        var gravest = ordered.OrderBy(diagnostic => diagnostic.Severity).Take(MostTold).ToHashSet();
        var left = ordered.Length - MostTold;
        return
        [
            .. ordered.Where(gravest.Contains).Take(MostTold),
            new(
                DiagnosticCodes.TooManyErrors,
                ordered.Min(diagnostic => diagnostic.Severity),
                ordered[0].Span with { Line = 0, Column = 0 },
                string.Create(CultureInfo.InvariantCulture, $"{left} more are not shown"),
                "mend these first"),
        ];
    }
}
