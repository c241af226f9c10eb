using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Answers;

/// <summary>A latency budget for programs: a part of <see cref="EstimateDocument"/>.</summary>
internal static class BudgetDocument
{
    private const string Seconds = "s";

    private static readonly Words<StageBudget> StageName = new("stage", stage => stage.Stage);

    private static readonly ImmutableArray<Member<StageGrowth>> GrowthMembers =
    [
        new Figure<StageGrowth>("present", growth => growth.Present),
        new Figure<StageGrowth>("most", growth => growth.Most),
        new Words<StageGrowth>("ends_by", growth => NameOf(growth.End)),
        new Flag<StageGrowth>("extrapolated", growth => growth.IsExtrapolated),
    ];

    private static readonly ImmutableArray<Member<StageBudget>> StageMembers =
    [
        StageName,
        new Words<StageBudget>("branch", stage => stage.Branch),
        new Figure<StageBudget>("share_seconds", stage => stage.ShareSeconds, Seconds),
        new Figure<StageBudget>("slack_seconds", stage => stage.Slack?.Seconds, Seconds),
        new Words<StageBudget>("slack_ends_by", stage => stage.Slack is { } slack ? NameOf(slack.End) : null),
        new Words<StageBudget>("slack_ended_by_objective", stage => stage.Slack?.EndedBy is { } objective ? EstimateDocument.NameOf(objective) : null),
        new OptionalGroup<StageBudget, StageGrowth>("items", stage => stage.Items, GrowthMembers),
        new OptionalGroup<StageBudget, StageGrowth>("layers", stage => stage.Layers, GrowthMembers),
    ];

    public static ImmutableArray<Member<BudgetFigures>> Members { get; } =
    [
        new Words<BudgetFigures>("objective", budget => EstimateDocument.NameOf(budget.Objective)),
        new Figure<BudgetFigures>("limit_seconds", budget => budget.Limit, Seconds),
        new Figure<BudgetFigures>("actual_seconds", budget => budget.Actual, Seconds),
        new Figure<BudgetFigures>("slack_seconds", budget => budget.SlackSeconds, Seconds),
        new Figure<BudgetFigures>("cache_seconds", budget => budget.CacheSeconds, Seconds),
        new Items<BudgetFigures, StageBudget>("stages", budget => budget.Stages, StageMembers, StageName),
    ];

    private static string NameOf(GrowthEnd end) => end switch
    {
        GrowthEnd.Latency => "latency",
        GrowthEnd.Load => "load",
        GrowthEnd.Memory => "memory",
        GrowthEnd.Corpus => "corpus",
        GrowthEnd.Nothing => "nothing",
        GrowthEnd.OutOfReach => "out_of_reach",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "no such end"),
    };
}
