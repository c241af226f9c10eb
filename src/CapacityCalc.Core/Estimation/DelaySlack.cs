using System.Collections.Immutable;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>The largest constant delay that could be added to every request in one stage while every latency objective holds.</summary>
/// <remarks>
/// A constant delay changes no queue, neither its own nor those downstream, so that only the composition of the stages' times is done anew. In series and
/// without a timeout it adds to every percentile of the misses alike, and the slack is the least that an objective leaves of them; in a
/// branch, or behind a timeout, it is searched for. Where an objective is missed, every request of the stage is taken to be shorter by a constant, or to take no time.
/// </remarks>
internal sealed class DelaySlack
{
    /// <summary>Relative width at which a search ends, on its safe side.</summary>
    private const double Precision = 1e-3;

    private const double JustBelow = 1e-4;

    /// <summary>Shorter times are not told from none, relative to the limit.</summary>
    private const double Negligible = 1e-9;

    private readonly PipelineGraph _graph;
    private readonly Evaluation _evaluation;
    private readonly Composition _composition = new(most: 16);
    private readonly ImmutableArray<MissLimit> _limits;

    /// <summary>What the objectives leave of the misses' time; infinite where none feels it.</summary>
    private readonly double _left;

    /// <summary>The objective that leaves it; null where none feels it.</summary>
    private readonly Objective? _leftBy;

    private readonly double _presentExcess;

    public DelaySlack(BoundScenario bound, Evaluation evaluation)
    {
        _graph = bound.Graph;
        _evaluation = evaluation;
        _limits = MissLimit.Of(bound.Scenario.Slo.Limits, bound.Scenario.Cache);
        var misses = _composition.InSeries([.. TopLevel.Select(stage => evaluation.Stages[stage])]).Latency!;
        _presentExcess = Excess(misses);
        _left = Left(misses);
        _leftBy = _limits.IsEmpty ? null : _limits.MinBy(limit => limit.Seconds - limit.Figure(misses)).Objective;
    }

    private enum Siblings
    {
        AreFelt,

        /// <summary>The other branches end at once: a branch that is delayed by much is waited for alone.</summary>
        AreAtOnce,
    }

    private IEnumerable<int> TopLevel => _graph.Root.Parts.Select(part => ((StageNode)part).Stage);

    /// <summary>Null where the stage takes no time.</summary>
    public StageSlack? Of(int stage)
    {
        var node = Find(_graph.Root, stage)!;
        if (node.Body is SeriesNode { Parts.IsEmpty: true })
        {
            return null;
        }

        if (double.IsPositiveInfinity(_left))
        {
            return new StageSlack(null, GrowthEnd.Nothing);
        }

        var timeout = (node.Body as TimeoutNode)?.Seconds;
        if (timeout is null && TopLevel.Contains(stage) && _left >= -_evaluation.Stages[stage].Latency!.Low)
        {
            return new StageSlack(_left, GrowthEnd.Latency, _leftBy);
        }

        return _left >= 0 ? Longer(stage, timeout) : Shorter(stage);
    }

    private StageSlack Longer(int stage, double? timeout)
    {
        TimedNode Longer(double seconds) => Changed(stage, latency => latency.Shift(seconds), leaf => leaf.Shift(seconds));
        double After(double seconds) => Excess(stage, Longer(seconds));
        StageSlack Until(double seconds) => new(seconds, GrowthEnd.Latency, Tightest(stage, Longer(seconds)));

        // So long a delay alone exceeds a limit, if it is not cut.
        var high = _limits.Min(limit => limit.Seconds) * (1 + Precision);
        if (timeout is { } most)
        {
            high = Math.Min(high, most);
            if (Excess(stage, _evaluation.Stages[stage] with { Latency = LatencyDistribution.Constant(most), Leaf = null }) <= 0)
            {
                return new StageSlack(null, GrowthEnd.Nothing);
            }
        }

        // What the whole can bear any part can; how much is left then is known for no delay alone, which is good enough to begin with.
        var low = (At: Math.Min(_left, high), Excess: _presentExcess);
        var alone = timeout is null ? Math.Clamp(Left(Compose(_graph.Root, stage, _evaluation.Stages[stage], Siblings.AreAtOnce).Latency!), low.At, high) : high;
        foreach (var trial in (ImmutableArray<double>)[Math.Max(low.At, alone * (1 - JustBelow)), Math.Min(high, alone * (1 - JustBelow + Precision)), high])
        {
            if (After(trial) is var found && found > 0)
            {
                return Until(trial > low.At ? Crossing.Find(After, new Delays(high), low, (trial, found)).Last : low.At);
            }

            low = (trial, found);
        }

        return Until(high);
    }

    /// <summary>How much less the stage would have to take.</summary>
    private StageSlack Shorter(int stage)
    {
        TimedNode Shorter(double negative) => Changed(stage, latency => latency.Shorten(-negative), leaf => leaf.Shorten(-negative));
        double After(double negative) => Excess(stage, Shorter(negative));
        StageSlack Until(double negative) => new(negative, GrowthEnd.Latency, Tightest(stage, Shorter(negative)));

        var all = -(_evaluation.Cuts[stage]?.Whole ?? _evaluation.Stages[stage].Latency!).High;
        var withNone = After(all);
        return withNone <= 0
            ? Until(Crossing.Find(After, new Delays(-all), (all, withNone), (0, _presentExcess)).Last)
            : new StageSlack(null, GrowthEnd.OutOfReach);
    }

    /// <summary>The stage's time with a change before its timeout, if it has one.</summary>
    private TimedNode Changed(int stage, Func<LatencyDistribution, LatencyDistribution> change, Func<Leaf, Leaf> changeLeaf)
    {
        var time = _evaluation.Stages[stage];
        return time with
        {
            Latency = _evaluation.Cuts[stage] is { } cut ? change(cut.Whole).CutAt(cut.Seconds) : change(time.Latency!),
            Leaf = time.Leaf is { } leaf ? changeLeaf(leaf) : null,
        };
    }

    /// <summary>By how much the worst objective is missed, relative to its limit, where one stage takes another time.</summary>
    private double Excess(int stage, TimedNode time) => Excess(Compose(_graph.Root, stage, time).Latency!);

    private double Excess(LatencyDistribution misses) =>
        _limits.Select(limit => Excess(limit, misses)).DefaultIfEmpty(double.NegativeInfinity).Max();

    private static double Excess(MissLimit limit, LatencyDistribution misses) => limit.Seconds < 0 ? double.PositiveInfinity : (limit.Figure(misses) / limit.Seconds) - 1;

    /// <summary>The objective with the least to spare, relative to its limit, where one stage takes another time.</summary>
    private Objective Tightest(int stage, TimedNode time)
    {
        if (_limits.Length == 1)
        {
            return _limits[0].Objective;
        }

        var misses = Compose(_graph.Root, stage, time).Latency!;
        return _limits.MaxBy(limit => Excess(limit, misses)).Objective;
    }

    /// <summary>What the objectives leave of a time of the misses; infinite where none feels it.</summary>
    private double Left(LatencyDistribution misses) => _limits.Select(limit => limit.Seconds - limit.Figure(misses)).DefaultIfEmpty(double.PositiveInfinity).Min();

    private TimedNode Compose(PipelineNode node, int stage, TimedNode time, Siblings siblings = Siblings.AreFelt) => node switch
    {
        StageNode known when known.Stage == stage => time,
        StageNode known when Find(known, stage) is null => _evaluation.Stages[known.Stage],
        StageNode parent => Compose(parent.Body, stage, time, siblings),
        SeriesNode series => _composition.InSeries([.. series.Parts.Select(part => Compose(part, stage, time, siblings))]),
        ForkJoinNode fork => _composition.Slowest([.. fork.Branches.Where(branch => siblings == Siblings.AreFelt || Find(branch, stage) is not null).Select(branch => Compose(branch, stage, time, siblings))]),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a part that holds stages"),
    };

    private static StageNode? Find(PipelineNode node, int stage) => node switch
    {
        StageNode known => known.Stage == stage ? known : Find(known.Body, stage),
        SeriesNode series => series.Parts.Select(part => Find(part, stage)).FirstOrDefault(found => found is not null),
        ForkJoinNode fork => fork.Branches.Select(branch => Find(branch, stage)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private sealed record Delays(double Longest) : CrossingScale
    {
        public override double Place(double at) => at;

        public override double At(double place) => place;

        public override double Step(double high) => Math.Max(Precision * Math.Abs(high), Negligible * Longest);
    }
}
