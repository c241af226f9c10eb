using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Reports.WhatIfs;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports;

/// <summary>An estimate for people: the answer, then what it follows from.</summary>
public static class EstimateReport
{
    /// <param name="load">Of the same fleet, for a terminal, where it is drawn; null elsewhere.</param>
    public static Report From(Estimate estimate, LoadCurve? load = null) => new(
        estimate.Scenario,
        [.. Answers(estimate), FunnelSentence.Of(estimate.Funnel)],
        [.. Sections(estimate, load).OfType<Section>()]);

    /// <summary>What was asked about first.</summary>
    private static ImmutableArray<Prose> Answers(Estimate estimate) =>
        estimate.WhatIf is { } whatIf ? [WhatIfHeadline.Of(whatIf), WhatIfHeadline.Planned(estimate)] : [Headline.Of(estimate)];

    /// <summary>In the order in which a designer asks; null where there is nothing to say.</summary>
    private static ImmutableArray<Section?> Sections(Estimate estimate, LoadCurve? load) =>
    [
        WhatIfSection.Of(estimate),
        ScenarioSection.Of(estimate),
        FunnelSection.Of(estimate),
        StagesSection.Of(estimate),
        LatencySection.Of(estimate),
        BudgetSection.Of(estimate),
        FleetSection.Of(estimate),
        HardwareSection.Of(estimate),
        CapacitySection.Of(estimate, load),
        DaySection.Of(estimate),
        DayStagesSection.Of(estimate),
        ObjectivesSection.Of(estimate),
        PlanningSection.Of(estimate),
        InfeasibilitySection.Of(estimate),
        RunwaySection.Of(estimate),
        AssumptionsSection.Of(estimate),
        NotesSection.Of(estimate.Diagnostics),
    ];
}
