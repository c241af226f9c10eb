namespace CapacityCalc.Fuzzing.Running;

/// <summary>How many inputs, and which.</summary>
internal sealed record CampaignOptions
{
    public ulong Seed { get; init; } = 1;

    /// <summary>Index of the first input.</summary>
    public long First { get; init; }

    /// <summary>From one index to the next; ≥ 1. What is asked about an input follows from its index, so that <see cref="Worker.ExplorationOneIn"/> makes explorations of all.</summary>
    public long Every { get; init; } = 1;

    public long Inputs { get; init; } = 10_000;

    public int Threads { get; init; } = 1;

    /// <summary>Failing inputs are written here; null to write none.</summary>
    public string? Folder { get; init; }

    /// <summary>What an input may take of a processor, and the most that one of <see cref="Depth.Exploration"/> may.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestExploration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>An input that took so long is taken to go on for ever.</summary>
    public TimeSpan Hanging { get; init; } = TimeSpan.FromSeconds(20);
}
