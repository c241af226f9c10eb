using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Fits;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports;

/// <summary>A fit for people: the finding, the parameters with their errors, the YAML, and where the fit is off.</summary>
public static class FitReport
{
    public static Report From(Fit fit, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(fit);
        IEnumerable<Section?> sections = [ParametersSection.Of(fit), YamlSection.Of(fit), QualitySection.Of(fit), ResidualsSection.Of(fit), NotesSection.Of(diagnostics)];
        return new($"Fit of {fit.Source}", [new Prose([new Run("✓ ", Tone.Good), new Run(fit.Finding, Tone.Strong)])], [.. sections.OfType<Section>()]);
    }
}
