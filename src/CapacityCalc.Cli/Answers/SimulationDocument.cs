using System.Collections.Immutable;
using CapacityCalc.Cli.Comparing;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Answers;

/// <summary>An estimate beside a simulation, for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class SimulationDocument
{
    private const string Seconds = "s";

    private static readonly Words<ComparedStage> StageName = new("stage", stage => stage.Stage);
    private static readonly Words<ComparedObjective> ObjectiveName = new("objective", objective => EstimateDocument.NameOf(objective.Estimate.Objective));

    private static readonly ImmutableArray<Member<ComparedFigure>> PlainMembers = FigureMembers("");

    private static readonly ImmutableArray<Member<ComparedFigure>> TimeMembers = FigureMembers(Seconds);

    private static readonly ImmutableArray<Member<ComparedTimes>> TimesMembers =
    [
        new Group<ComparedTimes, ComparedFigure>("mean", times => times.Mean, TimeMembers),
        new Group<ComparedTimes, ComparedFigure>("p50", times => times.P50, TimeMembers),
        new Group<ComparedTimes, ComparedFigure>("p90", times => times.P90, TimeMembers),
        new Group<ComparedTimes, ComparedFigure>("p95", times => times.P95, TimeMembers),
        new Group<ComparedTimes, ComparedFigure>("p99", times => times.P99, TimeMembers),
        new Group<ComparedTimes, ComparedFigure>("p99_9", times => times.P999, TimeMembers),
    ];

    private static readonly ImmutableArray<Member<ComparedStage>> StageMembers =
    [
        StageName,
        new Words<ComparedStage>("branch", stage => stage.Branch),
        new Flag<ComparedStage>("stable", stage => stage.Stable),
        new Group<ComparedStage, ComparedFigure>("utilization", stage => stage.Utilization, PlainMembers),
        new Group<ComparedStage, ComparedFigure>("wait_probability", stage => stage.WaitProbability, PlainMembers),
        new Group<ComparedStage, ComparedTimes>("wait_seconds", stage => stage.Wait, TimesMembers),
        new Group<ComparedStage, ComparedTimes>("latency_seconds", stage => stage.Latency, TimesMembers),
        new Group<ComparedStage, ComparedFigure>("hedge_extra_load", stage => stage.HedgeExtraLoad, PlainMembers),
        new Group<ComparedStage, ComparedFigure>("degraded_share", stage => stage.DegradedShare, PlainMembers),
        new Group<ComparedStage, ComparedFigure>("mean_batch", stage => stage.MeanBatch, PlainMembers),
    ];

    internal static DocumentShape<Comparison> Shape { get; } = new("capcalc/simulation/1",
    [
        new Words<Comparison>("scenario", comparison => comparison.Estimate.Scenario),
        new Whole<Comparison>("seed", comparison => comparison.Simulation.Seed),
        new Whole<Comparison>("replications", comparison => (ulong)comparison.Simulation.Replications),
        new Whole<Comparison>("requests", comparison => (ulong)comparison.Simulation.Requests),
        new Whole<Comparison>("warm_up_requests", comparison => (ulong)comparison.Simulation.WarmUpRequests),
        new Words<Comparison>("ending", comparison => NameOf(comparison.Simulation.Ending)),
        new Figure<Comparison>("precision_reached", comparison => comparison.PrecisionReached),
        new Group<Comparison, ComparedTimes>("latency_seconds", comparison => comparison.EndToEnd, TimesMembers),
        new Items<Comparison, ComparedStage>("stages", comparison => comparison.Stages, StageMembers, StageName),
        new Items<Comparison, ComparedObjective>(
            "slo",
            comparison => comparison.Objectives,
            [
                ObjectiveName,
                new Figure<ComparedObjective>("limit", objective => objective.Estimate.Limit, Seconds),
                new Group<ComparedObjective, ObjectiveFigures>("estimate", objective => objective.Estimate, [
                    new Figure<ObjectiveFigures>("actual", objective => objective.Actual, Seconds),
                    new Flag<ObjectiveFigures>("passed", objective => objective.Passed),
                    new Flag<ObjectiveFigures>("marginal", objective => objective.Marginal)]),
                new Group<ComparedObjective, ComparedObjective>("simulated", objective => objective, [
                    new Figure<ComparedObjective>("actual", objective => objective.Simulated?.Actual, Seconds),
                    new Figure<ComparedObjective>("half_width", objective => objective.Figure.Simulated?.HalfWidth, Seconds),
                    new Flag<ComparedObjective>("passed", objective => objective.Simulated?.Passed),
                    new Flag<ComparedObjective>("marginal", objective => objective.Simulated?.Marginal)]),
            ],
            ObjectiveName),
        new Group<Comparison, Estimate>(
            "estimate", comparison => comparison.Estimate, EstimateDocument.Embedded),
    ]);

    public static DescribedDocument<Comparison> From(Comparison comparison) => new(Shape, comparison, comparison.Diagnostics);

    private static ImmutableArray<Member<ComparedFigure>> FigureMembers(string unit) =>
    [
        new Figure<ComparedFigure>("estimate", figure => figure.Estimate, unit),
        new Figure<ComparedFigure>("simulated", figure => figure.Simulated?.Value, unit),
        new Figure<ComparedFigure>("half_width", figure => figure.Simulated?.HalfWidth, unit),
        new Figure<ComparedFigure>("difference", figure => figure.Difference),
        new Words<ComparedFigure>("verdict", figure => NameOf(figure.Agreement)),
    ];

    private static string? NameOf(Agreement agreement) => agreement switch
    {
        Agreement.None => null,
        Agreement.WithinInterval => "within_interval",
        Agreement.WithinAccuracy => "within_accuracy",
        Agreement.Bound => "bound",
        Agreement.JustOutside => "just_outside",
        Agreement.Outside => "outside",
        _ => throw new ArgumentOutOfRangeException(nameof(agreement), agreement, "no such agreement"),
    };

    private static string NameOf(SimulationEnding ending) => ending switch
    {
        SimulationEnding.Completed => "completed",
        SimulationEnding.PrecisionReached => "precision_reached",
        SimulationEnding.RequestLimit => "request_limit",
        SimulationEnding.Interrupted => "interrupted",
        SimulationEnding.Overloaded => "overloaded",
        SimulationEnding.TooLarge => "too_large",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "not an ending"),
    };
}
