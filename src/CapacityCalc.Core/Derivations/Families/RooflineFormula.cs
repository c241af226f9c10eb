using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The time of a model whose architecture and hardware tell it: t₀ + n·t₁ + max(FLOPs ÷ (peak · e), bytes ÷ (bandwidth · e_b)).</summary>
internal static class RooflineFormula
{
    public static Expression Of(Subject subject, StepList steps, string stage, Pool pool, ArchitectureModel model, string path, Reference items, int tasks)
    {
        var count = path == StageFamily.OtherService(stage)
            ? (pool.Items ?? 0) / pool.Shards / pool.Split * (pool.Shards - pool.Skew) / (pool.Shards - 1)
            : pool.ItemsPerTask;
        var work = model.WorkOf(count) ?? default;
        var of = path == StageFamily.OtherService(stage) ? "other_shards_task" : "task";
        Expression one = tasks == 1 ? 1 : new Reference($"pipeline.{stage}.batching.max_requests");
        var parts = new List<Expression>();
        if (model.Roofline.CallOverheadSeconds > 0)
        {
            parts.Add(ServiceFamily.Time(subject, steps, stage, model, "call_overhead", new("t", "0"), "time before the first item", model.Roofline.CallOverheadSeconds));
        }

        if (model.Roofline.OverheadSeconds > 0)
        {
            var beside = items * ServiceFamily.Time(subject, steps, stage, model, "overhead", new("t", "1"), "time of an item beside its arithmetic", model.Roofline.OverheadSeconds);
            parts.Add(tasks == 1 ? beside : one * beside);
        }

        var roofs = new List<Expression>();
        if (work.Flops > 0)
        {
            var flops = steps.Add($"stages.{stage}.{of}_flops", new("F"), "operations of a task", Measure.Flop, work.Flops, ArchitectureFormulas.Flops(subject, steps, stage, pool, items) ?? ByArchitecture(model, items), stage);
            var efficiency = ServiceFamily.Of(subject, steps, stage, model, "efficiency", new("η"), "share of the peak that it reaches", Measure.Ratio, model.Roofline.Efficiency);
            roofs.Add((tasks == 1 ? flops : one * flops) / (Peak(subject, steps, stage, pool, model) * efficiency));
        }

        if (work.Bytes + work.SharedBytes > 0)
        {
            var bytes = steps.Add($"stages.{stage}.{of}_bytes", new("B"), "bytes that a task moves for its items", Measure.Bytes, work.Bytes, ArchitectureFormulas.Bytes(subject, steps, stage, pool, items) ?? ByArchitecture(model, items), stage);
            var shared = steps.Add($"stages.{stage}.shared_bytes", new("B", "shared"), "bytes read once for all tasks of a batch", Measure.Bytes, work.SharedBytes, ByArchitecture(model, items), stage);
            var efficiency = ServiceFamily.Of(subject, steps, stage, model, "bandwidth_efficiency", new("η", "B"), "share of the bandwidth that it reaches", Measure.Ratio, model.Roofline.BandwidthEfficiency);
            roofs.Add(((tasks == 1 ? bytes : one * bytes) + shared) / (Bandwidth(subject, steps, stage, pool, model) * efficiency));
        }

        if (roofs.Count > 0)
        {
            parts.Add(roofs.Count == 1 ? roofs[0] : new Function(FunctionKind.Max, [.. roofs]));
        }

        return Sum.Of(parts);
    }

    private static NumericMethod ByArchitecture(ArchitectureModel model, Reference items) =>
        new($"by the formula of the architecture of '{model.Name}'", [items.Path], Method.Exact, 0, model.Architecture is Transformer or Dense ? null : ArchitectureFormulas.SourceOf(model));

    private static Expression Peak(Subject subject, StepList steps, string stage, Pool pool, ArchitectureModel model)
    {
        var format = model.Roofline.Precision switch { Precision.Fp16 => "fp16", Precision.I8 => "i8", _ => "fp32" };
        var units = pool.Device == Device.Cpu ? pool.CoresPerTask : 1;
        var peak = Figure(subject, steps, stage, pool, format, new("P"), "peak", Measure.FlopPerSecond, (model.Limits?.FlopsPerSecond ?? 0) / units);
        return units > 1 ? new Product([peak, new Reference($"pipeline.{stage}.cores_per_task")]) : peak;
    }

    private static Expression Bandwidth(Subject subject, StepList steps, string stage, Pool pool, ArchitectureModel model)
    {
        var units = pool.Device == Device.Cpu ? pool.CoresPerTask : 1;
        var bandwidth = Figure(subject, steps, stage, pool, "bandwidth", new("W"), "memory bandwidth", Measure.BytesPerSecond, (model.Limits?.BytesPerSecond ?? 0) / units);
        return units > 1 ? new Product([bandwidth, new Reference($"pipeline.{stage}.cores_per_task")]) : bandwidth;
    }

    private static Reference Figure(Subject subject, StepList steps, string stage, Pool pool, string key, Symbol symbol, string words, Measure measure, double value)
    {
        var onCores = pool.Device == Device.Cpu;
        string[] maps = onCores || pool.Shape?.Accelerator is not { } accelerator ? ModelPlaces.Maps(stage, pool.Shape!) : [.. ModelPlaces.Maps(stage, pool.Shape!), $"hardware.{accelerator}"];
        return StageFamily.Alias(steps, subject.Place($"{(onCores ? "core" : "accelerator")}_{key}", maps), symbol, $"{words} of {(onCores ? "a core" : "an accelerator")}", measure, value, stage);
    }
}
