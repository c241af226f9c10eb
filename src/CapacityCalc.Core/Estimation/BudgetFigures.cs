using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>How the latency objective that binds divides over the stages of a fleet, and how far each stage could grow on it.</summary>
/// <param name="Objective">Of the latency objectives the one with the least slack relative to its limit.</param>
/// <param name="Limit">Seconds.</param>
/// <param name="Actual">Seconds, by formula; the stages' shares and <paramref name="CacheSeconds"/> add up to it.</param>
/// <param name="CacheSeconds">Share of the hits of the cache; null without one.</param>
/// <param name="Stages">In file order; a branch's stages follow the parallel stage they belong to.</param>
public sealed record BudgetFigures(Objective Objective, double Limit, double Actual, double? CacheSeconds, ImmutableArray<StageBudget> Stages)
{
    /// <summary>What is left of the limit, in seconds; negative where the objective is missed.</summary>
    public double SlackSeconds => Limit - Actual;
}

/// <summary>One stage's part of the latency budget, and how much it could grow alone, on the same hosts, while every latency objective holds.</summary>
public sealed record StageBudget(string Stage, string? Branch)
{
    /// <summary>Expected seconds of the requests that take as long as the objective's figure; null inside a branch, where shares do not add up.</summary>
    public double? ShareSeconds { get; init; }

    /// <summary>The constant delay of every request in the stage; null where the stage takes no time.</summary>
    public StageSlack? Slack { get; init; }

    /// <summary>The items that it scores; null where its model does not count them.</summary>
    public StageGrowth? Items { get; init; }

    /// <summary>The layers of its model; null where it has none that can be counted.</summary>
    public StageGrowth? Layers { get; init; }
}

/// <summary>What ends the growth of a stage.</summary>
public enum GrowthEnd
{
    /// <summary>A latency objective.</summary>
    Latency,

    /// <summary>Its pool would be overloaded: one more of what is counted, and there is no steady state.</summary>
    Load,

    /// <summary>Its data or its model's weights would not fit the memory of the hosts or accelerators.</summary>
    Memory,

    /// <summary>There are no more items in the corpus that it holds.</summary>
    Corpus,

    /// <summary>Nothing: no objective feels it, however much it grows.</summary>
    Nothing,

    /// <summary>An objective is missed, and no change of this stage alone meets it.</summary>
    OutOfReach,
}

/// <param name="Seconds">The largest constant delay; negative for what the stage must give back; null where <paramref name="End"/> is nothing or out of reach.</param>
/// <param name="EndedBy">The latency objective that ends it; null where <paramref name="Seconds"/> is.</param>
public sealed record StageSlack(double? Seconds, GrowthEnd End, Objective? EndedBy = null);

/// <param name="Present">Items a request, vectors of an index, or layers.</param>
/// <param name="Most">A whole number, known to a billionth; null where <paramref name="End"/> is nothing or out of reach.</param>
/// <param name="IsExtrapolated">Whether its model was not measured for so many.</param>
public sealed record StageGrowth(double Present, double? Most, GrowthEnd End, bool IsExtrapolated = false);
