using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The time of a task: its mean by the stage's model, and its spread.</summary>
internal static class ServiceFamily
{
    public static string Cv(string stage) => $"stages.{stage}.service_seconds.cv";

    public static string FullBatch(string stage) => $"stages.{stage}.full_batch_seconds";

    public static void Derive(Subject subject, StepList steps)
    {
        foreach (var (stage, figures) in subject.Graph.Stages.Zip(subject.Estimate.Stages))
        {
            if (subject.Graph.WorkerOf(stage) is not { } pool)
            {
                continue;
            }

            Add(subject, steps, StageFamily.Service(stage.Name), new("s"), "mean time of a task", stage.Name, pool, 1, new Reference(StageFamily.TaskItems(stage.Name)), figures.ServiceMeanSeconds);
            if (!ReferenceEquals(pool.Service, pool.OtherService))
            {
                Reference shards = new(StageFamily.Shards(stage.Name)), split = new(StageFamily.Split(stage.Name)), skew = new($"pipeline.{stage.Name}.skew");
                var items = steps.Add(
                    $"stages.{stage.Name}.other_shards_items_per_task",
                    new("n", "other"),
                    "items of a task of each other shard",
                    Measure.Items,
                    (pool.Items ?? 0) / pool.Shards / pool.Split * (pool.Shards - pool.Skew) / (pool.Shards - 1),
                    new Reference(FunnelFamily.In(stage.Name)) / (shards * split) * ((shards - skew) / (shards - 1)),
                    stage.Name);
                Add(subject, steps, StageFamily.OtherService(stage.Name), new("s", "other"), "mean time of a task of each other shard", stage.Name, pool, 1, items, pool.OtherService.Mean);
            }

            Spread(subject, steps, figures, pool);
        }
    }

    /// <summary>The share of a worker that a task takes where workers are busiest: its time, or its part of a full batch.</summary>
    public static Expression OfTask(Subject subject, StepList steps, string stage, Pool pool)
    {
        if (pool.Batching is not { } batching)
        {
            return new Reference(StageFamily.Service(stage));
        }

        var most = steps.Given($"pipeline.{stage}.batching.max_requests", new("b", "max"), "most tasks of a batch", Measure.Number, batching.MaxRequests, stage);
        Add(subject, steps, FullBatch(stage), new("s", "batch"), "mean time of a full batch", stage, pool, batching.MaxRequests, new Reference(StageFamily.TaskItems(stage)), pool.BatchService(batching.MaxRequests).Mean);
        return new Reference(FullBatch(stage)) / most;
    }

    private static void Add(Subject subject, StepList steps, string path, Symbol symbol, string words, string stage, Pool pool, int tasks, Reference items, double? value)
    {
        Expression all = tasks == 1 ? items : new Reference($"pipeline.{stage}.batching.max_requests") * items;
        Expression? formula = pool.Model switch
        {
            PerItem model => PerItem(subject, steps, stage, model, all),
            ServiceModel model => Stated(subject, steps, stage, model),
            Measured model => Between(model, all, (tasks == 1 ? 1 : tasks) * (path == StageFamily.OtherService(stage) ? OtherItems(pool) : pool.ItemsPerTask)),
            Gbdt model => Trees(subject, steps, stage, model, all),
            InvertedIndex model => Postings(subject, steps, stage, pool, model, all),
            ArchitectureModel model => RooflineFormula.Of(subject, steps, stage, pool, model, path, items, tasks),
            _ => null,
        };
        Basis basis = formula is null
            ? new NumericMethod("mean of the measured samples", [], Method.Exact, 0)
            : new ClosedForm(formula, pool.Model is ArchitectureModel ? QueueSources.Roofline : pool.Model is Measured ? "linear between the measured points beside it" : null);
        steps.Add(path, symbol, words, Measure.Seconds, value, basis, stage);
    }

    private static double OtherItems(Pool pool) => (pool.Items ?? 0) / pool.Shards / pool.Split * (pool.Shards - pool.Skew) / (pool.Shards - 1);

    /// <summary>A time of the stage's model.</summary>
    public static Reference Time(Subject subject, StepList steps, string stage, CostModel model, string key, Symbol symbol, string words, double value) =>
        Of(subject, steps, stage, model, key, symbol, words, Measure.Seconds, value);

    /// <summary>A figure of the stage's model.</summary>
    public static Reference Of(Subject subject, StepList steps, string stage, CostModel model, string key, Symbol symbol, string words, Measure measure, double value) =>
        StageFamily.Alias(steps, subject.Place(key, ModelPlaces.Maps(stage, model.Name)), symbol, words, measure, value, stage);

    private static Expression PerItem(Subject subject, StepList steps, string stage, PerItem model, Expression items)
    {
        var each = items * Time(subject, steps, stage, model, "time", new("t"), "time of an item", model.SecondsPerItem);
        var overhead = Time(subject, steps, stage, model, "overhead", new("t", "0"), "time before the first item", model.OverheadSeconds);
        return model.OverheadSeconds > 0 ? overhead + each : each;
    }

    private static Expression? Stated(Subject subject, StepList steps, string stage, ServiceModel model)
    {
        var maps = ModelPlaces.Maps(stage, model.Name);
        if (subject.Assumed(subject.Place("p50", maps)) is not null)
        {
            if (Median(subject, steps, stage, model) is var (median, sigma))
            {
                return new Product([median, new Function(FunctionKind.Exp, new Power(sigma, 2) / 2)]);
            }

            return Time(subject, steps, stage, model, "p50", new("t", "50"), "median time as given, which is the p99 too", model.Mean);
        }

        return subject.Assumed(subject.Place("mean", maps)) is not null ? Time(subject, steps, stage, model, "mean", new("s", "given"), "mean time as given", model.Mean) : null;
    }

    /// <summary>The median as given, and the spread that a lognormal of that median and p99 has; null where they are equal.</summary>
    private static (Reference Median, Reference Sigma)? Median(Subject subject, StepList steps, string stage, ServiceModel model)
    {
        if (model.Common.Spread.WithMean(model.Mean) is not LogNormal time)
        {
            return null;
        }

        var median = Time(subject, steps, stage, model, "p50", new("t", "50"), "median time as given", time.Median);
        var p99 = Time(subject, steps, stage, model, "p99", new("t", "99"), "99th percentile of the time as given", time.Median * Math.Exp(time.Sigma * LogNormal.NormalP99));
        var sigma = steps.Add(
            $"stages.{stage}.service_seconds.sigma",
            new("σ"),
            "standard deviation of the logarithm of the time",
            Measure.Number,
            time.Sigma,
            new Function(FunctionKind.Ln, p99 / median) / new Constant(LogNormal.NormalP99, Measure.Number) { Digits = 9 },
            stage,
            "lognormal: 2.32634787 is the normal distribution's 99th percentile");
        return (median, sigma);
    }

    private static Expression Between(Measured model, Expression items, double at)
    {
        static Expression Seconds(double value) => new Constant(value, Measure.Seconds);
        static Expression Items(double value) => new Constant(value, Measure.Items);
        if (model.Points is [var only])
        {
            return items * (Seconds(only.Seconds) / Items(only.Items));
        }

        var upper = 1;
        while (upper < model.Points.Length - 1 && model.Points[upper].Items < at)
        {
            upper++;
        }

        var ((x0, y0), (x1, y1)) = (model.Points[upper - 1], model.Points[upper]);
        return Seconds(y0) + ((items - Items(x0)) * (Seconds(y1) - Seconds(y0)) / (Items(x1) - Items(x0)));
    }

    private static Expression Trees(Subject subject, StepList steps, string stage, Gbdt model, Expression items)
    {
        var visits = subject.NumberAt(subject.Place("trees", ModelPlaces.Maps(stage, model.Name))) is { } trees && subject.NumberAt(subject.Place("depth", ModelPlaces.Maps(stage, model.Name))) is { } depth
            ? Of(subject, steps, stage, model, "trees", new("T"), "trees", Measure.Number, trees) * Of(subject, steps, stage, model, "depth", new("d"), "nodes visited in a tree", Measure.Number, depth)
            : new Constant(model.Visits, Measure.Number);
        return Time(subject, steps, stage, model, "call_overhead", new("t", "0"), "time before the first item", model.CallOverheadSeconds)
            + (items * visits * Time(subject, steps, stage, model, "time", new("t"), "time of a visit", model.SecondsPerVisit));
    }

    private static Expression Postings(Subject subject, StepList steps, string stage, Pool pool, InvertedIndex model, Expression items)
    {
        var read = model.Postings is { } postings && pool.Items is not null
            ? Of(subject, steps, stage, model, "postings", new("n", "own"), "postings of a query", Measure.Items, postings) * items / new Reference(FunnelFamily.In(stage))
            : items;
        return Time(subject, steps, stage, model, "call_overhead", new("t", "0"), "time before the first posting", model.CallOverheadSeconds)
            + (read * Time(subject, steps, stage, model, "time", new("t"), "time of a posting", model.SecondsPerPosting));
    }

    private static void Spread(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var (stage, model) = (figures.Stage, pool.Model);
        var (symbol, words) = (new Symbol("c", "s"), "coefficient of variation of a task's time");
        var place = subject.Place("cv", ModelPlaces.Maps(stage, model.Name));
        Basis basis = figures.ServiceCv is null or 0 ? new ClosedForm(0, figures.ServiceMeanSeconds > 0 ? "its model has no spread" : "it takes no time")
            : model is ServiceModel stated && subject.Assumed(subject.Place("p50", ModelPlaces.Maps(stage, model.Name))) is not null && Median(subject, steps, stage, stated) is var (_, sigma)
                ? new ClosedForm(new Function(FunctionKind.Sqrt, new Function(FunctionKind.Exp, new Power(sigma, 2)) - 1), "of a lognormal time")
            : model.Common.Spread.Distribution == Distribution.Empirical ? new NumericMethod("standard deviation ÷ mean of the measured samples", [], Method.Exact, 0)
            : subject.Assumed(place) is not null ? new ClosedForm(Of(subject, steps, stage, model, "cv", new("c", "given"), "coefficient of variation as given", Measure.Number, model.Common.Spread.Cv), null)
            : new ClosedForm(1, "an exponential time's");
        steps.Add(Cv(stage), symbol, words, Measure.Number, figures.ServiceCv, basis, stage);
    }
}
