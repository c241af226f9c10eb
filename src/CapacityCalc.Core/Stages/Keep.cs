using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>How many items a stage keeps.</summary>
/// <param name="Total">After merging; null where not given.</param>
/// <param name="PerShard">Of each shard; null where not given.</param>
internal sealed record Keep(Selection? Total, double? PerShard)
{
    private static readonly Parameter<Selection> TotalParameter =
        Parameter.Optional("keep", new SelectionType("500"), "items that leave the stage, in all after merging; a count, or a percentage of what comes in; all where absent");

    private static readonly Parameter<Count> PerShardParameter =
        Parameter.Optional("keep_per_shard", new QuantityType<Count>(Bounds.Positive(Limits.Items), "50"), "items that leave each shard; 50 from each of 4 shards are 200 in all");

    internal static readonly ImmutableArray<IParameter> Parameters = [TotalParameter, PerShardParameter];

    internal static readonly ImmutableArray<Constraint> Constraints = [new AtMostOneOf(TotalParameter, PerShardParameter)];

    internal static Keep From(Arguments arguments) => new(
        arguments.TryGet(TotalParameter, out var total) ? total : null,
        arguments.TryGet(PerShardParameter, out var perShard) ? perShard.Amount : null);

    /// <summary>What was asked to be kept of so many; null where nothing was asked, or a share of an unknown number.</summary>
    internal double? Asked(double? itemsIn, int shards) => PerShard * shards ?? Total?.Of(itemsIn);
}
