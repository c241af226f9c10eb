using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>How busy a stage's workers are, and how long tasks wait for them.</summary>
internal static class QueueFamily
{
    public static string Utilization(string stage) => $"stages.{stage}.utilization";

    public static string Wait(string stage, string percentile) => $"stages.{stage}.wait_seconds.{percentile}";

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var (stage, figures) in subject.Graph.Stages.Zip(subject.Estimate.Stages))
        {
            if (stage.Pool is { } index)
            {
                OfPool(subject, steps, figures, subject.Graph.Pools[index]);
            }
            else
            {
                None(steps, figures, stage.External);
            }
        }
    }

    private static void None(StepList steps, StageFigures figures, Pool? external)
    {
        const string Reason = "a delay without a queue";
        StageFamily.Zero(steps, $"stages.{figures.Stage}.wait_probability", new("P", "wait"), "share of the tasks that wait", Measure.Ratio, figures.WaitProbability, figures.Stage, Reason);
        foreach (var (percentile, value) in PercentileNames.Of(figures.Wait))
        {
            StageFamily.Zero(steps, Wait(figures.Stage, percentile), new("W", percentile), $"wait of a task, {PercentileNames.Words(percentile)}", Measure.Seconds, value, figures.Stage, Reason);
        }

        if (external?.Hedge is { } hedge)
        {
            SentTwice(steps, figures, hedge, "tasks whose first copy has not answered by then, from the distribution of its time");
        }
    }

    private static void OfPool(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        Reference shards = new(StageFamily.Shards(name)), split = new(StageFamily.Split(name)), workers = new(StageFamily.Workers(name)), hosts = new(NeedsFamily.InService(name));
        var (symbol, words) = (new Symbol("ρ"), "share of the time that workers are busy");
        if (pool.Hedge is null)
        {
            Expression load = new Reference(TrafficFamily.Pipeline) * split * ServiceFamily.OfTask(subject, steps, name, pool) * shards;
            steps.Add(Utilization(name), symbol, words, Measure.Ratio, figures.Utilization, load / (hosts * workers), name, pool.Batching is null ? null : "as if all batches were full");
        }
        else
        {
            steps.Add(
                Utilization(name),
                symbol,
                words,
                Measure.Ratio,
                figures.Utilization,
                new NumericMethod("offered load ÷ workers with the second copies, which depend on the load in turn: the least fixed point", [TrafficFamily.Pipeline, split.Path, StageFamily.Service(name), hosts.Path, workers.Path, shards.Path]),
                name);
            SentTwice(steps, figures, pool.Hedge, "work of second copies ÷ work of first ones, at the fixed point of load and lateness");
        }

        var method = MethodOf(subject, figures, pool);
        steps.Add($"stages.{name}.wait_probability", new("P", "wait"), "share of the tasks that wait", Measure.Ratio, figures.WaitProbability, method, name);
        foreach (var (percentile, value) in PercentileNames.Of(figures.Wait))
        {
            steps.Add(Wait(name, percentile), new("W", percentile), $"wait of a task, {PercentileNames.Words(percentile)}", Measure.Seconds, value, method, name);
        }

        steps.Given("traffic.arrival_cv2", new("c", "a²"), "squared coefficient of variation of the gaps between requests", Measure.Number, subject.Scenario.Traffic.ArrivalCv2);
        steps.Add(
            $"stages.{name}.mean_batch",
            new("b"),
            "tasks of a batch, on average",
            Measure.Number,
            figures.MeanBatch,
            new NumericMethod("mean over the sizes that batches have in the steady state, by the chain of the tasks left at their ends", method.From, figures.Method, figures.Method == Method.Exact ? 0 : null, QueueSources.Batches),
            name);
    }

    private static void SentTwice(StepList steps, StageFigures figures, Hedge hedge, string procedure)
    {
        var (path, symbol, words) = ($"stages.{figures.Stage}.hedge_extra_load", new Symbol("e"), "extra work of second copies");
        var numeric = new NumericMethod(procedure, [StageFamily.Service(figures.Stage), ServiceFamily.Cv(figures.Stage)], figures.Method);
        if (hedge is { AfterQuantile: { } quantile, Cancels: false })
        {
            var after = steps.Given($"pipeline.{figures.Stage}.hedge.after", new("γ"), "share that has answered when second copies are sent", Measure.Ratio, quantile, figures.Stage);
            steps.Add(path, symbol, words, Measure.Ratio, figures.HedgeExtraLoad, 1 - after, figures.Stage, "the others are sent twice");
            return;
        }

        steps.Add(path, symbol, words, Measure.Ratio, figures.HedgeExtraLoad, numeric, figures.Stage);
    }

    private static NumericMethod MethodOf(Subject subject, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        var queue = pool.Routing == Routing.Random ? "the queue of one host, to which requests are routed at random"
            : pool.Shards > 1 ? "one queue for all workers of a shard"
            : "one queue for all workers";
        var how = figures.WaitProbability < Evaluator.NegligibleWait ? "fewer than one task in a million waits"
            : pool.Batching is not null ? "tasks are served in batches, by the Markov chain of those left at the end of each"
            : pool.Hedge is not null ? "with second copies, at the fixed point of load and lateness"
            : figures.Method == Method.Exact ? "exact for these gaps and service times"
            : "by the moments of gaps and service times";
        ImmutableArray<string> from = [Utilization(name), StageFamily.Service(name), ServiceFamily.Cv(name), NeedsFamily.InService(name), StageFamily.Workers(name), StageFamily.Split(name), "traffic.arrival_cv2"];
        return new NumericMethod(
            $"GI/G/c, {queue}: {how}",
            from,
            figures.Method,
            figures.Method == Method.Exact ? 0 : null,
            figures.WaitProbability < Evaluator.NegligibleWait ? null : pool.Batching is null ? QueueSources.Waits : QueueSources.Batches);
    }
}
