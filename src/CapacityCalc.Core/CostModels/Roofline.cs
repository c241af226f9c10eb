using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>How well a model uses what a worker can do, and what its tasks take besides.</summary>
/// <param name="Precision">Of its arithmetic; the peak is that of this format.</param>
/// <param name="Efficiency">Share of the peak that it reaches where arithmetic binds; &gt; 0.</param>
/// <param name="BandwidthEfficiency">Share of the memory bandwidth that it reaches where memory binds; &gt; 0.</param>
/// <param name="OverheadSeconds">Of each item, beside its arithmetic; ≥ 0.</param>
/// <param name="CallOverheadSeconds">Of a task, before its first item; ≥ 0.</param>
public sealed record Roofline(Precision Precision, double Efficiency, double BandwidthEfficiency, double OverheadSeconds, double CallOverheadSeconds)
{
    /// <summary>The time of one task or one batch, in seconds.</summary>
    /// <param name="work">Of each task.</param>
    /// <param name="items">Of each task; ≥ 0.</param>
    /// <param name="tasks">≥ 1; they share what is read once.</param>
    /// <param name="peak">Operations/s in <see cref="Precision"/>; any where there is no arithmetic.</param>
    /// <param name="bytesPerSecond">Memory bandwidth; &gt; 0.</param>
    /// <remarks>
    /// t = t₀ + n·t₁ + max(FLOPs ÷ (peak · e), bytes ÷ (bandwidth · e_b)). Arithmetic and transfers are taken to overlap perfectly, and the
    /// efficiencies not to depend on the size of the batch; small batches reach less than large ones. Source: Williams, Waterman and Patterson,
    /// "Roofline: an insightful visual performance model for multicore architectures" (CACM 52(4), 2009).
    /// </remarks>
    public double Seconds(ModelWork work, double items, int tasks, double peak, double bytesPerSecond)
    {
        var (arithmetic, transfers) = Roofs(work, tasks, peak, bytesPerSecond);
        return CallOverheadSeconds + (tasks * items * OverheadSeconds) + Math.Max(arithmetic / Efficiency, transfers / BandwidthEfficiency);
    }

    /// <summary>Whether moving bytes takes longer than arithmetic.</summary>
    public bool IsBoundByMemory(ModelWork work, double peak, double bytesPerSecond)
    {
        var (arithmetic, transfers) = Roofs(work, 1, peak, bytesPerSecond);
        return work.Flops <= 0 || transfers / BandwidthEfficiency > arithmetic / Efficiency;
    }

    /// <summary>The two times of the roofs at full efficiency, in seconds.</summary>
    public static (double Arithmetic, double Transfers) Roofs(ModelWork work, double tasks, double peak, double bytesPerSecond) =>
        (tasks * work.Flops / peak, ((tasks * work.Bytes) + work.SharedBytes) / bytesPerSecond);
}
