using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Answers;

/// <summary>An incident for programs.</summary>
internal static class IncidentMembers
{
    public static readonly ImmutableArray<Member<Incident>> All =
    [
        new Figure<Incident>("surge", incident => incident.Surge),
        new Figure<Incident>("lost_hosts_of_every_pool", incident => incident.Count(Loss.Host)),
        new Figure<Incident>("lost_zones", incident => incident.Count(Loss.Zone)),
        new Figure<Incident>("lost_shards_of_every_stage", incident => incident.Count(Loss.Shard)),
        new Flag<Incident>("lost_cache", incident => incident.Count(Loss.Cache) > 0),
    ];
}
