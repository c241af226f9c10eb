using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Frontiers;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>A frontier for people.</summary>
public static class FrontierReport
{
    public static Report From(Frontier frontier, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        IEnumerable<Section?> sections = [FrontierSection.Of(frontier), NotesSection.Of(diagnostics)];
        return new(frontier.Scenario, [FrontierHeadline.Of(frontier)], [.. sections.OfType<Section>()]);
    }
}
