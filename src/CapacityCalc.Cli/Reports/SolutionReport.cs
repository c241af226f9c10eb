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
        IEnumerable<Section?> sections = [TrialsSection.Of(solution), .. EstimateSections.Of(solution.Estimate), NotesSection.Of(diagnostics)];
        return new(solution.Scenario, [.. SolutionHeadline.Of(solution)], [.. sections.OfType<Section>()]);
    }
}
