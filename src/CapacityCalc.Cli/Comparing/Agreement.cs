namespace CapacityCalc.Cli.Comparing;

/// <summary>How an estimated figure stands to the simulated one.</summary>
public enum Agreement
{
    /// <summary>There is nothing to compare.</summary>
    None,

    /// <summary>It lies within the 95% interval.</summary>
    WithinInterval,

    /// <summary>Its own stated accuracy reaches the interval.</summary>
    WithinAccuracy,

    /// <summary>It is stated as an upper bound, and lies above.</summary>
    Bound,

    /// <summary>Beyond both, but by less than another half-width: one exact figure in twenty is, by chance.</summary>
    JustOutside,

    Outside,
}
