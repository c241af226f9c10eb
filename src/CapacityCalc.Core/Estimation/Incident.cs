using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What may be lost of a fleet that is up.</summary>
public enum Loss
{
    /// <summary>One host of every pool, each shard being a pool of its own.</summary>
    Host,

    /// <summary>The zone in which every pool has the most hosts.</summary>
    Zone,

    /// <summary>One shard of every stage that has several: requests go on without its answer.</summary>
    Shard,

    /// <summary>The cache: every request passes the pipeline.</summary>
    Cache,
}

/// <summary>What a fleet meets that it was not sized for.</summary>
/// <param name="Surge">Requests ÷ those of the peak; from <see cref="LeastSurge"/> to <see cref="MostSurge"/>.</param>
/// <param name="Losses">Hosts and zones may stand there several times, shards and the cache once.</param>
public sealed record Incident(double Surge, ImmutableArray<Loss> Losses)
{
    public const double LeastSurge = 1e-3;

    public const double MostSurge = Limits.Factor;

    /// <summary>How many are lost.</summary>
    public int Count(Loss loss) => Losses.Count(known => known == loss);

    /// <summary>Hosts of one pool that are left of those bought; ≥ 0.</summary>
    /// <param name="bought">Of the pool, spread evenly over the zones, so that the fullest has ⌈bought ÷ zones⌉; ≥ 0.</param>
    /// <param name="zones">≥ 1.</param>
    public long Left(long bought, int zones)
    {
        var (each, over) = Math.DivRem(bought, zones);
        var gone = Count(Loss.Zone);
        return Math.Max(0, bought - (gone * each) - Math.Min(gone, over) - Count(Loss.Host));
    }
}
