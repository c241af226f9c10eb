using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Cli.Answers;

/// <summary>What ranges make of an answer, for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class UncertaintyDocument
{
    private const string UsdPerHour = "USD/h";

    private static readonly Words<UncertainInput> InputPath = new("path", input => input.Path);

    private static readonly ImmutableArray<Member<UncertainInput>> InputMembers =
    [
        InputPath,
        new Words<UncertainInput>("written", input => input.Written),
        new Words<UncertainInput>("unit", UnitOf),
        new Flag<UncertainInput>("whole", input => input.CountsWholes),
        new Figure<UncertainInput>("p5", input => input.At(0.05), UnitOf),
        new Figure<UncertainInput>("median", input => input.Median, UnitOf),
        new Figure<UncertainInput>("p95", input => input.At(0.95), UnitOf),
    ];

    private static readonly Words<ObjectiveChance> ObjectiveName = new("objective", chance => EstimateDocument.NameOf(chance.Objective));

    private static readonly ImmutableArray<Member<ObjectiveChance>> ObjectiveMembers =
    [
        ObjectiveName,
        new Figure<ObjectiveChance>("limit", chance => chance.Limit, UnitOf),
        new Words<ObjectiveChance>("unit", UnitOf),
        new Group<ObjectiveChance, Sampled>("planned_fleet", chance => Sampled.Of(chance.Kept), Sampled.Members("")),
        new Group<ObjectiveChance, Sampled>("sized_anew", chance => Sampled.Of(chance.Sized), Sampled.Members("")),
    ];

    private static readonly Words<StageHosts> StageName = new("stage", stage => stage.Stage);

    internal static readonly ImmutableArray<Member<FleetChoice>> FleetMembers =
    [
        new Figure<FleetChoice>("confidence", fleet => fleet.Confidence),
        new Flag<FleetChoice>("reached", fleet => fleet.IsReached),
        new Figure<FleetChoice>("hosts", fleet => fleet.IsReached ? fleet.Hosts : null),
        new Items<FleetChoice, StageHosts>("stages", fleet => fleet.Stages, [StageName, new Figure<StageHosts>("hosts", stage => stage.Hosts)], StageName),
        new Figure<FleetChoice>("cost_usd_per_hour", fleet => fleet.IsReached ? fleet.CostPerHour : null, UsdPerHour),
        new Group<FleetChoice, Sampled>("holds", fleet => Sampled.Of(fleet.Holds), Sampled.Members("")),
        new OptionalGroup<FleetChoice, Sampled>("misses_objectives", fleet => fleet.IsReached ? Sampled.Of(fleet.Misses) : null, Sampled.Members("")),
        new Figure<FleetChoice>("hosts_too_many", fleet => fleet.IsReached ? fleet.HostsTooMany.Value : null),
        new Figure<FleetChoice>("hosts_too_many_standard_error", fleet => fleet.IsReached ? fleet.HostsTooMany.StandardError : null),
        new Figure<FleetChoice>("cost_too_many_usd_per_hour", fleet => fleet.IsReached ? fleet.CostTooMany : null, UsdPerHour),
        new Figure<FleetChoice>("hosts_short", fleet => fleet.IsReached ? fleet.HostsShort : null),
    ];

    private static readonly Words<OutcomeIndices> IndicesOutcome = new("outcome", indices => OutcomeMembers.NameOf(indices.Kind));

    private static readonly ImmutableArray<Member<InputIndices>> IndicesMembers =
    [
        new WordList<InputIndices>("paths", input => input.Paths),
        new Group<InputIndices, Sampled>("first", input => Sampled.Of(input.First), Sampled.Members("")),
        new Group<InputIndices, Sampled>("total", input => Sampled.Of(input.Total), Sampled.Members("")),
    ];

    private static readonly Words<InputSwing> SwingPath = new("path", swing => swing.Input.Path);

    private static readonly Words<NumberElasticity> NumberPath = new("path", number => number.Path);

    private static readonly Words<MeasureFirst> MeasuredOutcome = new("outcome", first => OutcomeMembers.NameOf(first.Kind));

    private static readonly Words<StageFigures> PlannedStage = new("stage", stage => stage.Stage);

    internal static DocumentShape<UncertaintyResult> Shape { get; } = new("capcalc/uncertainty/1",
    [
        new Words<UncertaintyResult>("scenario", answer => answer.Scenario),
        new Whole<UncertaintyResult>("worlds", answer => (ulong)answer.Worlds),
        new Whole<UncertaintyResult>("evaluations", answer => (ulong)answer.Evaluations),
        new Whole<UncertaintyResult>("seed", answer => answer.Seed),
        new Items<UncertaintyResult, UncertainInput>("inputs", answer => answer.Inputs, InputMembers, InputPath),
        new Items<UncertaintyResult, InputCorrelation>("correlations", answer => answer.Correlations, [
            new Words<InputCorrelation>("first", pair => pair.First),
            new Words<InputCorrelation>("second", pair => pair.Second),
            new Figure<InputCorrelation>("coefficient", pair => pair.Coefficient)]),
        new Group<UncertaintyResult, Estimate>("planned", answer => answer.Planned, [
            new Figure<Estimate>("p99_seconds", estimate => estimate.Latency.P99, "s"),
            new Figure<Estimate>("hosts", estimate => estimate.Fleet.Hosts),
            new Figure<Estimate>("hosts_in_service", estimate => estimate.Fleet.HostsInService),
            new Figure<Estimate>("cost_usd_per_hour", estimate => estimate.Fleet.CostPerHour, UsdPerHour),
            new Items<Estimate, StageFigures>(
                "stages", estimate => estimate.Stages, [PlannedStage, new Figure<StageFigures>("hosts", stage => stage.Hosts)], PlannedStage)]),
        new Group<UncertaintyResult, UncertaintyResult>("outcomes", answer => answer, OutcomeMembers.All),
        new Group<UncertaintyResult, Sampled>("plan_holds", answer => Sampled.Of(answer.PlanHolds), Sampled.Members("")),
        new Items<UncertaintyResult, ObjectiveChance>("objectives", answer => answer.Objectives, ObjectiveMembers, ObjectiveName),
        new Items<UncertaintyResult, FleetChoice>("fleets", answer => answer.Fleets, FleetMembers),
        new Items<UncertaintyResult, FleetChoice>("fleet_curve", answer => answer.FleetCurve, FleetMembers),
        new Items<UncertaintyResult, InputSwing>(
            "swings",
            answer => answer.Swings,
            [
                SwingPath,
                new Words<InputSwing>("unit", swing => UnitOf(swing.Input)),
                new Figure<InputSwing>("low", swing => swing.Low, swing => UnitOf(swing.Input)),
                new Figure<InputSwing>("high", swing => swing.High, swing => UnitOf(swing.Input)),
                .. OutcomeMembers.Swings,
            ],
            SwingPath),
        new Items<UncertaintyResult, OutcomeIndices>(
            "indices",
            answer => answer.Indices,
            [IndicesOutcome, new Flag<OutcomeIndices>("of_ranks", indices => indices.OfRanks), new Items<OutcomeIndices, InputIndices>("inputs", indices => indices.Inputs, IndicesMembers)],
            IndicesOutcome),
        new Items<UncertaintyResult, NumberElasticity>(
            "elasticities",
            answer => answer.Elasticities,
            [
                NumberPath,
                new Words<NumberElasticity>("unit", UnitOf),
                new Figure<NumberElasticity>("value", number => number.Value, UnitOf),
                new Figure<NumberElasticity>("low", number => number.Low, UnitOf),
                new Figure<NumberElasticity>("high", number => number.High, UnitOf),
                new Flag<NumberElasticity>("given", number => number.IsGiven),
                new OptionalGroup<NumberElasticity, ElasticityFigures>("p99_seconds", number => number.P99, ElasticityMembers("s")),
                new OptionalGroup<NumberElasticity, ElasticityFigures>("hosts", number => number.Hosts, ElasticityMembers("")),
            ],
            NumberPath),
        new Items<UncertaintyResult, MeasureFirst>(
            "measure_first",
            answer => answer.MeasureFirst,
            [MeasuredOutcome, new Group<MeasureFirst, InputIndices>("input", first => first.Input, IndicesMembers)],
            MeasuredOutcome),
    ]);

    public static DescribedDocument<UncertaintyResult> From(UncertaintyResult result, ImmutableArray<Diagnostic> diagnostics) => new(Shape, result, diagnostics);

    private static ImmutableArray<Member<ElasticityFigures>> ElasticityMembers(string unit) =>
    [
        new Figure<ElasticityFigures>("at_low", figures => figures.AtLow, unit),
        new Figure<ElasticityFigures>("at_high", figures => figures.AtHigh, unit),
        new Figure<ElasticityFigures>("elasticity", figures => figures.Elasticity),
    ];

    private static string UnitOf(UncertainInput input) => input.Dimension.Units[0].Symbol;

    private static string UnitOf(NumberElasticity number) => number.Dimension.Units[0].Symbol;

    private static string UnitOf(ObjectiveChance chance) => chance.Objective switch
    {
        Objective.Hosts or Objective.Quality => "",
        Objective.Cost => UsdPerHour,
        _ => "s",
    };
}
