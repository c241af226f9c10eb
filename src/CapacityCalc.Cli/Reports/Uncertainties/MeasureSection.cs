using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>What is worth measuring first, and why.</summary>
internal static class MeasureSection
{
    public static Section? Of(UncertaintyResult result) =>
        result.MeasureFirst.IsEmpty ? null : new("Measure", new Statements([.. result.MeasureFirst.Select(first => Prose.Of(Sentence(first, Rivals(first, result))))]));

    /// <summary>Inputs that vary together are measured together.</summary>
    public static string NameOf(InputIndices input) => string.Join(" and ", input.Paths);

    /// <summary>The inputs whose share is not told apart from the winner's by the sample.</summary>
    private static InputIndices[] Rivals(MeasureFirst first, UncertaintyResult result) =>
    [
        .. result.Indices.Where(outcome => outcome.Kind == first.Kind).SelectMany(outcome => outcome.Inputs).Where(input => input.Paths[0] != first.Input.Paths[0]
            && first.Input.Total.Value - input.Total.Value < double.Hypot(first.Input.Total.StandardError, input.Total.StandardError)),
    ];

    private static string Sentence(MeasureFirst first, InputIndices[] rivals)
    {
        var (explains, does) = first.Input.Paths.Length > 1 ? ("they explain", "they do") : ("it explains", "it does");
        return $"{NameOf(first.Input)} first for the {SampledFigures.Name(first.Kind)}: alone {explains} {SampledFigures.Share(first.Input.First)} of the variance, "
            + $"and {SampledFigures.Share(first.Input.Total)} with what {does} together with others"
            + (rivals.Length == 0 ? "" : $"; within the error of the sample it may as well be {string.Join(" or ", rivals.Select(rival => $"{NameOf(rival)} ({SampledFigures.Share(rival.Total)})"))}");
    }
}
