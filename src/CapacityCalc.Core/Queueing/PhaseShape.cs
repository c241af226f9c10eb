namespace CapacityCalc.Core.Queueing;

/// <summary>How the phases of a service stand to each other.</summary>
internal enum PhaseShape
{
    /// <summary>One of them is the service.</summary>
    Parallel,

    /// <summary>All of them are, one after the other.</summary>
    Series,
}
