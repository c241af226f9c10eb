using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Stages;

/// <summary>A stage that scores items with its model and keeps some: of the whole corpus, or of what comes in.</summary>
internal sealed record ScoringStage : Stage
{
    public required Work Work { get; init; }

    public required Keep Keep { get; init; }

    /// <summary>The items it searches; null where it scores what comes in.</summary>
    public Search? Search { get; init; }

    internal override LoweredStage Lower(Lowering lowering, double? itemsIn)
    {
        var scored = (Search is null ? itemsIn : lowering.Matches(this, Search, itemsIn)) ?? Work.Model.OwnItems;
        var work = Search is { Matches: not null } && lowering.Searched(Search, itemsIn) is { } whole ? Work with { Model = Work.Model.Over(whole) } : Work;
        var pool = lowering.PoolFor(this, work, scored, lowering.CorpusOf(this));
        var kept = lowering.Found(this, work, pool, pool.Items, lowering.Thin(this, pool.Items, Keep.Asked(pool.Items, pool.Shards)));
        return new LoweredStage(lowering.Visit(this, Work, pool, scored, kept), kept);
    }

    internal override IEnumerable<(Stage Stage, Work Work)> Working() => [(this, Work)];
}

/// <param name="Corpus">The stage's own; null for the scenario's.</param>
/// <param name="Matches">Items in reach of a request, which are the items scored; null for all.</param>
internal sealed record Search(Corpus? Corpus, Selection? Matches);
