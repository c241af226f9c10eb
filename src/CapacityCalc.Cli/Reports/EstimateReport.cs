using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports;

/// <summary>An estimate for people: the answer, then what it follows from.</summary>
public static class EstimateReport
{
    public static Report From(Estimate estimate) => new(
        estimate.Scenario,
        [Headline.Of(estimate), FunnelSentence.Of(estimate.Funnel)],
        [.. Sections(estimate).OfType<Section>()]);

    /// <summary>In the order in which a designer asks; null where there is nothing to say.</summary>
    private static ImmutableArray<Section?> Sections(Estimate estimate) =>
    [
        ScenarioSection.Of(estimate),
        FunnelSection.Of(estimate),
        StagesSection.Of(estimate),
        LatencySection.Of(estimate),
        FleetSection.Of(estimate),
        HardwareSection.Of(estimate),
        CapacitySection.Of(estimate),
        ObjectivesSection.Of(estimate),
        InfeasibilitySection.Of(estimate),
        AssumptionsSection.Of(estimate),
        NotesSection.Of(estimate.Diagnostics),
    ];
}
