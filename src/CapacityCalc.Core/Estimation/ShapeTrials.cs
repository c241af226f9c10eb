using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Sizes the fleet of a scenario on one choice of shapes after another.</summary>
internal sealed class ShapeTrials(Scenario scenario, HardwareChoice open)
{
    /// <summary>What no fleet can do, by all that decides it.</summary>
    private readonly HashSet<string> _hopeless = [];
    private readonly Dictionary<object, int> _identities = [];

    /// <summary>How often a fleet was sized.</summary>
    public int Count { get; private set; }

    /// <summary>The fleet on these shapes; null where it is known beforehand that none meets the objectives.</summary>
    public ShapeTrial? Size(ImmutableArray<OpenCandidate> shapes)
    {
        var key = string.Join(' ', shapes.Select(shape => Identity(shape.Unhindered)));
        if (_hopeless.Contains(key))
        {
            return null;
        }

        var trial = Sized([.. shapes.Select(shape => shape.Shape)]);
        if (trial.Outcome == LatencyOutcome.Unreachable)
        {
            _hopeless.Add(key);
        }

        return trial;
    }

    /// <summary>The fleet on these shapes.</summary>
    public ShapeTrial Sized(ImmutableArray<Shape> shapes)
    {
        Count++;
        var graph = Lowering.Lower(scenario, open.With(shapes), new DiagnosticBag());
        var bound = new BoundScenario(scenario, graph, []);
        var evaluator = new Evaluator(bound);
        var sizing = new Sizer(bound, evaluator).Size();
        return new ShapeTrial(bound, evaluator, sizing.Fleet, sizing.Latency);
    }

    private int Identity(object unhindered)
    {
        if (!_identities.TryGetValue(unhindered, out var number))
        {
            number = _identities.Count;
            _identities.Add(unhindered, number);
        }

        return number;
    }
}

/// <summary>A fleet on one choice of shapes.</summary>
internal sealed record ShapeTrial(BoundScenario Bound, Evaluator Evaluator, FleetPlan Fleet, LatencyOutcome Outcome)
{
    public bool Meets => Outcome != LatencyOutcome.Unreachable;

    /// <summary>USD/h of the stages that have a price.</summary>
    public double PricedDollars => Bound.Graph.Pools.Zip(Fleet.Pools, (pool, plan) => pool.Shape?.DollarsPerHour * plan.Bought * pool.Shards ?? 0).Sum();

    public long Hosts => Bound.Graph.Pools.Zip(Fleet.Pools, (pool, plan) => plan.Bought * pool.Shards).Sum();

    /// <summary>USD/h; null where a stage has no price.</summary>
    public double? Cost => Bound.Graph.Pools.All(pool => pool.Shape?.DollarsPerHour is not null) ? PricedDollars : null;

    /// <summary>Seconds, end to end; null where it does not exist.</summary>
    public double? P99 =>
        Evaluator.Evaluate([.. Fleet.Pools.Select(pool => pool.InService)], Bound.Scenario.PipelinePerSecond).EndToEnd.Latency?.Figure(Objective.P99);
}
