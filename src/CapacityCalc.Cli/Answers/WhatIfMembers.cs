using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Answers;

/// <summary>What an incident comes to, and the planning rules, for programs.</summary>
/// <remarks>Of <see cref="EstimateDocument"/> alone: the two are made of each other.</remarks>
internal static class WhatIfMembers
{
    private const string Seconds = "s";
    private const string PerSecond = "1/s";

    private sealed record StagePair(StageFigures Before, StageFigures After);

    private static readonly Words<StagePair> PairStage = new("stage", pair => pair.Before.Stage);
    private static readonly Words<KeepLimit> KeepPath = new("path", keep => keep.Path);
    private static readonly Words<RuleFigures> RuleLoss = new("lost", rule => rule.Loss == Loss.Zone ? "zones" : "hosts_of_every_pool");
    private static readonly Words<HostShortfall> ShortfallStage = new("stage", shortfall => shortfall.Stage);
    private static readonly Words<SilentShard> SilentStage = new("stage", silent => silent.Stage);

    private static readonly ImmutableArray<Member<KeepLimit>> Keep =
    [
        KeepPath,
        new Words<KeepLimit>("stage", keep => keep.Stage),
        new Words<KeepLimit>("unit", keep => keep.Dimension.Name == Core.Units.Ratio.Dimension.Name ? "ratio" : "items"),
        new Figure<KeepLimit>("present", keep => keep.Present),
        new Figure<KeepLimit>("at_most", keep => keep.Most),
        new Figure<KeepLimit>("p99_seconds", keep => keep.P99, Seconds),
        new Words<KeepLimit>("outcome", keep => keep.Outcome switch
        {
            KeepOutcome.Holds => "holds",
            KeepOutcome.NoEffect => "no_effect",
            KeepOutcome.NotEnough => "not_enough",
            _ => throw new ArgumentOutOfRangeException(nameof(keep), keep.Outcome, "no such outcome"),
        }),
        new Words<KeepLimit>("overloaded", keep => keep.Overloaded),
    ];

    public static readonly ImmutableArray<Member<WhatIf>> All =
    [
        new Group<WhatIf, Incident>("incident", whatIf => whatIf.Incident, IncidentMembers.All),
        new Figure<WhatIf>("zones", whatIf => whatIf.Zones),
        new Flag<WhatIf>("holds", whatIf => whatIf.Holds),
        new Group<WhatIf, Estimate>("before", whatIf => whatIf.Before, Moment),
        new Group<WhatIf, Estimate>("after", whatIf => whatIf.After, Moment),
        new Words<WhatIf>("first_to_overload", whatIf => whatIf.After.Bottleneck),
        new Group<WhatIf, CapacityFigures>("capacity", whatIf => whatIf.After.Capacity, [
            new Figure<CapacityFigures>("saturation_per_second", capacity => capacity.SaturationPerSecond, PerSecond),
            new Figure<CapacityFigures>("max_per_second_within_slo", capacity => capacity.MaxPerSecondWithinSlo, PerSecond)]),
        new Items<WhatIf, StagePair>(
            "stages",
            whatIf => [.. whatIf.Before.Stages.Zip(whatIf.After.Stages, (before, after) => new StagePair(before, after))],
            [
                PairStage,
                new Words<StagePair>("branch", pair => pair.Before.Branch),
                new Group<StagePair, StageFigures>("before", pair => pair.Before, Stage),
                new Group<StagePair, StageFigures>("after", pair => pair.After, Stage),
            ],
            PairStage),
        new Items<WhatIf, SilentShard>(
            "silent_shards",
            whatIf => whatIf.Silent,
            [SilentStage, new Figure<SilentShard>("shards", silent => silent.Shards), new Figure<SilentShard>("missing_share_at_most", silent => silent.MissingShare)],
            SilentStage),
        new Group<WhatIf, Degradation>("degradation", whatIf => whatIf.Degradation, [
            new Words<Degradation>("need", degradation => degradation.Need switch
            {
                DegradationNeed.None => "none",
                DegradationNeed.Shrink => "shrink",
                DegradationNeed.Hopeless => "hopeless",
                _ => throw new ArgumentOutOfRangeException(nameof(degradation), degradation.Need, "no such need"),
            }),
            new Items<Degradation, KeepLimit>("each_alone", degradation => degradation.Keeps, Keep, KeepPath),
            new OptionalGroup<Degradation, CommonShrinkage>("all_together", degradation => degradation.Together, [
                new Figure<CommonShrinkage>("factor", together => together.Factor),
                new Figure<CommonShrinkage>("p99_seconds", together => together.P99, Seconds),
                new Items<CommonShrinkage, KeepLimit>("keeps", together => together.Keeps, Keep, KeepPath)])]),
    ];

    public static readonly ImmutableArray<Member<RuleFigures>> Rule =
    [
        RuleLoss,
        new Figure<RuleFigures>("count", rule => rule.Count),
        new Figure<RuleFigures>("zones", rule => rule.Zones),
        new Flag<RuleFigures>("passed", rule => rule.Passed),
        new Figure<RuleFigures>("hosts_left", rule => rule.HostsLeft),
        new Group<RuleFigures, Percentiles>("latency_seconds", rule => rule.Latency, EstimateDocument.PercentileMembers),
        new Items<RuleFigures, ObjectiveFigures>("slo", rule => rule.Objectives, EstimateDocument.ObjectiveMembers),
        new Items<RuleFigures, HostShortfall>(
            "shortfalls",
            rule => rule.Shortfalls,
            [ShortfallStage, new Figure<HostShortfall>("hosts_left", shortfall => shortfall.Left), new Figure<HostShortfall>("hosts_needed", shortfall => shortfall.Needed)],
            ShortfallStage),
    ];

    private static ImmutableArray<Member<Estimate>> Moment =>
    [
        new Figure<Estimate>("incoming_per_second", moment => moment.Traffic.PeakPerSecond, PerSecond),
        new Figure<Estimate>("pipeline_per_second", moment => moment.Traffic.PipelinePerSecond, PerSecond),
        new Figure<Estimate>("hosts", moment => moment.Stages.Sum(stage => stage.HostsInService)),
        new Group<Estimate, Percentiles>("latency_seconds", moment => moment.Latency, EstimateDocument.PercentileMembers),
        new Words<Estimate>("method", moment => EstimateDocument.NameOf(moment.Method)),
        new Figure<Estimate>("accuracy", moment => moment.Accuracy),
        new Items<Estimate, ObjectiveFigures>("slo", moment => moment.Objectives, EstimateDocument.ObjectiveMembers),
    ];

    private static ImmutableArray<Member<StageFigures>> Stage =>
    [
        new Figure<StageFigures>("hosts", stage => stage.HostsInService),
        new Figure<StageFigures>("utilization", stage => stage.Utilization),
        new Flag<StageFigures>("stable", stage => stage.Stable),
        new Figure<StageFigures>("degraded_share", stage => stage.DegradedShare),
        new Group<StageFigures, Percentiles>("latency_seconds", stage => stage.Latency, EstimateDocument.PercentileMembers),
    ];
}
