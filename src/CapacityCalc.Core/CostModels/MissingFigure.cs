using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>Words what a worker does not tell of itself.</summary>
internal static class MissingFigure
{
    public static (string Message, string Hint) InWords(WorkerNeed need, Shape shape, Device device, Precision precision)
    {
        var unit = device == Device.Accelerator ? "accelerator" : "core";
        var (what, figure) = (need, precision) switch
        {
            (WorkerNeed.Bandwidth, _) => ("memory bandwidth", "bandwidth"),
            (_, Precision.Fp16) => ("FP16 peak", "fp16"),
            (_, Precision.I8) => ("INT8 peak", "i8"),
            _ => ("FP32 peak", "fp32"),
        };
        var key = Shape.Parameters.Parameters.Single(parameter => parameter.Name == $"{unit}_{figure}");
        var other = need == WorkerNeed.Peak && precision != Precision.Fp32 ? ", or write 'precision: fp32'" : "";
        return (
            $"{(shape.Name == Shape.InlineName ? "it" : shape.Name)} does not state the {what} of its {unit}s",
            $"choose hardware of the catalogue that does, or write a shape with for example '{key.Name}: {key.Example}'{other}");
    }
}
