using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>How many hosts each pool has: made by the sizer, judged by the evaluator, and kept when the same fleet is put into another world.</summary>
/// <param name="Pools">In the order of <see cref="PipelineGraph.Pools"/>.</param>
public sealed record FleetPlan(ImmutableArray<PoolPlan> Pools);

/// <param name="InService">Hosts of one shard that every figure is for.</param>
/// <param name="Bought">Hosts of one shard; the spares and the zones that may be lost are in it.</param>
/// <param name="ForThroughput">Hosts of one shard that the utilization ceiling asks for.</param>
/// <param name="Binding">Which need set <paramref name="InService"/>.</param>
public readonly record struct PoolPlan(long InService, long Bought, long ForThroughput, BindingNeed Binding);
