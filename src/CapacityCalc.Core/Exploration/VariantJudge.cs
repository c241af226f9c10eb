using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Estimates one variant of a scenario.</summary>
internal static class VariantJudge
{
    public static BoundScenario? Bind(ScenarioDocument? document, Diagnostic? problem, DiagnosticBag bag)
    {
        if (document is null)
        {
            bag.Add(problem!);
            return null;
        }

        return Binder.Bind(document, bag);
    }

    public static Variant Of(ScenarioDocument original, ImmutableArray<SweepValue> values, ScenarioDocument? document, Diagnostic? problem, KeptFleet? kept)
    {
        var bag = new DiagnosticBag();
        var bound = Bind(document, problem, bag);
        return bound is null
            ? new Variant { Scenario = (document ?? original).Title, File = original.Source, Values = values, Problems = Errors(bag) }
            : Judged(bound, values, document!, kept, bag);
    }

    public static Variant Judged(BoundScenario bound, ImmutableArray<SweepValue> values, ScenarioDocument document, KeptFleet? kept, DiagnosticBag bag)
    {
        var variant = new Variant { Scenario = bound.Scenario.Name, File = document.Source, Values = values };
        FleetPlan? fleet = null;
        if (kept is not null)
        {
            fleet = kept.Under(bound, bag);
            if (fleet is null)
            {
                return variant with { Problems = Errors(bag) };
            }
        }

        var estimate = fleet is null ? Estimator.Estimate(bound, EstimateDetails.None) : Estimator.Estimate(bound, fleet, EstimateDetails.None);
        return variant with
        {
            Figures = FiguresOf(estimate),
            Problems = [.. estimate.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning)],
        };
    }

    public static ImmutableArray<Diagnostic> Errors(DiagnosticBag bag) => [.. bag.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error)];

    private static VariantFigures FiguresOf(Estimate estimate) => new(
        estimate.Latency,
        estimate.Method,
        estimate.Accuracy,
        estimate.Fleet.Hosts,
        estimate.Fleet.CostPerMonth,
        estimate.Quality,
        estimate.Bottleneck,
        estimate.Objectives,
        [.. estimate.Stages.Zip(estimate.Funnel, (stage, step) => new VariantStage(stage.Stage, stage.Branch, step.ItemsIn, stage.Hosts, stage.CostPerHour * CostRate.HoursPerMonth, stage.Utilization, stage.Hardware))]);
}
