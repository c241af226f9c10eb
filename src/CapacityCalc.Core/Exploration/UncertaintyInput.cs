using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>A scenario whose ranges are to be sampled.</summary>
public sealed record UncertaintyInput(ScenarioDocument Document)
{
    public const int DefaultSamples = 4096;

    public const int LeastSamples = 64;

    public const int MostSamples = 1_000_000;

    /// <summary>Worlds; from <see cref="LeastSamples"/> to <see cref="MostSamples"/>.</summary>
    public int Samples { get; init; } = DefaultSamples;

    public ulong Seed { get; init; } = 1;

    /// <summary>What is computed; the rest of the result is empty.</summary>
    public UncertaintyParts Parts { get; init; } = UncertaintyParts.All;

    /// <summary>≥ 1. No figure depends on it.</summary>
    public int Threads { get; init; } = 1;
}
