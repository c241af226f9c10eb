using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>What one axis of a fit measures.</summary>
public sealed record FitAxis(string Name, Dimension Dimension, FitScale Scale = FitScale.Linear);

public enum FitScale
{
    Linear,
    Logarithmic,

    /// <summary>1 in so many is slower: ten times as many is one step further into the tail.</summary>
    Tail,
}
