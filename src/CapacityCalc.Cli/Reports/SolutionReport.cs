using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Solutions;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>A solution for people: the value, what binds, and the estimate there.</summary>
public static class SolutionReport
{
    public static Report From(Solution solution, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return new(solution.Scenario, [.. SolutionHeadline.Of(solution)], [.. Sections(solution, diagnostics).OfType<Section>()]);
    }

    private static ImmutableArray<Section?> Sections(Solution solution, ImmutableArray<Diagnostic> diagnostics) => solution.Estimate is { } estimate
        ?
        [
            TrialsSection.Of(solution),
            FunnelSection.Of(estimate),
            StagesSection.Of(estimate),
            LatencySection.Of(estimate),
            FleetSection.Of(estimate),
            ObjectivesSection.Of(estimate),
            NotesSection.Of(diagnostics),
        ]
        : [TrialsSection.Of(solution), NotesSection.Of(diagnostics)];
}
