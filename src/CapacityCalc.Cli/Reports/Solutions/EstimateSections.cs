using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Solutions;

/// <summary>What is shown of the estimate at an answer.</summary>
internal static class EstimateSections
{
    public static IEnumerable<Section?> Of(Estimate? estimate) => estimate is null
        ? []
        : [FunnelSection.Of(estimate), StagesSection.Of(estimate), LatencySection.Of(estimate), FleetSection.Of(estimate), ObjectivesSection.Of(estimate), PlanningSection.Of(estimate)];
}
