using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What rate a fleet can take.</summary>
internal static class Capacity
{
    /// <summary>Relative width at which the search for a rate ends.</summary>
    private const double RatePrecision = 1e-4;

    /// <summary>So near to saturation is tried; the objectives that still hold there are limited by saturation alone.</summary>
    private const double NearSaturation = 0.9999;

    /// <summary>Lowest and highest points of the load curve, as shares of saturation.</summary>
    private const double CurveStart = 0.02, CurveEnd = 0.995;

    private const int CurvePoints = 60;

    /// <param name="hosts">In service, of one shard, by pool.</param>
    public static CapacityFigures Of(BoundScenario bound, Evaluator evaluator, long[] hosts)
    {
        var saturation = Saturation(bound, hosts);
        return new CapacityFigures(saturation, MaxWithinSlo(bound, evaluator, hosts, saturation));
    }

    /// <summary>The stage whose pool saturates first; null where nothing can saturate.</summary>
    public static string? Bottleneck(PipelineGraph graph, long[] hosts)
    {
        var first = FirstToSaturate(graph, hosts);
        return first is { } pool ? graph.Stages[graph.Pools[pool].Stage].Name : null;
    }

    public static LoadCurve Curve(BoundScenario bound, Evaluator evaluator, FleetPlan fleet)
    {
        var scenario = bound.Scenario;
        var hosts = fleet.Pools.Select(pool => pool.InService).ToArray();
        var saturation = Saturation(bound, hosts);
        var points = ImmutableArray.CreateBuilder<LoadPoint>(CurvePoints);
        var end = saturation is { } most ? most * CurveEnd : 2 * scenario.Traffic.PeakPerSecond;
        for (var index = 0; index < CurvePoints; index++)
        {
            var rate = end * (CurveStart + ((1 - CurveStart) * index / (CurvePoints - 1)));
            if (evaluator.Evaluate(hosts, rate * scenario.MissRatio).EndToEnd.Latency is { } latency)
            {
                points.Add(new LoadPoint(rate, latency.Quantile(0.5), latency.Quantile(0.95), latency.Quantile(0.99)));
            }
        }

        var limits = scenario.Slo.Limits.Where(limit => limit.IsLatency);
        return new LoadCurve(
            scenario.Name,
            points.ToImmutable(),
            saturation,
            MaxWithinSlo(bound, evaluator, hosts, saturation),
            scenario.Traffic.PeakPerSecond,
            [.. limits.Select(limit => new ObjectiveFigures(limit.Objective, limit.Limit, null, false, false))]);
    }

    /// <summary>Incoming requests/s at which the first pool is fully busy; null where none can be.</summary>
    private static double? Saturation(BoundScenario bound, long[] hosts) =>
        FirstToSaturate(bound.Graph, hosts) is { } pool ? PoolSaturation(bound.Graph.Pools[pool], hosts[pool]) / bound.Scenario.MissRatio : null;

    private static int? FirstToSaturate(PipelineGraph graph, long[] hosts)
    {
        int? first = null;
        var lowest = double.PositiveInfinity;
        for (var pool = 0; pool < hosts.Length; pool++)
        {
            var rate = PoolSaturation(graph.Pools[pool], hosts[pool]);
            if (rate < lowest)
            {
                (first, lowest) = (pool, rate);
            }
        }

        return first;
    }

    /// <summary>Requests/s through the pipeline; infinite for a pool whose tasks take no time.</summary>
    private static double PoolSaturation(Pool pool, long hosts) => (double)hosts * pool.WorkersPerHost / pool.OfferedLoad(1);

    /// <summary>The highest incoming rate at which every latency objective holds; null where none does, or where nothing limits it.</summary>
    private static double? MaxWithinSlo(BoundScenario bound, Evaluator evaluator, long[] hosts, double? saturation)
    {
        var scenario = bound.Scenario;
        if (saturation is not { } most || !scenario.Slo.Limits.Any(limit => limit.IsLatency))
        {
            return null;
        }

        bool Meets(double rate) => LatencyObjectives.AreMet(scenario.Slo.Limits, evaluator.Evaluate(hosts, rate * scenario.MissRatio).EndToEnd.Latency);

        if (Meets(most * NearSaturation))
        {
            return most * NearSaturation;
        }

        double low = 0, high = most * NearSaturation;
        if (!Meets(most * RatePrecision))
        {
            return null;
        }

        while (high - low > RatePrecision * high)
        {
            var middle = (low + high) / 2;
            if (Meets(middle))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
