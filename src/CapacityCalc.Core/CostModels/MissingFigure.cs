using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>Words what a worker does not tell of itself.</summary>
internal static class MissingFigure
{
    public static (string Message, string Hint) InWords(WorkerNeed need, Shape shape, Device device, Precision precision)
    {
        var unit = device == Device.Accelerator ? "accelerator" : "core";
        var (what, key, example) = (need, precision) switch
        {
            (WorkerNeed.Bandwidth, _) => ("memory bandwidth", "bandwidth", "300 GB/s"),
            (_, Precision.Fp16) => ("FP16 peak", "fp16", "65 TFLOP/s"),
            (_, Precision.I8) => ("INT8 peak", "i8", "130 TFLOP/s"),
            _ => ("FP32 peak", "fp32", "8.1 TFLOP/s"),
        };
        var other = need == WorkerNeed.Peak && precision != Precision.Fp32 ? ", or write 'precision: fp32'" : "";
        return (
            $"{(shape.Name == Shape.InlineName ? "it" : shape.Name)} does not state the {what} of its {unit}s",
            $"choose hardware of the catalogue that does, or write a shape with for example '{unit}_{key}: {example}'{other}");
    }
}
