using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.Uncertainties;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports;

/// <summary>What ranges make of an answer, for people: what to buy and what to measure, then how likely each figure is.</summary>
public static class UncertaintyReport
{
    public static Report From(UncertaintyResult result, ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result.Scenario, [.. UncertaintyHeadline.Of(result)], [.. Sections(result, diagnostics).OfType<Section>()]);
    }

    private static ImmutableArray<Section?> Sections(UncertaintyResult result, ImmutableArray<Diagnostic> diagnostics) =>
    [
        InputsSection.Of(result),
        OutcomesSection.Of(result),
        ChancesSection.Of(result),
        FleetsSection.Of(result),
        FleetStagesSection.Of(result),
        MeasureSection.Of(result),
        IndicesSection.Of(result),
        SwingsSection.Of(result),
        ElasticitiesSection.Of(result),
        WorldsSection.Of(result),
        NotesSection.Of(diagnostics),
    ];
}
