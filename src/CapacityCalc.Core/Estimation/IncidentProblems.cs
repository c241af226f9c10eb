using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Incidents that cannot befall a scenario.</summary>
internal static class IncidentProblems
{
    /// <returns>Whether there is none.</returns>
    public static bool Check(BoundScenario bound, Incident incident, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        void Refuse(string message, string hint) => own.Error(DiagnosticCodes.InvalidIncident, default, message, hint);

        var (scenario, pools, gone) = (bound.Scenario, bound.Graph.Pools, incident.Count(Loss.Zone));
        if (pools.IsEmpty && (gone > 0 || incident.Count(Loss.Host) > 0))
        {
            Refuse("hosts are lost, and no stage has hosts of its own", "lose nothing of a pipeline that runs on services of someone else's");
        }
        else if (gone >= scenario.Planning.Zones)
        {
            var zones = Count.Dimension.Print(scenario.Planning.Zones);
            Refuse(
                scenario.Planning.Zones == 1 ? "a zone is lost, and 'planning.zones' is 1: the only zone holds the whole fleet" : $"{gone} zones are lost, and 'planning.zones' is {zones}: nothing is left",
                scenario.Planning.Zones == 1 ? "say over how many zones the hosts are spread, for example --set planning.zones=3" : "lose fewer zones");
        }

        if (incident.Count(Loss.Shard) > 0 && pools.All(pool => pool.Shards == 1))
        {
            Refuse("a shard is lost, and no stage has more than one", "cut the data of a stage with 'shards', or lose a host");
        }

        if (incident.Count(Loss.Cache) > 0 && scenario.Cache is null)
        {
            Refuse("the cache is lost, and the scenario has none", "give it one, for example --set \"cache={ hit_ratio: 30% }\", or lose something else");
        }

        var peak = scenario.Traffic.PeakPerSecond * incident.Surge;
        if (peak > Limits.QueriesPerSecond)
        {
            Refuse($"a surge to {Scalar.Dimension.Print(incident.Surge)} times the peak is {QueryRate.Dimension.Print(peak)}; at most {QueryRate.Dimension.Print(Limits.QueriesPerSecond)} can be judged", "write a smaller --surge");
        }

        bag.AddAll(own.ToImmutable());
        return !own.HasErrors;
    }
}
