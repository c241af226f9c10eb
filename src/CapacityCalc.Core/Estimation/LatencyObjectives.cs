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

    /// <summary>By how much the worst latency objective is missed, relative to its limit; ≤ 0 where all are met, positive infinity where there is no latency.</summary>
    public static double Excess(ImmutableArray<SloLimit> limits, LatencyDistribution? latency)
    {
        if (latency is null)
        {
            return double.PositiveInfinity;
        }

        var excess = double.NegativeInfinity;
        foreach (var limit in limits)
        {
            excess = limit.IsLatency ? Math.Max(excess, (latency.Figure(limit.Objective) / limit.Limit) - 1) : excess;
        }

        return excess;
    }
}
