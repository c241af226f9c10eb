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

    public static Variant Of(ScenarioDocument original, ImmutableArray<SweepValue> values, ScenarioDocument? document, Diagnostic? problem, KeptFleet? kept, Incident? incident)
    {
        var bag = new DiagnosticBag();
        var bound = Bind(document, problem, bag);
        return bound is null
            ? new Variant { Scenario = (document ?? original).Title, File = original.Source, Values = values, Problems = Errors(bag) }
            : Judged(bound, values, document!, kept, incident, bag);
    }

    public static Variant Judged(BoundScenario bound, ImmutableArray<SweepValue> values, ScenarioDocument document, KeptFleet? kept, Incident? incident, DiagnosticBag bag)
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

        if (incident is not null)
        {
            if (!IncidentProblems.Check(bound, incident, bag))
            {
                return variant with { Problems = Errors(bag) };
            }

            fleet ??= Estimator.Size(bound);
        }

        var estimate = fleet is null ? Estimator.Estimate(bound, EstimateDetails.None) : Estimator.Estimate(bound, fleet, EstimateDetails.None);
        return variant with
        {
            Figures = incident is null ? FiguresOf(estimate) : After(FiguresOf(estimate), bound, fleet!, incident),
            Problems = [.. estimate.Diagnostics.Where(diagnostic => diagnostic is { Severity: Severity.Warning } or { Code: DiagnosticCodes.InputsUncertain })],
        };
    }

    /// <summary>What an incident makes of the same fleet: hosts, cost and quality stay.</summary>
    private static VariantFigures After(VariantFigures planned, BoundScenario bound, FleetPlan fleet, Incident incident)
    {
        var aftermath = Aftermath.Of(bound, fleet, incident, Moment.Peak);
        var after = aftermath.Judge(EstimateDetails.None);
        return planned with
        {
            Latency = after.Latency,
            Method = after.Method,
            Accuracy = after.Accuracy,
            Bottleneck = after.Bottleneck,
            Objectives = [.. after.Objectives, .. planned.Objectives.Where(objective => !objective.Objective.IsLatency())],
            Stages = [.. planned.Stages.Zip(after.Stages, (stage, judged) => stage with { Utilization = judged.Utilization })],
            Before = WhatIfAnalysis.Before(bound, fleet).Judge(EstimateDetails.None).Latency,
            StagesOut = aftermath.Out,
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
