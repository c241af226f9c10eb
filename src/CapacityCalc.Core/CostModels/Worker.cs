using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>What runs one task: one accelerator, or some cores of a host.</summary>
/// <param name="Units">Cores that a task has to itself; 1 accelerator.</param>
/// <param name="Compute">Of each unit; null where unknown.</param>
public sealed record Worker(Device Device, int Units, Compute? Compute)
{
    /// <summary>Operations/s of the whole worker; null where unknown.</summary>
    public double? Peak(Precision precision) => Compute?.Peak(precision) * Units;

    /// <summary>Memory bandwidth of the whole worker; null where unknown.</summary>
    public double? BytesPerSecond => Compute?.BytesPerSecond * Units;

    /// <param name="cores">That a task occupies where it runs on cores.</param>
    public static Worker Of(Shape shape, Device device, int cores) => device == Device.Accelerator
        ? new(device, 1, shape.AcceleratorCompute)
        : new(device, cores, shape.CoreCompute);
}
