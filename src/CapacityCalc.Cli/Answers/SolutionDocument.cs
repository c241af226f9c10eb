using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Answers;

/// <summary>A solution for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class SolutionDocument
{
    private sealed record Interval(SweepValue From, SweepValue To);

    internal static readonly ImmutableArray<Member<SweepValue>> ValueMembers = [new Words<SweepValue>("value", value => value.Label), new Figure<SweepValue>("number", value => value.Number)];

    internal static readonly ImmutableArray<Member<Trial>> TrialMembers =
    [
        new Words<Trial>("value", trial => trial.Value.Label),
        new Figure<Trial>("number", trial => trial.Value.Number),
        new Flag<Trial>("meets_objectives", trial => trial.Meets),
        new Group<Trial, Percentiles>("latency_seconds", trial => trial.Figures?.Latency, EstimateDocument.PercentileMembers),
        new Figure<Trial>("hosts", trial => trial.Figures?.Hosts),
        new Figure<Trial>("cost_usd_per_month", trial => trial.Figures?.CostPerMonth, "USD/month"),
        new Items<Trial, ObjectiveFigures>("slo", trial => trial.Figures?.Objectives ?? [], EstimateDocument.ObjectiveMembers),
        new Words<Trial>("problem", trial => trial.Problem?.Message),
        new AskedGroup<Trial, FleetChoice>("confident_fleet", trial => trial.Confident?.Fleet, UncertaintyDocument.FleetMembers),
    ];

    internal static DocumentShape<Solution> Shape { get; } = new("capcalc/solution/1",
    [
        new Words<Solution>("scenario", answer => answer.Scenario),
        new Words<Solution>("path", answer => answer.Path),
        new Words<Solution>("extreme", answer => answer.Extreme == Extreme.Largest ? "largest" : "smallest"),
        new Words<Solution>("unit", answer => answer.Dimension.Units[0].Symbol),
        new Group<Solution, SweepValue>("within_from", answer => answer.Within.From, ValueMembers),
        new Group<Solution, SweepValue>("within_to", answer => answer.Within.To, ValueMembers),
        new OptionalGroup<Solution, SweepValue>("current", answer => answer.Current, ValueMembers),
        new OptionalGroup<Solution, Trial>("found", answer => answer.Found, TrialMembers),
        new Flag<Solution>("end_of_range", answer => answer.Found is null ? null : answer.Beyond is null),
        new OptionalGroup<Solution, Trial>("beyond", answer => answer.Beyond, TrialMembers),
        new OptionalGroup<Solution, Trial>("nearest_miss", answer => answer.Nearest, TrialMembers),
        new Items<Solution, Interval>("intervals", answer => [.. answer.Intervals.Select(interval => new Interval(interval.From, interval.To))], [
            new Group<Interval, SweepValue>("from", interval => interval.From, ValueMembers),
            new Group<Interval, SweepValue>("to", interval => interval.To, ValueMembers)]),
        new Figure<Solution>("trials", answer => answer.Trials),
        new OptionalGroup<Solution, Estimate>("estimate", answer => answer.Estimate, EstimateDocument.Embedded),
    ]);

    public static DescribedDocument<Solution> From(Solution solution, ImmutableArray<Diagnostic> diagnostics) => new(Shape, solution, diagnostics);
}
