using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The time of a request in one stage, network included.</summary>
internal static class StageLatencyFamily
{
    public static string Latency(string stage, string percentile) => $"stages.{stage}.latency_seconds.{percentile}";

    public static string Network(string stage) => $"stages.{stage}.network_seconds";

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var (stage, figures) in subject.Graph.Stages.Zip(subject.Estimate.Stages))
        {
            var bound = subject.StageOf(stage.Name);
            if (bound is ParallelStage parallel)
            {
                OfBranches(subject, steps, figures, parallel);
            }
            else if (subject.Graph.WorkerOf(stage) is { } pool)
            {
                OfTasks(subject, steps, stage, figures, pool);
            }
            else
            {
                foreach (var (percentile, value) in PercentileNames.Of(figures.Latency))
                {
                    StageFamily.Zero(steps, Latency(stage.Name, percentile), Symbol(percentile), Words(percentile), Measure.Seconds, value, stage.Name, "it takes no time");
                }
            }

            Accuracy(steps, $"stages.{stage.Name}.accuracy", figures.Accuracy, figures.Method, [Latency(stage.Name, "p99")], stage.Name);
        }
    }

    /// <summary>Relative error of a p99 to expect.</summary>
    public static void Accuracy(StepList steps, string path, double? value, Method? method, ImmutableArray<string> from, string? owner = null)
    {
        var (symbol, words) = (new Symbol("ε"), "relative error of the p99 to expect");
        if (value is 0)
        {
            steps.Add(path, symbol, words, Measure.Ratio, value, 0, owner, "exact by formula");
        }
        else
        {
            steps.Add(path, symbol, words, Measure.Ratio, value, new NumericMethod("errors of the queues and of composing them, by their share of the p99; their sizes were measured against simulations", from, method), owner);
        }
    }

    private static Symbol Symbol(string percentile) => new("T", percentile);

    private static string Words(string percentile) => $"time in the stage, {PercentileNames.Words(percentile)}";

    private static void OfTasks(Subject subject, StepList steps, GraphStage stage, StageFigures figures, Pool pool)
    {
        var name = stage.Name;
        var network = NetworkOf(subject, steps, stage, pool);
        var timeout = subject.StageOf(name).Working().First().Work.TimeoutSeconds;
        var limit = timeout is { } seconds ? steps.Given($"pipeline.{name}.timeout", new("t", "out"), "timeout", Measure.Seconds, seconds, name) : null;
        var isOneTask = pool is { Shards: 1, Split: 1, Batching: null, Hedge: null } && limit is null;
        var hasQueue = stage.Pool is not null && figures.WaitProbability > Evaluator.NegligibleWait;
        foreach (var (percentile, value) in PercentileNames.Of(figures.Latency))
        {
            Basis basis;
            if (isOneTask && percentile == "mean")
            {
                Expression time = hasQueue ? new Reference(QueueFamily.Wait(name, "mean")) + new Reference(StageFamily.Service(name)) : new Reference(StageFamily.Service(name));
                basis = new ClosedForm(network is null ? time : time + network, hasQueue ? "means add up" : stage.Pool is null ? null : "fewer than one task in a million waits");
            }
            else
            {
                basis = Numeric(figures, pool, percentile, network, limit, hasQueue);
            }

            steps.Add(Latency(name, percentile), Symbol(percentile), Words(percentile), Measure.Seconds, value, basis, name);
        }

        steps.Add(
            $"stages.{name}.degraded_share",
            new("D"),
            "share of the requests that go on at the timeout without the rest",
            Measure.Ratio,
            figures.DegradedShare,
            new NumericMethod(
                "the share of the stage's time beyond the timeout, by its distribution",
                [StageFamily.Service(name), ServiceFamily.Cv(name), .. hasQueue ? [QueueFamily.Wait(name, "mean")] : ImmutableArray<string>.Empty, .. limit is null ? [] : ImmutableArray.Create(limit.Path)],
                figures.Method),
            name);
    }

    private static NumericMethod Numeric(StageFigures figures, Pool pool, string percentile, Reference? network, Reference? limit, bool hasQueue)
    {
        var (name, tasks) = (figures.Stage, pool.Shards * pool.Split);
        var wait = hasQueue ? "wait and service are convolved" : figures.IsExternal ? "the distribution of the service time" : "next to nobody waits, so that it is the distribution of the service time";
        var slowest = tasks > 1 ? $", and the slowest of {tasks} tasks that a request has in it is taken{(pool.Shards > 1 && hasQueue ? ", shards waiting together as they get the same requests" : "")}" : "";
        var rest = (pool.Hedge is null ? "" : ", the first answer of two copies counting") + (network is null ? "" : ", with the network added") + (limit is null ? "" : ", cut at the timeout");
        var path = percentile == "mean" ? "mean" : percentile;
        return new NumericMethod(
            $"{wait}{slowest}{rest}",
            [
                .. hasQueue ? [QueueFamily.Wait(name, path)] : ImmutableArray<string>.Empty,
                StageFamily.Service(name), ServiceFamily.Cv(name), StageFamily.Shards(name), StageFamily.Split(name),
                .. network is null ? [] : ImmutableArray.Create(network.Path), .. limit is null ? [] : ImmutableArray.Create(limit.Path),
            ],
            figures.Method,
            figures.Accuracy is { } accuracy ? Verdicts.Accuracy(PercentileNames.ObjectiveOf(percentile), accuracy) : null,
            hasQueue ? tasks > 1 ? QueueSources.ForkJoin : QueueSources.Waits : null);
    }

    private static Reference? NetworkOf(Subject subject, StepList steps, GraphStage stage, Pool pool)
    {
        var network = subject.Scenario.Network;
        var terms = new List<Expression>();
        double seconds = 0;
        if (stage.Pool is not null && network.RoundTripSeconds > 0)
        {
            terms.Add(steps.Given("network.round_trip", new("t", "trip"), "round trip", Measure.Seconds, network.RoundTripSeconds));
            seconds += network.RoundTripSeconds;
        }

        if (network.BytesPerSecond is { } bandwidth && stage is { PayloadBytes: > 0, ItemsIn: > 0 })
        {
            var each = steps.Given($"pipeline.{stage.Name}.bytes_per_candidate", new("B", "item"), "bytes of an item", Measure.Bytes, stage.PayloadBytes / stage.ItemsIn.Value, stage.Name);
            terms.Add(new Reference(FunnelFamily.In(stage.Name)) * each / steps.Given("network.bandwidth", new("W", "net"), "bandwidth of the network", Measure.BytesPerSecond, bandwidth));
            seconds += stage.PayloadBytes / bandwidth;
        }

        return terms.Count == 0 ? null : steps.Add(Network(stage.Name), new("t", "net"), "time on the network", Measure.Seconds, seconds, Sum.Of(terms), stage.Name);
    }

    private static void OfBranches(Subject subject, StepList steps, StageFigures figures, ParallelStage parallel)
    {
        foreach (var (percentile, value) in PercentileNames.Of(figures.Latency))
        {
            steps.Add(
                Latency(figures.Stage, percentile),
                Symbol(percentile),
                Words(percentile),
                Measure.Seconds,
                value,
                new NumericMethod(
                    "the slowest of the branches, each the stages of it in series, by their distributions",
                    [.. parallel.Branches.SelectMany(branch => branch).Select(stage => Latency(stage.Name, percentile))],
                    figures.Method,
                    figures.Accuracy is { } accuracy ? Verdicts.Accuracy(PercentileNames.ObjectiveOf(percentile), accuracy) : null,
                    QueueSources.ForkJoin),
                figures.Stage);
        }
    }
}
