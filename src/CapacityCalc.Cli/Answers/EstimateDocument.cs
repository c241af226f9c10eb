using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Answers;

/// <summary>An estimate for programs. Members may be added; none is ever renamed, moved or left out, but for what only some scenarios ask for.</summary>
public static class EstimateDocument
{
    public const string Schema = "capcalc/estimate/1";

    private const string Seconds = "s";
    private const string PerSecond = "1/s";
    private const string UsdPerHour = "USD/h";

    private static readonly Words<FunnelFigures> FunnelStage = new("stage", step => step.Stage);
    private static readonly Words<StageFigures> StageName = new("stage", stage => stage.Stage);
    private static readonly Words<LatencyShare> ShareStage = new("stage", share => share.Stage);
    private static readonly Words<ObjectiveFigures> ObjectiveName = new("objective", objective => NameOf(objective.Objective));
    private static readonly Words<ShapeChoice> ChoiceStage = new("stage", choice => choice.Stage);
    private static readonly Words<ShapeCandidate> CandidateShape = new("shape", candidate => candidate.Shape);
    private static readonly Words<Assumption> AssumptionPath = new("path", assumption => assumption.Path);

    internal static readonly ImmutableArray<Member<Percentiles>> PercentileMembers =
    [
        new Figure<Percentiles>("mean", times => times.Mean, Seconds),
        new Figure<Percentiles>("p50", times => times.P50, Seconds),
        new Figure<Percentiles>("p90", times => times.P90, Seconds),
        new Figure<Percentiles>("p95", times => times.P95, Seconds),
        new Figure<Percentiles>("p99", times => times.P99, Seconds),
        new Figure<Percentiles>("p99_9", times => times.P999, Seconds),
    ];

    private static readonly ImmutableArray<Member<FunnelFigures>> FunnelMembers =
    [
        FunnelStage,
        new Words<FunnelFigures>("kind", step => step.Kind),
        new Words<FunnelFigures>("branch", step => step.Branch),
        new Figure<FunnelFigures>("items_in", step => step.ItemsIn),
        new Figure<FunnelFigures>("items_out", step => step.ItemsOut),
        new Figure<FunnelFigures>("items_per_second", step => step.ItemsPerSecond, PerSecond),
    ];

    internal static readonly ImmutableArray<Member<QualityFigures>> QualityMembers =
    [
        new Words<QualityFigures>("metric", quality => quality.Metric),
        new Figure<QualityFigures>("value", quality => quality.Value),
        new Words<QualityFigures>("better", quality => NameOf(quality.Better)),
        new Flag<QualityFigures>("interpolated", quality => quality.Interpolated),
    ];

    private static readonly ImmutableArray<Member<StageFigures>> StageMembers =
    [
        StageName,
        new Words<StageFigures>("kind", stage => stage.Kind),
        new Words<StageFigures>("branch", stage => stage.Branch),
        new Words<StageFigures>("model", stage => stage.Model),
        new Words<StageFigures>("hardware", stage => stage.Hardware),
        new Flag<StageFigures>("external", stage => stage.IsExternal),
        new Figure<StageFigures>("hosts", stage => stage.Hosts),
        new Figure<StageFigures>("hosts_in_service", stage => stage.HostsInService),
        new Figure<StageFigures>("shards", stage => stage.Shards),
        new Figure<StageFigures>("split", stage => stage.Split),
        new Figure<StageFigures>("workers_per_host", stage => stage.WorkersPerHost),
        new Figure<StageFigures>("utilization", stage => stage.Utilization),
        new Flag<StageFigures>("stable", stage => stage.Stable),
        new Figure<StageFigures>("core_seconds_per_request", stage => stage.CoreSecondsPerRequest, Seconds),
        new Figure<StageFigures>("accelerator_seconds_per_request", stage => stage.AcceleratorSecondsPerRequest, Seconds),
        new Figure<StageFigures>("busy_cores", stage => stage.BusyCores),
        new Group<StageFigures, StageFigures>("service_seconds", stage => stage, [
            new Figure<StageFigures>("mean", stage => stage.ServiceMeanSeconds, Seconds),
            new Figure<StageFigures>("cv", stage => stage.ServiceCv)]),
        new Figure<StageFigures>("mean_batch", stage => stage.MeanBatch),
        new Figure<StageFigures>("hedge_extra_load", stage => stage.HedgeExtraLoad),
        new Figure<StageFigures>("degraded_share", stage => stage.DegradedShare),
        new Figure<StageFigures>("wait_probability", stage => stage.WaitProbability),
        new Group<StageFigures, Percentiles>("wait_seconds", stage => stage.Wait, PercentileMembers),
        new Group<StageFigures, Percentiles>("latency_seconds", stage => stage.Latency, PercentileMembers),
        new Words<StageFigures>("method", stage => NameOf(stage.Method)),
        new Figure<StageFigures>("accuracy", stage => stage.Accuracy),
        new Group<StageFigures, HostNeeds>("hosts_for", stage => stage.HostsFor, [
            new Figure<HostNeeds>("throughput", needs => needs.Throughput),
            new Figure<HostNeeds>("memory", needs => needs.Memory),
            new Figure<HostNeeds>("latency", needs => needs.Latency),
            new Figure<HostNeeds>("redundancy", needs => needs.Redundancy)]),
        new Words<StageFigures>("binding", stage => NameOf(stage.Binding)),
        new Figure<StageFigures>("cost_usd_per_hour", stage => stage.CostPerHour, UsdPerHour),
        new Figure<StageFigures>("model_flops_per_item", stage => stage.ModelFigures.FlopsPerItem, "FLOP"),
        new Figure<StageFigures>("model_bytes_per_item", stage => stage.ModelFigures.BytesPerItem, "B"),
        new Figure<StageFigures>("model_memory_bytes", stage => stage.ModelFigures.MemoryBytes, "B"),
        new OptionalGroup<StageFigures, QualityFigures>("quality", stage => stage.Quality, QualityMembers),
    ];

    internal static readonly ImmutableArray<Member<Diagnostic>> DiagnosticMembers =
    [
        new Words<Diagnostic>("code", diagnostic => diagnostic.Code),
        new Words<Diagnostic>("severity", diagnostic => NameOf(diagnostic.Severity)),
        new Words<Diagnostic>("path", diagnostic => diagnostic.Span.Source),
        new Figure<Diagnostic>("line", diagnostic => diagnostic.Span.Line > 0 ? diagnostic.Span.Line : null),
        new Figure<Diagnostic>("column", diagnostic => diagnostic.Span.Column > 0 ? diagnostic.Span.Column : null),
        new Words<Diagnostic>("message", diagnostic => diagnostic.Message),
        new Words<Diagnostic>("hint", diagnostic => diagnostic.Hint),
    ];

    internal static readonly ImmutableArray<Member<ObjectiveFigures>> ObjectiveMembers =
    [
        ObjectiveName,
        new Figure<ObjectiveFigures>("limit", objective => objective.Limit, UnitOf),
        new Figure<ObjectiveFigures>("actual", objective => objective.Actual, UnitOf),
        new Words<ObjectiveFigures>("unit", UnitOf),
        new Flag<ObjectiveFigures>("passed", objective => objective.Passed),
        new Flag<ObjectiveFigures>("marginal", objective => objective.Marginal),
    ];

    /// <summary>The schema, in the order in which it is written.</summary>
    public static ImmutableArray<Member<Estimate>> Members { get; } =
    [
        new Words<Estimate>("scenario", estimate => estimate.Scenario),
        new Words<Estimate>("description", estimate => estimate.Description),
        new Group<Estimate, TrafficFigures>("traffic", estimate => estimate.Traffic, [
            new Figure<TrafficFigures>("average_per_second", traffic => traffic.AveragePerSecond, PerSecond),
            new Figure<TrafficFigures>("peak_per_second", traffic => traffic.PeakPerSecond, PerSecond),
            new Figure<TrafficFigures>("pipeline_per_second", traffic => traffic.PipelinePerSecond, PerSecond)]),
        new Items<Estimate, FunnelFigures>("funnel", estimate => estimate.Funnel, FunnelMembers, FunnelStage),
        new Items<Estimate, StageFigures>("stages", estimate => estimate.Stages, StageMembers, StageName),
        new Group<Estimate, Percentiles>("latency_seconds", estimate => estimate.Latency, PercentileMembers),
        new Words<Estimate>("method", estimate => NameOf(estimate.Method)),
        new Figure<Estimate>("accuracy", estimate => estimate.Accuracy),
        new Items<Estimate, LatencyShare>(
            "breakdown",
            estimate => estimate.Breakdown,
            [
                ShareStage,
                new Group<LatencyShare, LatencyShare>("latency_seconds", share => share, [
                    new Figure<LatencyShare>("mean", share => share.Mean, Seconds),
                    new Figure<LatencyShare>("p50", share => share.P50, Seconds),
                    new Figure<LatencyShare>("p95", share => share.P95, Seconds),
                    new Figure<LatencyShare>("p99", share => share.P99, Seconds)]),
            ],
            ShareStage),
        new OptionalGroup<Estimate, BudgetFigures>("latency_budget", estimate => estimate.Budget, BudgetDocument.Members),
        new Group<Estimate, FleetFigures>("fleet", estimate => estimate.Fleet, [
            new Figure<FleetFigures>("hosts", fleet => fleet.Hosts),
            new Figure<FleetFigures>("hosts_in_service", fleet => fleet.HostsInService),
            new Figure<FleetFigures>("cores", fleet => fleet.Cores),
            new Figure<FleetFigures>("busy_cores", fleet => fleet.BusyCores),
            new Figure<FleetFigures>("cost_usd_per_hour", fleet => fleet.CostPerHour, UsdPerHour),
            new Figure<FleetFigures>("cost_usd_per_month", fleet => fleet.CostPerMonth, "USD/month"),
            new Figure<FleetFigures>("cost_usd_per_million_requests", fleet => fleet.CostPerMillionRequests, "USD")]),
        new Group<Estimate, CapacityFigures>("capacity", estimate => estimate.Capacity, [
            new Figure<CapacityFigures>("saturation_per_second", capacity => capacity.SaturationPerSecond, PerSecond),
            new Figure<CapacityFigures>("max_per_second_within_slo", capacity => capacity.MaxPerSecondWithinSlo, PerSecond)]),
        new Words<Estimate>("bottleneck", estimate => estimate.Bottleneck),
        new Items<Estimate, ObjectiveFigures>(
            "slo",
            estimate => estimate.Objectives,
            ObjectiveMembers,
            ObjectiveName),
        new Items<Estimate, RuleFigures>("planning_rules", estimate => estimate.PlanningRules, WhatIfMembers.Rule),
        new OptionalGroup<Estimate, WhatIf>("what_if", estimate => estimate.WhatIf, WhatIfMembers.All),
        new OptionalGroup<Estimate, QualityFigures>("quality", estimate => estimate.Quality, QualityMembers),
        new Items<Estimate, ShapeChoice>(
            "hardware_choices",
            estimate => estimate.HardwareChoices,
            [
                ChoiceStage,
                new Words<ShapeChoice>("shape", choice => choice.Shape),
                new Flag<ShapeChoice>("proven", choice => choice.IsProven),
                new Items<ShapeChoice, ShapeCandidate>(
                    "candidates",
                    choice => choice.Candidates,
                    [
                        CandidateShape,
                        new Figure<ShapeCandidate>("hosts", candidate => candidate.Hosts),
                        new Figure<ShapeCandidate>("cost_usd_per_hour", candidate => candidate.CostPerHour, UsdPerHour),
                        new Figure<ShapeCandidate>("fleet_cost_usd_per_hour", candidate => candidate.FleetCostPerHour, UsdPerHour),
                        new Figure<ShapeCandidate>("p99_seconds", candidate => candidate.P99Seconds, Seconds),
                        new Words<ShapeCandidate>("rejected_for", candidate => candidate.Rejection),
                        new Words<ShapeCandidate>("detail", candidate => candidate.Detail),
                    ],
                    CandidateShape),
            ],
            ChoiceStage),
        new AskedGroup<Estimate, DayFigures>("day", estimate => estimate.Day, DayMembers.All),
        new OptionalGroup<Estimate, Infeasibility>("infeasibility", estimate => estimate.Infeasibility, [
            new Words<Infeasibility>("objective", reason => NameOf(reason.Objective)),
            new Figure<Infeasibility>("limit_seconds", reason => reason.Limit, Seconds),
            new Figure<Infeasibility>("best_possible_seconds", reason => reason.BestPossible, Seconds),
            new Words<Infeasibility>("stage", reason => reason.Stage),
            new Figure<Infeasibility>("stage_contribution_seconds", reason => reason.StageContribution, Seconds),
            new Items<Infeasibility, Remedy>("remedies", reason => reason.Remedies, [
                new Words<Remedy>("kind", remedy => NameOf(remedy.Kind)),
                new Words<Remedy>("stage", remedy => remedy.Stage),
                new Figure<Remedy>("value", remedy => remedy.Value, remedy => remedy.Kind is RemedyKind.ServiceTime or RemedyKind.Objective ? Seconds : "")])]),
        new AskedGroup<Estimate, Runway>("runway", estimate => estimate.Runway, RunwayMembers.All),
        new Items<Estimate, Assumption>(
            "assumptions",
            estimate => estimate.Assumptions,
            [
                AssumptionPath,
                new Words<Assumption>("value", assumption => assumption.Value),
                new Words<Assumption>("origin", assumption => NameOf(assumption.Origin)),
                new Words<Assumption>("note", assumption => assumption.Note),
            ],
            AssumptionPath),
    ];

    internal static DocumentShape<Estimate> Shape { get; } = new(Schema, Members);

    /// <summary>The whole document as a part of another.</summary>
    internal static ImmutableArray<Member<Estimate>> Embedded { get; } =
        [new Words<Estimate>("schema", _ => Schema), .. Members, new Items<Estimate, Diagnostic>("diagnostics", estimate => estimate.Diagnostics, DiagnosticMembers)];

    public static DescribedDocument<Estimate> From(Estimate estimate) => new(Shape, estimate, estimate.Diagnostics);

    internal static string NameOf(Objective objective) => objective.Key();

    internal static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "no such severity"),
    };

    internal static string NameOf(Method method) => method switch
    {
        Method.Exact => "exact",
        Method.Approximate => "approximate",
        Method.Bound => "bound",
        Method.Simulated => "simulated",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
    };

    internal static string NameOf(Better better) => better switch
    {
        Better.Higher => "higher",
        Better.Lower => "lower",
        _ => throw new ArgumentOutOfRangeException(nameof(better), better, "no such direction"),
    };

    internal static string NameOf(BindingNeed need) => need switch
    {
        BindingNeed.None => "none",
        BindingNeed.Throughput => "throughput",
        BindingNeed.Memory => "memory",
        BindingNeed.Latency => "latency",
        BindingNeed.Given => "given",
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "no such need"),
    };

    private static string NameOf(RemedyKind kind) => kind switch
    {
        RemedyKind.Items => "items",
        RemedyKind.Split => "split",
        RemedyKind.Hosts => "hosts",
        RemedyKind.Speed => "speed",
        RemedyKind.ServiceTime => "service_time",
        RemedyKind.Objective => "objective",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such remedy"),
    };

    internal static string NameOf(ValueOrigin origin) => origin switch
    {
        ValueOrigin.File => "file",
        ValueOrigin.Set => "set",
        ValueOrigin.Catalog => "catalog",
        ValueOrigin.Default => "default",
        ValueOrigin.Calibration => "calibration",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "no such origin"),
    };

    private static string UnitOf(ObjectiveFigures objective) => UnitOf(objective.Objective);

    internal static string UnitOf(Objective objective) => objective switch
    {
        Objective.Hosts or Objective.Quality => "",
        Objective.Cost => UsdPerHour,
        _ => Seconds,
    };
}
