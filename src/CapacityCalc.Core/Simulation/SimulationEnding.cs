namespace CapacityCalc.Core.Simulation;

/// <summary>Why a simulation ended.</summary>
public enum SimulationEnding
{
    /// <summary>Every replication that was asked for has run.</summary>
    Completed,

    /// <summary>The interval is as narrow as was asked for.</summary>
    PrecisionReached,

    /// <summary>The interval is still wider than was asked for, after as many requests as one simulation spends.</summary>
    RequestLimit,

    /// <summary>It was cancelled; the figures are those of the replications that had ended.</summary>
    Interrupted,

    /// <summary>A queue grows without end.</summary>
    Overloaded,

    /// <summary>The fleet has more workers than a simulation holds in memory.</summary>
    TooLarge,
}
