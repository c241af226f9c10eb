using System.Collections.Immutable;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>Why no fleet meets the latency objectives, and what would.</summary>
internal static class Remedies
{
    /// <summary>Relative width at which the search for a remedy ends.</summary>
    private const double Precision = 1e-3;

    private const int MostHalvings = 60;

    /// <param name="hosts">Of one shard, by pool; the given ones hold, the rest may be as many as they like.</param>
    public static Infeasibility Explain(BoundScenario bound, Evaluator evaluator, long[] hosts)
    {
        var limits = bound.Scenario.Slo.Limits.Where(limit => limit.IsLatency).ToImmutableArray();
        var unlimited = Unlimited(bound.Graph, hosts);
        var rate = bound.Scenario.PipelinePerSecond;
        var best = evaluator.Evaluate(unlimited, rate);
        if (best.EndToEnd.Latency is not { } latency || best.Parts is not { } parts)
        {
            var overloaded = bound.Graph.Stages.Zip(best.Stages).First(entry => entry.Second.Latency is null).First;
            return new Infeasibility(limits[0].Objective, limits[0].Limit, null, overloaded.Name, null, []);
        }

        var worst = limits.MaxBy(limit => latency.Figure(limit.Objective) / limit.Limit);
        var bestPossible = latency.Figure(worst.Objective);
        var contributions = LatencyBreakdown.Of(bound, parts, latency, worst.Objective).Stages;
        var top = contributions.IndexOf(contributions.Max());
        var names = LatencyBreakdown.TopLevelNames(bound.Graph);
        var search = new Search(bound, unlimited, limits, rate);
        var remedies = search.For(top);
        if (remedies.IsEmpty && search.ForAll(names[top]) is { } faster)
        {
            remedies = [faster];
        }

        return new Infeasibility(
            worst.Objective,
            worst.Limit,
            bestPossible,
            names[top],
            contributions[top],
            remedies.Add(new Remedy(RemedyKind.Objective, names[top], bestPossible)),
            bound.Graph.Pools.Any(pool => pool.Hosts.Mode == HostMode.Given));
    }

    private static long[] Unlimited(PipelineGraph graph, long[] hosts) =>
        [.. hosts.Select((number, index) => graph.Pools[index].Hosts.Mode == HostMode.Given ? number : Evaluator.Unlimited)];

    /// <summary>Looks for the least change of one stage, all else equal and hosts unlimited, that meets the objectives.</summary>
    private sealed class Search(BoundScenario bound, long[] unlimited, ImmutableArray<SloLimit> limits, double rate)
    {
        public ImmutableArray<Remedy> For(int topLevel)
        {
            var stageIndex = ((StageNode)bound.Graph.Root.Parts[topLevel]).Stage;
            var stage = bound.Graph.Stages[stageIndex];
            if (stage.Pool is not { } index)
            {
                return [];
            }

            var pool = bound.Graph.Pools[index];
            var remedies = ImmutableArray.CreateBuilder<Remedy>();
            if (pool.Hosts.Mode == HostMode.Given && FewestHosts(index) is { } hosts)
            {
                remedies.Add(new Remedy(RemedyKind.Hosts, stage.Name, (double)hosts * pool.Shards));
            }

            if (pool is { Model.CountsItems: true, Items: { } items })
            {
                var fewer = new MostThatMeets(count => Excess(Changed(index, pool.WithItems(count)))) { Most = (items, GrowthEnd.Nothing) };
                if (fewer.Find(Math.Ceiling(items)).Most is { } most)
                {
                    remedies.Add(new Remedy(RemedyKind.Items, stage.Name, most));
                }

                if (FewestTasks(split => Changed(index, pool.WithSplit(split)), pool.Split) is { } tasks)
                {
                    remedies.Add(new Remedy(RemedyKind.Split, stage.Name, tasks));
                }
            }

            if (LargestShare(share => Changed(index, pool.WithSpeed(1 / share))) is { } factor)
            {
                remedies.Add(new Remedy(RemedyKind.ServiceTime, stage.Name, pool.Service.Mean * factor));
            }

            return remedies.ToImmutable();
        }

        /// <summary>All stages made faster by one factor; null where even that is not enough.</summary>
        public Remedy? ForAll(string stage) => LargestShare(Faster) is { } share ? new Remedy(RemedyKind.Speed, stage, 1 / share) : null;

        private BoundScenario Faster(double share) => bound with
        {
            Graph = bound.Graph with { Pools = [.. bound.Graph.Pools.Select(pool => pool.WithSpeed(1 / share))] },
        };

        private BoundScenario Changed(int index, Pool pool) => bound with { Graph = bound.Graph with { Pools = bound.Graph.Pools.SetItem(index, pool) } };

        private bool Meets(BoundScenario changed) => Excess(changed) <= 0;

        private double Excess(BoundScenario changed) =>
            LatencyObjectives.Excess(limits, new Evaluator(changed).Evaluate(unlimited, rate).EndToEnd.Latency);

        /// <summary>The fewest hosts of one shard, more than are given, that meet the objectives; null where none do.</summary>
        private long? FewestHosts(int index)
        {
            const long MostHosts = 1_000_000;
            bool MeetsWith(long hosts)
            {
                var trial = (long[])unlimited.Clone();
                trial[index] = hosts;
                return LatencyObjectives.AreMet(limits, new Evaluator(bound).Evaluate(trial, rate).EndToEnd.Latency);
            }

            return MeetsWith(Evaluator.Unlimited) ? Bisection.LeastAbove(unlimited[index], MostHosts, MeetsWith) : null;
        }

        /// <summary>The largest share in (0, 1) that meets the objectives; null where none does.</summary>
        private double? LargestShare(Func<double, BoundScenario> change)
        {
            if (!Meets(change(Precision)))
            {
                return null;
            }

            double low = Precision, high = 1;
            for (var halving = 0; halving < MostHalvings && high - low > Precision * low; halving++)
            {
                var middle = (low + high) / 2;
                if (Meets(change(middle)))
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

        /// <summary>The fewest tasks, more than there are, that meet the objectives; null where none do.</summary>
        private long? FewestTasks(Func<int, BoundScenario> change, int present) =>
            Bisection.LeastAbove(present, Limits.Split, split => Meets(change((int)split)));
    }
}
