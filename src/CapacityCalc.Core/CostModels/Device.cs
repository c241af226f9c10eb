namespace CapacityCalc.Core.CostModels;

/// <summary>What a task of a model occupies.</summary>
public enum Device
{
    /// <summary>`cores_per_task` cores of a host.</summary>
    Cpu,

    /// <summary>One accelerator of a host.</summary>
    Accelerator,
}
