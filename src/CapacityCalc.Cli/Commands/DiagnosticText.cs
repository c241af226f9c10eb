using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>Diagnostics as lines: <c>path:line:col: error code: message</c>, the hint indented below.</summary>
internal static class DiagnosticText
{
    /// <summary>Stands where a diagnostic has no place in any input.</summary>
    private const string Program = "capcalc";

    public static string Of(IEnumerable<Diagnostic> diagnostics, Page page)
    {
        var canvas = new Canvas(page);
        foreach (var diagnostic in diagnostics)
        {
            var place = diagnostic.Span.ToString();
            var (severity, tone) = diagnostic.Severity switch
            {
                Severity.Error => ("error", Tone.Bad),
                Severity.Warning => ("warning", Tone.Doubtful),
                _ => ("info", Tone.Quiet),
            };
            canvas.Add(place.Length > 0 ? place : Program, Tone.Strong).Add(": ").Add(severity, tone)
                .Add($" {diagnostic.Code}: {diagnostic.Message}");
            canvas.EndLine();
            if (diagnostic.Hint is { } hint)
            {
                canvas.Add("  hint: ", Tone.Quiet).Add(hint);
                canvas.EndLine();
            }
        }

        return canvas.ToString();
    }
}
