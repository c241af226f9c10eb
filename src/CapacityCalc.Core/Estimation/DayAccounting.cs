using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Takes the planned fleet, and one that follows the load, through the hours of a day.</summary>
/// <remarks>
/// The following fleet is never dearer than the planned one, and misses no objective that the planned one meets: sizing is not quite monotonic (a search
/// that ends early, given hosts that are overloaded at the peak alone). An hour in which it would be either is left to the planned fleet where that meets the
/// objectives, and to what the hour's throughput asks for where neither does.
/// </remarks>
internal sealed class DayAccounting(BoundScenario bound, FleetPlan planned)
{
    /// <summary>Requests/s: fewer, one in thirty thousand years, are none. The fleet of such an hour is what the first one that comes will need.</summary>
    private const double LeastPerSecond = 1e-12;

    private const double SecondsPerHour = 3600;

    private const double Million = 1e6;

    private readonly Scenario _scenario = bound.Scenario;
    private readonly PipelineGraph _graph = bound.Graph;

    /// <summary>Null where the scenario has no profile.</summary>
    public DayFigures? Figures()
    {
        if (_scenario.Traffic.Profile is not { } profile)
        {
            return null;
        }

        // Equal hours are computed once.
        var loads = profile.Hours.Distinct().ToArray();
        var pairs = new (FleetPlan Following, FleetHour FixedHour, FleetHour FollowingHour)[loads.Length];
        Parallel.For(0, loads.Length, () => new Evaluator(bound), (index, _, evaluator) =>
        {
            var following = Follow(evaluator, loads[index]);
            pairs[index] = (following, HourOf(evaluator, planned, loads[index]), HourOf(evaluator, following, loads[index]));
            return evaluator;
        }, _ => { });

        var pairOf = profile.Hours.Select(load => Array.IndexOf(loads, load)).ToArray();
        var peak = _scenario.Traffic.PeakPerSecond;
        var hours = profile.Hours
            .Select((load, hour) => new DayHour(hour, load.Mean * peak, load.Highest * peak, pairs[pairOf[hour]].FixedHour, pairs[pairOf[hour]].FollowingHour))
            .ToImmutableArray();
        return new DayFigures(
            hours,
            [.. _graph.Pools.Select((_, pool) => StageOf(pool, [.. pairOf.Select(pair => pairs[pair].Following.Pools[pool])]))],
            Total(hours.Select(hour => hour.Fixed)),
            Total(hours.Select(hour => hour.Following)));
    }

    /// <summary>The fleet for the highest rate of an hour.</summary>
    private FleetPlan Follow(Evaluator evaluator, HourLoad load)
    {
        var hour = _scenario with { Traffic = _scenario.Traffic with { PeakPerSecond = Math.Max(HighestPerSecond(load), LeastPerSecond) } };
        var sizer = new Sizer(bound with { Scenario = hour }, evaluator);
        var sized = sizer.Size().Fleet;
        if (!IsDearer(sized) && Meets(sized))
        {
            return sized;
        }

        return Meets(planned) ? planned : new[] { sized, sizer.ForThroughput() }.FirstOrDefault(fleet => !IsDearer(fleet), planned);

        bool IsDearer(FleetPlan fleet) => Price(fleet).CompareTo(Price(planned)) > 0;
        bool Meets(FleetPlan fleet) => LatencyObjectives.AreMet(_scenario.Slo.Limits, evaluator.Evaluate(InService(fleet), hour.PipelinePerSecond).EndToEnd.Latency);
    }

    private FleetHour HourOf(Evaluator evaluator, FleetPlan fleet, HourLoad load)
    {
        if (HighestPerSecond(load) < LeastPerSecond)
        {
            return Hour(fleet, evaluation: null, null, null, null);
        }

        var rate = _scenario.PipelinePerSecond;
        var hosts = InService(fleet);
        var highest = evaluator.Evaluate(hosts, rate * load.Highest);
        var mean = load.Mean < load.Highest ? evaluator.Evaluate(hosts, rate * load.Mean) : highest;
        var latency = highest.EndToEnd.Latency;
        return Hour(
            fleet,
            mean,
            latency?.Figure(Objective.P99),
            latency is null ? null : highest.EndToEnd.Certainty().Accuracy,
            _scenario.Slo.Limits.Any(limit => limit.IsLatency) ? LatencyObjectives.AreMet(_scenario.Slo.Limits, latency) : null) with { Stable = latency is not null };
    }

    private FleetHour Hour(FleetPlan fleet, Evaluation? evaluation, double? p99, double? accuracy, bool? meets) => new(
        Hosts(fleet),
        Cost(fleet),
        p99,
        accuracy,
        meets,
        [.. _graph.Pools.Select((pool, index) => new StageHour(NameOf(pool), fleet.Pools[index].Bought * pool.Shards, evaluation?.Pools[index].Queue.Utilization ?? 0))]);

    private DayStage StageOf(int index, ImmutableArray<PoolPlan> following)
    {
        var pool = _graph.Pools[index];
        var least = following.MinBy(plan => plan.Bought);
        var hosts = planned.Pools[index].Bought * pool.Shards;
        var mean = following.Average(plan => (double)plan.Bought) * pool.Shards;
        var perMonth = pool.Shape?.DollarsPerHour * CostRate.HoursPerMonth;
        var floor = pool.Hosts.Mode == HostMode.Given ? DayFloor.Given
            : least.InService > 1 ? DayFloor.Load
            : pool.Shards > 1 ? DayFloor.Shards
            : DayFloor.OneHost;
        return new DayStage(NameOf(pool), hosts, least.Bought * pool.Shards, mean, perMonth * hosts, perMonth * mean, floor);
    }

    private DayTotals Total(IEnumerable<FleetHour> day)
    {
        var hours = day.ToArray();
        var perHour = hours.Average(hour => hour.CostPerHour);
        return new DayTotals(
            hours.Sum(hour => hour.Hosts),
            hours.Average(hour => hour.Hosts),
            perHour * CostRate.HoursPerMonth,
            _graph.Pools.IsEmpty ? null : hours.Average(hour => hour.Busiest!.Utilization),
            perHour / (_scenario.Traffic.AveragePerSecond * SecondsPerHour / Million));
    }

    private double HighestPerSecond(HourLoad load) => load.Highest * _scenario.Traffic.PeakPerSecond;

    private string NameOf(Pool pool) => _graph.Stages[pool.Stage].Name;

    private static long[] InService(FleetPlan fleet) => [.. fleet.Pools.Select(pool => pool.InService)];

    private long Hosts(FleetPlan fleet) => fleet.Pools.Zip(_graph.Pools, (plan, pool) => plan.Bought * pool.Shards).Sum();

    private double? Cost(FleetPlan fleet) => _graph.Pools.All(pool => pool.Shape?.DollarsPerHour is not null)
        ? fleet.Pools.Zip(_graph.Pools, (plan, pool) => plan.Bought * pool.Shards * pool.Shape!.DollarsPerHour!.Value).Sum()
        : null;

    /// <summary>By hosts alone where there is no price.</summary>
    private (double Dollars, long Hosts) Price(FleetPlan fleet) => (Cost(fleet) ?? 0, Hosts(fleet));
}
