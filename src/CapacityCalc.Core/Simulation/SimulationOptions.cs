namespace CapacityCalc.Core.Simulation;

/// <summary>How long to simulate, and with which random numbers.</summary>
/// <remarks>The answer depends on every one of these but <see cref="Threads"/>.</remarks>
public sealed record SimulationOptions
{
    /// <summary>Requests that are measured in one replication, those of the warm-up not among them; null: as many as suit the scenario.</summary>
    public long? Requests { get; init; }

    /// <summary>Which stream of random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Independent replications, ≥ 2 for an interval; null: as many as the precision asks for.</summary>
    public int? Replications { get; init; }

    /// <summary>Half-width to reach, relative, of the 95% interval of the end-to-end p99; in (0, 1). Null: <see cref="DefaultPrecision"/> where
    /// neither <see cref="Requests"/> nor <see cref="Replications"/> is given, and no precision is sought where one of them is.</summary>
    public double? Precision { get; init; }

    /// <summary>Replications that run at once; ≥ 1.</summary>
    public int Threads { get; init; } = 1;

    public const double DefaultPrecision = 0.01;
}
