namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>What more hosts of a kind can do to a latency.</summary>
internal enum MoreHosts
{
    NeverHurt,

    /// <summary>Where tasks wait for others to fill a batch, and more hosts fill it later.</summary>
    MayHurt,
}
