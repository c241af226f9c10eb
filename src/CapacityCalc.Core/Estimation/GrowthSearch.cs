using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>The most items, and the most layers of its model, that one stage could have on the same hosts while every latency objective holds.</summary>
/// <remarks>
/// All else stays as it is, what the other stages get and do included; the waits of the stage and of those downstream are those of its longer tasks,
/// and its payload is sent as it grows. Where a time falls as items rise (a measured table, one chunk more), more may hold again beyond the answer.
/// </remarks>
/// <param name="evaluator">Of the scenario as it is.</param>
/// <param name="present">The latency as it is.</param>
internal sealed class GrowthSearch(BoundScenario bound, long[] hosts, Evaluator evaluator, LatencyDistribution present)
{
    private readonly PipelineGraph _graph = bound.Graph;
    private readonly ImmutableArray<SloLimit> _limits = bound.Scenario.Slo.Limits;
    private readonly double _rate = bound.Scenario.PipelinePerSecond;
    private readonly double _presentExcess = LatencyObjectives.Excess(bound.Scenario.Slo.Limits, present);

    /// <summary>Null where the stage's model counts none.</summary>
    /// <param name="factor">By which the stage's time may grow, as far as is known without its waits; null for no idea.</param>
    public StageGrowth? Items(int index, double? factor)
    {
        var stage = _graph.Stages[index];
        if (_graph.WorkerOf(stage) is not { Model.CountsItems: true, Items: > 0 and var items } pool)
        {
            return null;
        }

        // Of an index the vectors, which may be more than the items in a request's reach.
        var count = pool.Model.OwnItems ?? items;
        Pool With(double number) => pool.WithItems(items * (number / count));
        var growth = Search(stage, With, number => Excess(index, With(number), items * (number / count)), MemoryFit.MostItems(bound, pool, count, With), factor).Find(count);
        return growth with { IsExtrapolated = growth.Most is { } most && pool.Model.OutsideOf(With(most).ItemsPerTask) is not null };
    }

    /// <summary>Null where its model has none that can be counted.</summary>
    /// <param name="factor">As for items.</param>
    public StageGrowth? Layers(int index, double? factor)
    {
        var stage = _graph.Stages[index];
        if (_graph.WorkerOf(stage) is not { Model: ArchitectureModel { Architecture: ILayered layered } model } pool)
        {
            return null;
        }

        Pool With(double number) => pool.WithModel(model with { Architecture = layered.WithLayers(number) });
        return Search(stage, With, number => Excess(index, With(number), null), MemoryFit.MostLayers(bound, pool, layered, With), factor).Find(layered.Layers);
    }

    private MostThatMeets Search(GraphStage stage, Func<double, Pool> with, Func<double, double> excess, (double Number, GrowthEnd End) most, double? factor)
    {
        var load = stage.Pool is { } place ? MostByLoad(place, with, most.Number) : double.PositiveInfinity;
        return new(excess) { Most = most, PresentExcess = _presentExcess, MostByLoad = load, Guess = factor is > 1 and var times ? Reaching(_graph.WorkerOf(stage)!.Service.Mean * times, with, Math.Min(load, most.Number)) : null };
    }

    /// <summary>The most whose tasks take no longer; null where all that there can be do not.</summary>
    private static double? Reaching(double seconds, Func<double, Pool> with, double most)
    {
        bool IsLonger(long number) => with(number).Service.Mean > seconds;
        return IsLonger((long)most) ? Bisection.Least(0, (long)most, IsLonger) - 1 : null;
    }

    private double MostByLoad(int place, Func<double, Pool> with, double most)
    {
        bool IsOverloaded(long number) => this.IsOverloaded(place, with(number));
        return IsOverloaded((long)most) ? Bisection.Least(0, (long)most, IsOverloaded) - 1 : double.PositiveInfinity;
    }

    /// <summary>By its plain load: second copies may add to it, and where they are cancelled save some of it.</summary>
    private bool IsOverloaded(int place, Pool pool) => pool.OfferedLoad(_rate) >= (double)hosts[place] * pool.WorkersPerHost;

    /// <param name="items">That come into the stage; null for as many as now.</param>
    private double Excess(int index, Pool pool, double? items)
    {
        var stage = _graph.Stages[index];
        var payload = items is { } count && bound.Scenario.Network.BytesPerSecond is { } bandwidth && stage is { PayloadBytes: > 0, ItemsIn: > 0 and var comingIn }
            ? stage.PayloadBytes * ((count / comingIn) - 1) / bandwidth
            : 0;
        var changed = bound with { Graph = _graph.With(index, pool, payload) };
        return LatencyObjectives.Excess(_limits, evaluator.Of(changed, stage.Pool).Evaluate(hosts, _rate).EndToEnd.Latency);
    }
}
