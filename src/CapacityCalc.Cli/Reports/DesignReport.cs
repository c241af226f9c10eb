using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Designs;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Solutions;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>The cheapest design for people: what was chosen, how it is known, and the estimate of it.</summary>
public static class DesignReport
{
    public static Report From(DesignSolution solution, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(solution);
        IEnumerable<Section?> sections = [ChoicesSection.Of(solution), DesignsSection.Of(solution), .. EstimateSections.Of(solution.Estimate), NotesSection.Of(diagnostics)];
        return new(solution.Scenario, [.. DesignHeadline.Of(solution)], [.. sections.OfType<Section>()]);
    }
}
