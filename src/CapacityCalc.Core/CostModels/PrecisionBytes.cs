using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

internal static class PrecisionBytes
{
    /// <summary>Bytes of one number in that format.</summary>
    public static int Bytes(this Precision precision) => precision switch
    {
        Precision.Fp32 => 4,
        Precision.Fp16 => 2,
        Precision.I8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "no such precision"),
    };
}
