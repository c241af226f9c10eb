using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>What is worth measuring first, and why.</summary>
internal static class MeasureSection
{
    public static Section? Of(UncertaintyResult result) =>
        result.MeasureFirst.IsEmpty ? null : new("Measure", new Statements([.. result.MeasureFirst.Select(first => Prose.Of(Sentence(first)))]));

    /// <summary>Inputs that vary together are measured together.</summary>
    public static string NameOf(InputIndices input) => string.Join(" and ", input.Paths);

    private static string Sentence(MeasureFirst first)
    {
        var (explains, does) = first.Input.Paths.Length > 1 ? ("they explain", "they do") : ("it explains", "it does");
        return $"{NameOf(first.Input)} first for the {SampledFigures.Name(first.Kind)}: alone {explains} {SampledFigures.Share(first.Input.First)} of the variance, "
            + $"and {SampledFigures.Share(first.Input.Total)} with what {does} together with others";
    }
}
