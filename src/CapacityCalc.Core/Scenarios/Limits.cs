namespace CapacityCalc.Core.Scenarios;

/// <summary>The largest values a scenario may state: far beyond anything that was ever built, and small enough that every product of them stays a finite, meaningful number.</summary>
public static class Limits
{
    public const double QueriesPerSecond = 1e15;
    public const double Items = 1e18;
    public const double Seconds = 1e9;
    public const double Bytes = 1e21;
    public const double BytesPerSecond = 1e15;
    public const double FlopPerSecond = 1e21;
    public const double DollarsPerHour = 1e12;
    public const double Cv = 100;
    public const double Factor = 1e6;

    /// <summary>Twice as much every month is 4096 times a year.</summary>
    public const double GrowthPerMonth = 1;

    /// <summary>Ten years, beyond which nobody plans a fleet.</summary>
    public const double HorizonMonths = 120;

    /// <summary>Beyond it gaps come in bursts longer than any pool, which no figure of a steady state describes.</summary>
    public const double ArrivalCv2 = 100;
    public const int Shards = 1_000_000;
    public const int Split = 100_000;
    public const int BatchRequests = 100_000;
    public const int Hosts = 10_000_000;
    public const int Workers = 1_000_000;

    /// <summary>Workers that one shard needs, at the utilization that is planned for.</summary>
    public const double WorkersInShard = 1e9;

    /// <summary>Workers of one stage that are busy at once, over all its shards.</summary>
    public const double BusyWorkers = 1e12;
}
