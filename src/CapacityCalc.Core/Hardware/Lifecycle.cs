namespace CapacityCalc.Core.Hardware;

/// <summary>Whether the provider recommends a shape for new hosts.</summary>
public enum Lifecycle
{
    Current,

    /// <summary>Still sold, but succeeded by another.</summary>
    Previous,
}
