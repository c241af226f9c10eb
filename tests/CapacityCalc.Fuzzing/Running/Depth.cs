namespace CapacityCalc.Fuzzing.Running;

/// <summary>How much is asked about an input.</summary>
internal enum Depth
{
    /// <summary>Fleet and percentiles, which are most of what there is to compute.</summary>
    Estimate,

    /// <summary>Everything that <c>estimate</c> answers, twice, as the same input has the same answer.</summary>
    Everything,

    /// <summary>Besides, one of the commands that make many estimates.</summary>
    Exploration,
}
