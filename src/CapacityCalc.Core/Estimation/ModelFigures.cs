using CapacityCalc.Core.CostModels;

namespace CapacityCalc.Core.Estimation;

/// <summary>What a stage's model computes, moves and holds; a figure that its kind does not give is null.</summary>
/// <param name="FlopsPerItem">Operations of one item of a task; of an index, of one vector in reach.</param>
/// <param name="BytesPerItem">Read and written for one item, without what a batch reads once; null where that is all.</param>
/// <param name="BytesPerTask">Of a whole task, with what a batch reads once.</param>
/// <param name="MemoryBytes">One copy of what every host or accelerator holds, and the index or tables over all shards.</param>
/// <param name="FlopsPerSecond">Peak of the worker in the model's precision.</param>
/// <param name="PeakShare">Of that peak, reached over the whole task.</param>
/// <param name="BytesPerSecond">Memory bandwidth of the worker.</param>
/// <param name="BandwidthShare">Of that bandwidth, reached over the whole task.</param>
/// <param name="IsBoundByMemory">Whether bandwidth binds, and not the peak.</param>
public sealed record ModelFigures(
    double? FlopsPerItem, double? BytesPerItem, double? BytesPerTask, double? MemoryBytes, double? FlopsPerSecond, double? PeakShare, double? BytesPerSecond, double? BandwidthShare, bool IsBoundByMemory)
{
    public static ModelFigures None { get; } = new(null, null, null, null, null, null, null, null, false);

    internal static ModelFigures Of(Pool pool)
    {
        var items = pool.ItemsPerTask;
        var (model, seconds) = (pool.Model, pool.Service.Mean);
        if (model is not ArchitectureModel { Limits: var (flopsPerSecond, bytesPerSecond) } architecture || model.WorkOf(items) is not { } work || !(items > 0))
        {
            return None;
        }

        double? Share(double done, double limit) => limit > 0 && seconds > 0 ? done / seconds / limit : null;
        return new(
            work.Flops / items,
            work.Bytes > 0 ? work.Bytes / items : null,
            work.Bytes + work.SharedBytes,
            model.Memory.Bytes,
            flopsPerSecond > 0 ? flopsPerSecond : null,
            Share(work.Flops, flopsPerSecond),
            bytesPerSecond > 0 ? bytesPerSecond : null,
            Share(work.Bytes + work.SharedBytes, bytesPerSecond),
            architecture.Roofline.IsBoundByMemory(work, flopsPerSecond, bytesPerSecond));
    }
}
