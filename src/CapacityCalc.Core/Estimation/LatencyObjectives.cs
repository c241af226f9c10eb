using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

internal static class LatencyObjectives
{
    /// <summary>Whether every latency objective is met; an overloaded pipeline meets none.</summary>
    public static bool AreMet(ImmutableArray<SloLimit> limits, LatencyDistribution? latency)
    {
        foreach (var limit in limits)
        {
            if (limit.IsLatency && !(latency is not null && latency.Figure(limit.Objective) <= limit.Limit))
            {
                return false;
            }
        }

        return true;
    }
}
