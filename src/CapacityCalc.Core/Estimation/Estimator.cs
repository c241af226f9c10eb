using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Answers a scenario: sizes a fleet, evaluates it, and states every figure of it.</summary>
public static class Estimator
{
    /// <summary>Sizes the fleet and judges it.</summary>
    /// <param name="measured">On this fleet, at the planned rate: what stands where no formula is exact. Sizes and capacity follow from the formulas all the same.</param>
    public static Estimate Estimate(BoundScenario bound, EstimateDetails details = EstimateDetails.All, MeasuredLatencies? measured = null)
    {
        var evaluator = new Evaluator(bound);
        var sizing = new Sizer(bound, evaluator).Size();
        var estimate = Estimate(bound, evaluator, sizing.Fleet, sizing.Latency, details, measured);
        return details.HasFlag(EstimateDetails.Choices) ? estimate with { HardwareChoices = ShapeComparison.Of(bound) } : estimate;
    }

    /// <summary>Judges a fleet that is kept, whatever the scenario would have sized.</summary>
    public static Estimate Estimate(BoundScenario bound, FleetPlan fleet, EstimateDetails details = EstimateDetails.All) =>
        Estimate(bound, new Evaluator(bound), fleet, LatencyOutcome.NotAsked, details, measured: null);

    /// <summary>The fleet that the scenario asks for.</summary>
    public static FleetPlan Size(BoundScenario bound) => new Sizer(bound, new Evaluator(bound)).Size().Fleet;

    /// <summary>Latency of the scenario's fleet against the incoming rate, up to saturation.</summary>
    public static LoadCurve LoadCurve(BoundScenario bound, FleetPlan fleet) => Capacity.Curve(bound, new Evaluator(bound), fleet);

    private static Estimate Estimate(
        BoundScenario bound, Evaluator evaluator, FleetPlan fleet, LatencyOutcome latencyOutcome, EstimateDetails details, MeasuredLatencies? measured)
    {
        var (scenario, graph) = (bound.Scenario, bound.Graph);
        var hosts = fleet.Pools.Select(pool => pool.InService).ToArray();
        var capacity = details.HasFlag(EstimateDetails.Capacity) ? new Beside<CapacityFigures>(() => Capacity.Of(bound, new Evaluator(bound), hosts)) : null;
        var budget = details.HasFlag(EstimateDetails.Budget) ? new Beside<BudgetFigures?>(() => LatencyBudget.Of(bound, hosts)) : null;
        var evaluation = evaluator.Evaluate(hosts, scenario.PipelinePerSecond);
        var bag = new DiagnosticBag();
        bag.AddAll(bound.Diagnostics);

        var stages = new StageAccounting(bound, fleet, evaluation, details).Figures(Needs(bound, evaluator, fleet, latencyOutcome, details));
        var fleetFigures = FleetAccounting.Total(scenario, graph, stages);
        var (method, accuracy) = evaluation.EndToEnd.Certainty();
        var latency = evaluation.EndToEnd.Latency.ToPercentiles();
        var computed = accuracy;
        Func<Objective, double> accuracyOf = objective => Verdicts.Accuracy(objective, computed);
        if (measured is not null)
        {
            stages = measured.Over(stages);
            if (measured.Replaces(latency, method) && measured.EndToEnd is { } whole)
            {
                (latency, method, accuracy, accuracyOf) = (whole.Times, Method.Simulated, whole.Accuracy(Objective.P99), whole.Accuracy);
            }

            Measuring.Note(bag, measured, stages, method);
        }

        var quality = stages.LastOrDefault(stage => stage.Quality is not null)?.Quality;
        var objectives = Verdicts.Judge(scenario.Slo, latency, accuracyOf, fleetFigures, Notes.KnownQuality(bag, bound, stages));
        var infeasibility = latencyOutcome == LatencyOutcome.Unreachable && details.HasFlag(EstimateDetails.Needs)
            ? Remedies.Explain(bound, evaluator, hosts)
            : null;
        Notes.Add(bag, bound, stages, fleetFigures, latencyOutcome, accuracy);
        var rules = details.HasFlag(EstimateDetails.Rules) ? PlanningRules.Check(bound, fleet, objectives, bag) : [];
        return new Estimate
        {
            Scenario = scenario.Name,
            Description = scenario.Description,
            Traffic = new TrafficFigures(scenario.Traffic.AveragePerSecond, scenario.Traffic.PeakPerSecond, scenario.PipelinePerSecond),
            Funnel = Funnel(scenario, graph),
            Stages = stages,
            Latency = latency,
            Method = method,
            Accuracy = latency.P99 is null ? null : accuracy,
            Fleet = fleetFigures,
            Breakdown = details.HasFlag(EstimateDetails.Breakdown) ? LatencyBreakdown.Of(bound, evaluation) : [],
            Day = details.HasFlag(EstimateDetails.Day) ? new DayAccounting(bound, fleet).Figures() : null,
            Capacity = capacity?.Result,
            Budget = budget?.Result,
            Bottleneck = Capacity.Bottleneck(graph, hosts),
            Objectives = objectives,
            Quality = quality,
            PlanningRules = rules,
            Infeasibility = infeasibility,
            Assumptions = scenario.Assumptions,
            Diagnostics = bag.ToImmutable(),
        };
    }

    private static ImmutableArray<long?> Needs(BoundScenario bound, Evaluator evaluator, FleetPlan fleet, LatencyOutcome outcome, EstimateDetails details) =>
        outcome is LatencyOutcome.Met or LatencyOutcome.MetWithoutProof && details.HasFlag(EstimateDetails.Needs)
            ? LatencyNeeds.Of(bound, evaluator, fleet)
            : [.. fleet.Pools.Select(_ => (long?)null)];

    private static ImmutableArray<FunnelFigures> Funnel(Scenario scenario, PipelineGraph graph) =>
    [
        .. graph.Stages.Select(stage => new FunnelFigures(
            stage.Name, stage.Kind, stage.Branch, stage.ItemsIn, stage.ItemsOut, stage.ItemsIn * scenario.PipelinePerSecond)),
    ];
}
