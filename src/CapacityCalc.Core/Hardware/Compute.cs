namespace CapacityCalc.Core.Hardware;

/// <summary>The format of a model's numbers.</summary>
public enum Precision
{
    Fp32,
    Fp16,
    I8,
}

/// <summary>What one core or one accelerator can do at most; a figure that is not known is null.</summary>
/// <param name="Fp32">FLOP/s.</param>
/// <param name="Fp16">FLOP/s, dense.</param>
/// <param name="I8">Operations/s, dense.</param>
/// <param name="BytesPerSecond">Of its memory; a core's even share of its socket's.</param>
public sealed record Compute(double? Fp32, double? Fp16, double? I8, double? BytesPerSecond)
{
    /// <summary>FLOP/s in that format.</summary>
    public double? Peak(Precision precision) => precision switch
    {
        Precision.Fp32 => Fp32,
        Precision.Fp16 => Fp16,
        Precision.I8 => I8,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "no such precision"),
    };
}
