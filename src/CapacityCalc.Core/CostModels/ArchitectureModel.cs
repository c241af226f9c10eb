using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>A model whose time follows from its architecture and the worker that runs it, by a roofline.</summary>
public sealed record ArchitectureModel : CostModel
{
    public required Architecture Architecture { get; init; }

    public required Roofline Roofline { get; init; }

    /// <summary>In its index, over all shards; null where they are the items that its stage scores.</summary>
    public double? Vectors { get; init; }

    /// <summary>The shape that its efficiency was measured on; null where it is assumed.</summary>
    public Shape? CalibratedOn { get; init; }

    private Worker? Worker { get; init; }

    private double? StageItems { get; init; }

    public override bool CountsItems => true;

    public override double? OwnItems => Vectors;

    /// <summary>Whether it searches an index, which stays whole whatever a request has in reach.</summary>
    public bool IsIndex { get; init; }

    public override double MostFound(double items, int searches) => Math.Min(items, searches * Architecture.Found((Vectors ?? items) / searches));

    public override CostModel Over(double items) => IsIndex && Vectors is null ? this with { Vectors = items } : this;

    public override CostModel Grown(double factor) => this with { Vectors = Vectors * factor, StageItems = StageItems * factor };

    public override ModelMemory Memory
    {
        get
        {
            var memory = Architecture.Memory(Vectors ?? StageItems ?? 0);
            return memory with { ReplicatedBytes = memory.ReplicatedBytes + Common.MemoryBytes };
        }
    }

    public override CostModel On(Workplace workplace) => this with { Worker = workplace.Worker, StageItems = workplace.Items };

    public override WorkerNeed Needs(Worker? worker)
    {
        var work = Architecture.Work(1);
        return worker switch
        {
            null => WorkerNeed.Worker,
            _ when work.Flops > 0 && worker.Peak(Roofline.Precision) is not > 0 => WorkerNeed.Peak,
            _ when work.Bytes + work.SharedBytes > 0 && worker.BytesPerSecond is not > 0 => WorkerNeed.Bandwidth,
            _ => WorkerNeed.Nothing,
        };
    }

    /// <exception cref="InvalidOperationException">It stands nowhere yet, so that it has no time.</exception>
    public override double MeanSeconds(double items, int tasks)
    {
        var worker = Worker ?? throw new InvalidOperationException($"'{Name}' has no time before it is placed on a worker");
        return Roofline.Seconds(TaskWork(items), items, tasks, PeakOf(worker), worker.BytesPerSecond ?? double.PositiveInfinity);
    }

    public override ModelWork? WorkOf(double items) => TaskWork(items);

    /// <summary>Operations/s that its worker could do, and bytes/s that it could move; null where it stands nowhere yet.</summary>
    public (double FlopsPerSecond, double BytesPerSecond)? Limits =>
        Worker is { } worker ? (worker.Peak(Roofline.Precision) ?? 0, worker.BytesPerSecond ?? 0) : null;

    /// <summary>A task searches the share of the index that it has of the stage's items.</summary>
    private ModelWork TaskWork(double items) => Architecture.Work(ShareOf(Vectors, items, StageItems));

    /// <summary>The part of what a whole stage works through that falls to a task of so many of its items.</summary>
    /// <param name="whole">Null where it is the items themselves.</param>
    internal static double ShareOf(double? whole, double items, double? stageItems) =>
        whole is { } all && stageItems is > 0 and var of ? all * items / of : items;

    private double PeakOf(Worker worker) => worker.Peak(Roofline.Precision) ?? double.PositiveInfinity;
}
