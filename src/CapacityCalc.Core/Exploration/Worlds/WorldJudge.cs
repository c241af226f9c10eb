using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>Puts values in the place of the ranges of a document, and judges the scenario that it is then.</summary>
/// <param name="document">Whose stages have a shape: what is bought is of one kind in every world.</param>
/// <param name="planned">The fleet that is kept.</param>
internal sealed class WorldJudge(ScenarioDocument document, ImmutableArray<UncertainInput> inputs, BoughtFleet planned)
{
    private readonly ImmutableArray<ScenarioPath> _paths = [.. inputs.Select(input => ScenarioPath.Parse(input.Path))];

    /// <summary>The scenario of a world.</summary>
    /// <param name="values">In the order of the inputs.</param>
    public BoundScenario? Bind(ReadOnlySpan<double> values, DiagnosticBag bag) => Bind(values, null, null, bag);

    /// <summary>The same with another number set.</summary>
    public BoundScenario? Bind(ReadOnlySpan<double> values, ScenarioPath? path, DocumentNode? node, DiagnosticBag bag)
    {
        var world = document;
        Diagnostic? problem = null;
        for (var input = 0; input < _paths.Length && world is not null; input++)
        {
            if (!_paths[input].Equals(path))
            {
                _paths[input].TrySet(world, new QuantityNode(values[input], inputs[input].Dimension, inputs[input].Span), out world, out problem);
            }
        }

        if (world is not null && path is not null)
        {
            path.TrySet(world, node!, out world, out problem);
        }

        if (world is null)
        {
            bag.Add(problem!);
            return null;
        }

        return Binder.Bind(world, bag);
    }

    public World Judge(ReadOnlySpan<double> values, int objectives)
    {
        var bag = new DiagnosticBag();
        return Bind(values, bag) is { } bound ? Judge(bound) : World.Impossible(VariantJudge.Errors(bag)[0], objectives);
    }

    public World Judge(BoundScenario bound)
    {
        var (scenario, graph) = (bound.Scenario, bound.Graph);
        var evaluator = new Evaluator(bound);
        var sizing = new Sizer(bound, evaluator).Size();
        var own = BoughtFleet.Of(bound, sizing.Fleet);
        var isReachable = sizing.Latency != LatencyOutcome.Unreachable;
        var kept = planned.InService(bound);
        var latency = Latency(bound, evaluator, kept);
        var isGiven = graph.Pools.Select(pool => pool.Hosts.Mode == HostMode.Given).ToImmutableArray();
        ImmutableArray<long> Chosen(ImmutableArray<long> hosts) => [.. hosts.Select((number, pool) => isGiven[pool] ? planned.Hosts[pool] : number)];
        ImmutableArray<long> standing = [.. planned.Hosts.Select((number, pool) => isGiven[pool] ? own.Hosts[pool] : number)];
        var needed = own.Hosts.Sum();
        var cost = CostOf(graph, own.Hosts);
        var plannedCost = CostOf(graph, standing);
        var quality = scenario.Slo.Limits.Any(limit => limit.Objective == Objective.Quality) ? Quality(bound, sizing.Fleet) : (bool?)null;
        return new World
        {
            P99 = latency?.Quantile(PercentileExtensions.Probability(Objective.P99)) ?? double.PositiveInfinity,
            Kept = [.. scenario.Slo.Limits.Select(limit => limit.Objective switch
            {
                Objective.Hosts => standing.Sum() <= limit.Limit,
                Objective.Cost => plannedCost <= limit.Limit,
                Objective.Quality => quality == true,
                _ => latency is not null && latency.Figure(limit.Objective) <= limit.Limit,
            })],
            Sized = [.. scenario.Slo.Limits.Select(limit => limit.Objective switch
            {
                Objective.Hosts => isReachable && needed <= limit.Limit,
                Objective.Cost => isReachable && cost <= limit.Limit,
                Objective.Quality => quality == true,
                _ => isReachable,
            })],
            MeetsLatency = MeetsLatency(scenario, latency),
            PlanHolds = HoldsPlan(bound, kept, latency),
            IsReachable = isReachable,
            Needed = Chosen(own.Hosts),
            HostsNeeded = needed,
            ForThroughput = Chosen([.. graph.Pools.Select(pool => Sizer.LeastBought(pool, scenario))]),
            Prices = graph.Pools.All(pool => pool.Shape?.DollarsPerHour is not null) ? [.. graph.Pools.Select(pool => pool.Shape!.DollarsPerHour!.Value)] : [],
            MeetsQuality = quality != false,
            CostPerHour = cost,
        };
    }

    /// <summary>Whether a fleet meets every latency objective in the world of these values.</summary>
    public bool MeetsLatency(ReadOnlySpan<double> values, BoughtFleet fleet) =>
        Bind(values, new DiagnosticBag()) is { } bound && MeetsLatency(bound.Scenario, Latency(bound, new Evaluator(bound), fleet.InService(bound)));

    /// <summary>Requests/s that the planned fleet takes: within the latency objectives, or to saturation where there are none; null where nothing limits them.</summary>
    /// <param name="guess">About what it is as a share of saturation, where something is known of it.</param>
    public double? CapacityOf(BoundScenario bound, double? guess = null)
    {
        var hosts = planned.InService(bound);
        if (hosts.Contains(0))
        {
            return 0;
        }

        var capacity = Capacity.Of(bound, new Evaluator(bound), hosts, guess);
        return bound.Scenario.Slo.Limits.Any(limit => limit.IsLatency)
            ? capacity.MaxPerSecondWithinSlo ?? (capacity.SaturationPerSecond is null ? null : 0)
            : capacity.SaturationPerSecond;
    }

    /// <summary>USD/h of so many hosts of each pool; null where a shape has no price.</summary>
    public static double? CostOf(PipelineGraph graph, ImmutableArray<long> hosts)
    {
        double dollars = 0;
        for (var pool = 0; pool < hosts.Length; pool++)
        {
            if (graph.Pools[pool].Shape?.DollarsPerHour is not { } price)
            {
                return null;
            }

            dollars += hosts[pool] * price;
        }

        return dollars;
    }

    /// <summary>Null where a pool is overloaded, or has no host left.</summary>
    private static Numerics.LatencyDistribution? Latency(BoundScenario bound, Evaluator evaluator, long[] hosts) =>
        hosts.Contains(0) ? null : evaluator.Evaluate(hosts, bound.Scenario.PipelinePerSecond).EndToEnd.Latency;

    /// <summary>An overloaded fleet never does, even where there is no objective.</summary>
    private static bool MeetsLatency(Scenario scenario, Numerics.LatencyDistribution? latency) => latency is not null && LatencyObjectives.AreMet(scenario.Slo.Limits, latency);

    private static bool HoldsPlan(BoundScenario bound, long[] hosts, Numerics.LatencyDistribution? latency)
    {
        if (!MeetsLatency(bound.Scenario, latency))
        {
            return false;
        }

        for (var index = 0; index < hosts.Length; index++)
        {
            var pool = bound.Graph.Pools[index];
            if (pool.Hosts.Mode == HostMode.Auto && hosts[index] < Sizer.HostsForThroughput(pool, bound.Scenario))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Quality(BoundScenario bound, FleetPlan fleet) =>
        Estimator.Estimate(bound, fleet, EstimateDetails.None).Objectives.First(objective => objective.Objective == Objective.Quality).Passed;
}
