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
public sealed record PipelineGraph(SeriesNode Root, ImmutableArray<GraphStage> Stages, ImmutableArray<Pool> Pools)
{
    /// <summary>What works for a stage: its own pool, or the service of someone else's; null for a stage without work.</summary>
    public Pool? WorkerOf(GraphStage stage) => stage.Pool is { } pool ? Pools[pool] : stage.External;
}

/// <param name="ItemsIn">Per request; null where unknown.</param>
public sealed record GraphStage(string Name, string Kind, string? Branch, double? ItemsIn, double? ItemsOut)
{
    /// <summary>Where it stands in the file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The model's name; null without work.</summary>
    public string? Model { get; init; }

    /// <summary>What a request sends into it: its items × their bytes; 0 where either is unknown.</summary>
    public double PayloadBytes { get; init; }

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

    /// <summary>The time of one task of the largest shard.</summary>
    public IDistribution Service { get; private init; } = new Deterministic(0);

    /// <summary>The time of one task of each other shard; <see cref="Service"/> where they are equal.</summary>
    public IDistribution OtherService { get; private init; } = new Deterministic(0);

    /// <summary>Largest shard ÷ mean shard; ≥ 1, ≤ <see cref="Shards"/>.</summary>
    public double Skew { get; init; } = 1;

    /// <summary>How many times as fast its workers are as the model says; &gt; 0.</summary>
    public double Speed { get; private init; } = 1;

    /// <summary>Null where a worker takes one task at a time.</summary>
    public Batching? Batching { get; init; }

    /// <summary>Of each task; null where it is sent once.</summary>
    public Hedge? Hedge { get; init; }

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

    /// <summary>Items of one task at most, beyond which a request is cut into more of them; null where it is not.</summary>
    public double? ChunkItems { get; init; }

    /// <summary>Tasks of one request in each shard before its items are cut into chunks; <see cref="Split"/> where they are not.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>The data that its hosts hold; null for none.</summary>
    public Corpus? Corpus { get; init; }

    /// <summary>The pool with other items to score, its tasks' number and time following; an index that it searches is as many times as large.</summary>
    /// <param name="items">≥ 0; cut into at most <see cref="Limits.Split"/> tasks.</param>
    public Pool WithItems(double items) => Timed(this with
    {
        Items = items,
        Model = Items is > 0 and var present ? Model.Grown(items / present) : Model,
        Split = ChunkItems is { } chunk ? (int)Math.Min(Limits.Split, Pieces * Chunks(items / Shards * Skew / Pieces, chunk)) : Split,
    });

    /// <summary>The pool with another model of the same kind, placed on the same worker.</summary>
    public Pool WithModel(CostModel model) => Timed(this with { Model = model });

    /// <summary>Equal chunks that a task's items are cut into; ≥ 1.</summary>
    /// <param name="most">Items of a chunk, at most.</param>
    internal static double Chunks(double itemsPerTask, double most) => Math.Max(1, Math.Ceiling(itemsPerTask / most * (1 - Rounding)));

    /// <summary>Rounding in a quotient does not buy a task.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The pool with its requests cut into other tasks, their time following.</summary>
    public Pool WithSplit(int split) => Timed(this with { Split = split });

    /// <summary>The pool with a model so many times as fast.</summary>
    public Pool WithSpeed(double factor) => Timed(this with { Speed = Speed * factor });

    /// <summary>The pool with one of its shards silent, not the largest: the others hold what they held. A pool of one shard stays as it is.</summary>
    public Pool WithoutShard()
    {
        if (Shards == 1)
        {
            return this;
        }

        // In mean shards, as they were.
        var left = Shards - SilentSize;
        return Timed(this with { Shards = Shards - 1, Items = Items * left / Shards, Skew = Math.Max(1, Skew * (Shards - 1) / left) });
    }

    /// <summary>The share of its items that the shard holds which <see cref="WithoutShard"/> takes: one that is not the largest.</summary>
    /// <returns>In [0, 1 / <see cref="Shards"/>]; 0 of a pool of one shard, which loses none, and where the largest holds everything.</returns>
    public double SilentShare => Shards == 1 ? 0 : SilentSize / Shards;

    /// <summary>The time of a batch of so many tasks in the largest shard.</summary>
    /// <param name="tasks">≥ 1.</param>
    public IDistribution BatchService(int tasks) => tasks == 1 ? Service : TimeOf(TaskItems(Skew), tasks);

    /// <summary>The time of a batch of so many tasks in each other shard.</summary>
    /// <param name="tasks">≥ 1.</param>
    public IDistribution OtherBatchService(int tasks) =>
        tasks == 1 ? OtherService : ReferenceEquals(Service, OtherService) ? BatchService(tasks) : TimeOf(TaskItems(OtherSize), tasks);

    /// <summary>Items of one task of the largest shard.</summary>
    public double ItemsPerTask => TaskItems(Skew);

    /// <summary>Mean work of one request over all tasks of all shards, taken one by one, in worker-seconds.</summary>
    public double WorkerSecondsPerRequest => Split * (Service.Mean + ((Shards - 1) * OtherService.Mean));

    /// <summary>The time of the tasks follows from the items, the split and the shards.</summary>
    internal static Pool Timed(Pool pool)
    {
        var service = pool.TimeOf(pool.TaskItems(pool.Skew));
        var isEven = pool.Skew <= 1 || pool.Shards == 1 || !pool.Model.CountsItems;
        return pool with { Service = service, OtherService = isEven ? service : pool.TimeOf(pool.TaskItems(pool.OtherSize)) };
    }

    private IDistribution TimeOf(double items, int tasks = 1) =>
        Speed is 1.0 ? Model.ServiceTime(items, tasks) : Model.ServiceTime(items, tasks).Scale(1 / Speed);

    /// <summary>Size of each shard but the largest ÷ mean size.</summary>
    private double OtherSize => (Shards - Skew) / (Shards - 1);

    /// <summary>In mean shards.</summary>
    private double SilentSize => Skew <= 1 ? 1 : OtherSize;

    /// <summary>Items of one task in a shard of so many times the mean size.</summary>
    private double TaskItems(double size) => (Items ?? 0) / Shards / Split * size;

    /// <summary>Workers that are busy in the largest shard at so many requests/s; where they take several tasks at once, in full batches.</summary>
    public double OfferedLoad(double requestsPerSecond) =>
        requestsPerSecond * Split * (Batching is { } batching ? BatchService(batching.MaxRequests).Mean / batching.MaxRequests : Service.Mean);
}
