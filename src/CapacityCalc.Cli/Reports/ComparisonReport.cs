using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Comparisons;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>A comparison for people: which variant to choose, then a row each.</summary>
public static class ComparisonReport
{
    /// <param name="diagnostics">Of the comparison as a whole; those of a variant stand with it.</param>
    /// <param name="drawings">Whether what is for a terminal only is in it.</param>
    public static Report From(Comparison comparison, ImmutableArray<Diagnostic> diagnostics, Drawings drawings = Drawings.None)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var shown = ShownVariants.Of(comparison);
        return new(
            string.Join(", ", comparison.Variants.Select(variant => variant.Scenario).Distinct()),
            [.. ComparisonHeadline.Of(comparison)],
            [.. Sections(comparison, shown, diagnostics, drawings).OfType<Section>()]);
    }

    private static ImmutableArray<Section?> Sections(Comparison comparison, ImmutableArray<int> shown, ImmutableArray<Diagnostic> diagnostics, Drawings drawings) =>
    [
        LimitsSection.Of(comparison),
        VariantsSection.Of(comparison, shown),
        drawings == Drawings.Terminal ? SweepLines.Of(comparison) : null,
        ChangesSection.Of(comparison, shown),
        VariantNotesSection.Of(comparison),
        NotesSection.Of(diagnostics),
    ];
}
