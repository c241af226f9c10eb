namespace CapacityCalc.Core.Stages;

/// <summary>How a pool's tasks find a worker.</summary>
public enum Routing
{
    /// <summary>One first-come first-served queue for all workers of a pool.</summary>
    Pooled,

    /// <summary>A host drawn at random, each host queues for itself.</summary>
    Random,
}
