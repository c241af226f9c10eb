using System.Collections.Immutable;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>What rate a fleet can take.</summary>
internal static class Capacity
{
    /// <summary>Relative width at which the search for a rate ends, on its safe side; far below the error of the percentiles themselves.</summary>
    private const double RatePrecision = 1e-3;

    /// <summary>So near to saturation is tried; the objectives that still hold there are limited by saturation alone.</summary>
    private const double NearSaturation = 0.9999;

    /// <summary>Lowest and highest points of the load curve, as shares of saturation.</summary>
    private const double CurveStart = 0.02, CurveEnd = 0.995;

    private const int CurvePoints = 60;

    /// <param name="hosts">In service, of one shard, by pool.</param>
    /// <param name="guess">About which share of saturation is within the objectives, where something is known of it: a good one saves two thirds of the evaluations, and none
    /// changes the answer by more than the search's precision.</param>
    public static CapacityFigures Of(BoundScenario bound, Evaluator evaluator, long[] hosts, double? guess = null)
    {
        var saturation = Saturation(bound, hosts);
        return new CapacityFigures(saturation, MaxWithinSlo(bound, evaluator, hosts, saturation, guess));
    }

    /// <summary>The stage whose pool saturates first; null where nothing can saturate.</summary>
    public static string? Bottleneck(PipelineGraph graph, long[] hosts)
    {
        var first = FirstToSaturate(graph, hosts);
        return first is { } pool ? graph.Stages[graph.Pools[pool].Stage].Name : null;
    }

    /// <summary>The stages that have hosts, the one whose pool saturates first at first.</summary>
    public static IEnumerable<string> BySaturation(PipelineGraph graph, IEnumerable<long> hosts) =>
        graph.Pools.Zip(hosts).OrderBy(entry => PoolSaturation(entry.First, entry.Second)).Select(entry => graph.Stages[entry.First.Stage].Name);

    public static LoadCurve Curve(BoundScenario bound, Evaluator evaluator, FleetPlan fleet)
    {
        var scenario = bound.Scenario;
        var hosts = fleet.Pools.Select(pool => pool.InService).ToArray();
        var saturation = Saturation(bound, hosts);
        var points = ImmutableArray.CreateBuilder<LoadPoint>(CurvePoints);
        for (var index = 0; index < CurvePoints; index++)
        {
            // Evenly in 1/(1 − ρ) on a logarithmic scale: close together where the curve bends.
            var share = (double)index / (CurvePoints - 1);
            var rate = saturation is { } most
                ? most * (1 - Math.Pow(1 - CurveStart, 1 - share) * Math.Pow(1 - CurveEnd, share))
                : 2 * scenario.Traffic.PeakPerSecond * (CurveStart + ((1 - CurveStart) * share));
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
    public static double? Saturation(BoundScenario bound, long[] hosts) =>
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
    private static double PoolSaturation(Pool pool, long hosts)
    {
        var plain = (double)hosts * pool.WorkersPerHost / pool.OfferedLoad(1);
        return pool.Hedge switch
        {
            null or { Cancels: true } => plain,
            { AfterQuantile: { } quantile } => plain / (2 - quantile),
            _ => WithCopies(pool, hosts, plain),
        };
    }

    /// <summary>Where second copies would add to the load without end; found between nothing and saturation without them.</summary>
    private static double WithCopies(Pool pool, long hosts, double plain)
    {
        double low = 0, high = plain;
        while (double.IsFinite(plain) && high - low > RatePrecision * plain)
        {
            var middle = (low + high) / 2;
            (low, high) = PoolQueue.Solve(pool, hosts, middle, Arrivals.Outside(1)).Queue.IsStable ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The highest incoming rate at which every latency objective holds; null where none does, or where nothing limits it.</summary>
    private static double? MaxWithinSlo(BoundScenario bound, Evaluator evaluator, long[] hosts, double? saturation, double? guess = null)
    {
        var scenario = bound.Scenario;
        if (saturation is not { } most || !scenario.Slo.Limits.Any(limit => limit.IsLatency))
        {
            return null;
        }

        double Excess(double rate) => LatencyObjectives.Excess(scenario.Slo.Limits, evaluator.Evaluate(hosts, rate * scenario.MissRatio).EndToEnd.Latency);

        if (guess is { } share && Around(Excess, most, share) is var (inside, outside))
        {
            return Cross(Excess, most, inside, outside);
        }

        var high = most * NearSaturation;
        var above = Excess(high);
        if (above <= 0)
        {
            return high;
        }

        var low = Math.Min(scenario.Traffic.PeakPerSecond, high / 2);
        var below = Excess(low);
        if (below > 0)
        {
            (high, above) = (low, below);
            low = most * RatePrecision;
            below = Excess(low);
        }

        return below > 0 ? null : Cross(Excess, most, (low, below), (high, above));
    }

    /// <summary>A rate that does not exceed and one that does, near a guess; null where there are none between a little load and nearly saturation.</summary>
    /// <param name="share">Of saturation, in (0, 1).</param>
    private static ((double Rate, double Excess) Low, (double Rate, double Excess) High)? Around(Func<double, double> excess, double saturation, double share)
    {
        // Of the free share of the workers, from one rate to the next.
        const double FirstStep = 1.1, Growth = 2;
        (double Rate, double Excess)? low = null, high = null;
        var free = 1 - share;
        for (var step = FirstStep; low is null || high is null; step *= Growth)
        {
            if (free < 1 - NearSaturation || free > 1 - RatePrecision)
            {
                return null;
            }

            var rate = saturation * (1 - free);
            var found = excess(rate);
            if (found <= 0)
            {
                (low, free) = ((rate, found), free / step);
            }
            else
            {
                (high, free) = ((rate, found), free * step);
            }
        }

        return (low.Value, high.Value);
    }

    /// <summary>The highest rate known not to exceed, found between one that does not and one that does.</summary>
    /// <remarks>
    /// Latency grows like 1/(1 − ρ), so the search runs over that, where it is nearly straight: false position with the retained end's value
    /// halved (Dowell and Jarratt 1971, the Illinois method), and every fourth step a bisection, which bounds their number.
    /// </remarks>
    private static double Cross(Func<double, double> excess, double saturation, (double Rate, double Excess) low, (double Rate, double Excess) high)
    {
        const int StepsPerBisection = 4;
        double Growth(double rate) => saturation / (saturation - rate);
        double Rate(double growth) => saturation * (1 - (1 / growth));

        var (lowGrowth, highGrowth) = (Growth(low.Rate), Growth(high.Rate));
        var (lowExcess, highExcess) = (low.Excess, high.Excess);
        var isLowRetained = false;
        for (var step = 1; Rate(highGrowth) - Rate(lowGrowth) > RatePrecision * Rate(highGrowth); step++)
        {
            var isStraight = step % StepsPerBisection != 0 && double.IsFinite(highExcess) && lowExcess < 0;
            var middle = isStraight
                ? lowGrowth - (lowExcess * (highGrowth - lowGrowth) / (highExcess - lowExcess))
                : Growth((Rate(lowGrowth) + Rate(highGrowth)) / 2);

            // A step this short has all but found it: stepping just past it closes the interval.
            var least = Math.Min(0.9 * RatePrecision * Rate(highGrowth), (Rate(highGrowth) - Rate(lowGrowth)) / 2);
            var rate = Math.Clamp(Rate(middle), Rate(lowGrowth) + least, Rate(highGrowth) - least);
            middle = Growth(rate);
            var found = excess(rate);
            var isLow = found <= 0;
            if (isLow)
            {
                (lowGrowth, lowExcess, highExcess) = (middle, found, isLowRetained ? highExcess : highExcess / 2);
            }
            else
            {
                (highGrowth, highExcess, lowExcess) = (middle, found, isLowRetained ? lowExcess / 2 : lowExcess);
            }

            isLowRetained = !isLow;
        }

        return Rate(lowGrowth);
    }
}
