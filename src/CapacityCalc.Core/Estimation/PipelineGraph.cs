using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Estimation;

/// <summary>A scenario lowered into primitives.</summary>
/// <param name="Root">What a request that is not answered by a cache passes: the top-level stages in series.</param>
/// <param name="Stages">In file order; a branch's stages follow the parallel stage they belong to.</param>
/// <param name="Pools">In the order of their stages.</param>
public sealed record PipelineGraph(SeriesNode Root, ImmutableArray<GraphStage> Stages, ImmutableArray<Pool> Pools);

/// <param name="ItemsIn">Per request; null where unknown.</param>
public sealed record GraphStage(string Name, string Kind, string? Branch, double? ItemsIn, double? ItemsOut)
{
    /// <summary>Where it stands in the file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The model's name; null without work.</summary>
    public string? Model { get; init; }

    /// <summary>Index of its pool in <see cref="PipelineGraph.Pools"/>; null where it has none.</summary>
    public int? Pool { get; init; }

    /// <summary>The service of someone else's that it calls; null where it calls none.</summary>
    public Pool? External { get; init; }
}

/// <summary>The hosts of one stage: as many equal pools as it has shards.</summary>
public sealed record Pool
{
    /// <summary>Index of the stage it belongs to.</summary>
    public required int Stage { get; init; }

    public required int Shards { get; init; }

    /// <summary>Tasks of one request in each shard.</summary>
    public required int Split { get; init; }

    public required CostModel Model { get; init; }

    /// <summary>Items scored per request, over all tasks; null where unknown.</summary>
    public required double? Items { get; init; }

    /// <summary>The time of one task.</summary>
    public required IDistribution Service { get; init; }

    public required int WorkersPerHost { get; init; }

    public required int CoresPerTask { get; init; }

    public required Device Device { get; init; }

    public required HostCount Hosts { get; init; }

    /// <summary>Null where the scenario fixes hosts and workers and names no shape.</summary>
    public required Shape? Shape { get; init; }

    public required Routing Routing { get; init; }

    /// <summary>Shards that memory requires; 1 where everything fits one host.</summary>
    public required int ShardsForMemory { get; init; }

    /// <summary>Cores of a host: the shape's, or those its workers take where there is no shape.</summary>
    public int CoresPerHost => Shape?.Cores ?? WorkersPerHost * CoresPerTask;

    /// <summary>The pool with other items to score, its tasks' time following.</summary>
    public Pool WithItems(double items) => this with { Items = items, Service = Model.ServiceTime(items / Shards / Split) };

    /// <summary>The pool with its requests cut into other tasks, their time following.</summary>
    public Pool WithSplit(int split) => this with { Split = split, Service = Model.ServiceTime((Items ?? 0) / Shards / split) };

    /// <summary>Workers that are busy in one shard at so many requests/s.</summary>
    public double OfferedLoad(double requestsPerSecond) => requestsPerSecond * Split * Service.Mean;
}
