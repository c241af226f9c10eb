using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>How a stage's work is cut, and what it occupies.</summary>
internal static class StageFamily
{
    public static string Shards(string stage) => $"stages.{stage}.shards";

    public static string Split(string stage) => $"stages.{stage}.split";

    public static string Workers(string stage) => $"stages.{stage}.workers_per_host";

    public static string TaskItems(string stage) => $"stages.{stage}.items_per_task";

    public static string Service(string stage) => $"stages.{stage}.service_seconds.mean";

    public static string OtherService(string stage) => $"stages.{stage}.other_shards_service_seconds";

    public static string WorkerSeconds(string stage) => $"stages.{stage}.worker_seconds_per_request";

    public static void Derive(Subject subject, StepList steps)
    {
        for (var index = 0; index < subject.Graph.Stages.Length; index++)
        {
            var (stage, figures) = (subject.Graph.Stages[index], subject.Estimate.Stages[index]);
            if (subject.Graph.WorkerOf(stage) is { } pool)
            {
                Cut(subject, steps, stage, figures, pool);
                Workers(subject, steps, figures, pool);
            }
            else
            {
                Nothing(steps, figures);
            }

            Work(subject, steps, stage, figures);
        }
    }

    /// <summary>A figure of what a stage does not have.</summary>
    public static void Zero(StepList steps, string path, Symbol symbol, string words, Measure measure, double? value, string stage, string reason) =>
        steps.Add(path, symbol, words, measure, value, new Constant(value ?? 0, measure), stage, reason);

    private static void Nothing(StepList steps, StageFigures figures)
    {
        const string Reason = "it has no work of its own";
        Zero(steps, Shards(figures.Stage), new("S"), "shards", Measure.Number, figures.Shards, figures.Stage, Reason);
        Zero(steps, Split(figures.Stage), new("K"), "tasks of a request in each shard", Measure.Number, figures.Split, figures.Stage, Reason);
    }

    private static void Cut(Subject subject, StepList steps, GraphStage stage, StageFigures figures, Pool pool)
    {
        var (name, place) = (stage.Name, $"pipeline.{stage.Name}");
        var work = subject.StageOf(name).Working().First().Work;
        Expression shards = work.Shards.Fixed is { } given
            ? steps.Given($"{place}.shards", new("S", "given"), "shards as given", Measure.Number, given, name)
            : new Reference(NeedsFamily.Memory(name));
        steps.Add(Shards(name), new("S"), "shards", Measure.Number, figures.Shards, shards, name, work.Shards.Fixed is null ? "as many as memory requires" : null);

        Reference split = steps.Given($"{place}.split", new("K", "given"), "tasks as given", Measure.Number, work.Split, name);
        Expression tasks = split;
        if (pool.ChunkItems is { } chunk && pool.Items is not null)
        {
            var most = steps.Given($"{place}.batching.items", new("n", "chunk"), "most items of a task", Measure.Items, chunk, name);
            Expression perTask = new Reference(FunnelFamily.In(name)) / (new Reference(Shards(name)) * split);
            tasks = split * new Function(FunctionKind.Max, 1, new Ceiling(WithSkew(steps, name, pool, perTask) / most));
        }

        steps.Add(Split(name), new("K"), "tasks of a request in each shard", Measure.Number, figures.Split, tasks, name);
        if (pool is { Items: not null, Model.CountsItems: true })
        {
            Expression each = new Reference(FunnelFamily.In(name)) / (new Reference(Shards(name)) * new Reference(Split(name)));
            steps.Add(TaskItems(name), new("n", "task"), "items of a task", Measure.Items, pool.ItemsPerTask, WithSkew(steps, name, pool, each), name, pool.Skew > 1 ? "of the largest shard" : null);
        }
    }

    private static Expression WithSkew(StepList steps, string name, Pool pool, Expression each) =>
        pool.Skew > 1 ? each * steps.Given($"pipeline.{name}.skew", new("κ"), "size of the largest shard in mean shards", Measure.Number, pool.Skew, name) : each;

    private static void Workers(Subject subject, StepList steps, StageFigures figures, Pool pool)
    {
        var name = figures.Stage;
        if (figures.IsExternal)
        {
            return;
        }

        var work = subject.StageOf(name).Working().First().Work;
        var cores = steps.Given($"pipeline.{name}.cores_per_task", new("c"), "cores of a task", Measure.Number, pool.CoresPerTask, name);
        Expression workers = (work.Workers, pool.Shape) switch
        {
            ({ } given, _) => steps.Given($"pipeline.{name}.workers", new("w", "given"), "workers of a host as given", Measure.Number, given, name),
            (_, { } shape) when pool.Device == Device.Accelerator => Shapes(subject, steps, "accelerator", "accelerators", new("A"), "accelerators of a host", shape.Accelerators, name, shape),
            (_, { } shape) => new Floor(Cores(subject, steps, name, shape) / cores),
            _ => 1,
        };
        steps.Add(Workers(name), new("w"), "workers of a host", Measure.Number, figures.WorkersPerHost, workers, name);
    }

    public static Reference Cores(Subject subject, StepList steps, string stage, Shape shape) =>
        Shapes(subject, steps, "cores", "cores", new("c", "host"), "cores of a host", shape.Cores, stage, shape);

    /// <param name="key">Beside <paramref name="own"/>, what the catalogue calls it.</param>
    private static Reference Shapes(Subject subject, StepList steps, string key, string own, Symbol symbol, string words, double value, string stage, Shape shape)
    {
        var path = subject.Place(own, ModelPlaces.Maps(stage, shape));
        path = subject.Assumed(path) is null ? subject.Place(key, ModelPlaces.Maps(stage, shape)) : path;
        return Alias(steps, path, symbol, words, Measure.Number, value, stage);
    }

    /// <summary>A figure that several stages may share is of none of them.</summary>
    public static Reference Alias(StepList steps, string path, Symbol symbol, string words, Measure measure, double value, string stage) =>
        steps.Given(path, symbol, words, measure, value, path.StartsWith($"pipeline.{stage}.", StringComparison.Ordinal) ? stage : Owner(path));

    /// <summary>The shape or model whose figure it is: <c>hardware.r6i.8xlarge.price</c> is r6i.8xlarge's.</summary>
    private static string? Owner(string path)
    {
        var (first, last) = (path.IndexOf('.', StringComparison.Ordinal), path.LastIndexOf('.'));
        return first < last ? path[(first + 1)..last] : null;
    }

    private static void Work(Subject subject, StepList steps, GraphStage stage, StageFigures figures)
    {
        var name = stage.Name;
        if (stage.Pool is not { } index)
        {
            var reason = figures.IsExternal ? "a service of someone else's does its work" : "it has no work of its own";
            Zero(steps, $"stages.{name}.workers_per_host", new("w"), "workers of a host", Measure.Number, figures.WorkersPerHost, name, reason);
            Zero(steps, $"stages.{name}.core_seconds_per_request", new("x", "cpu"), "core-seconds of a request", Measure.Seconds, figures.CoreSecondsPerRequest, name, reason);
            Zero(steps, $"stages.{name}.accelerator_seconds_per_request", new("x", "acc"), "accelerator-seconds of a request", Measure.Seconds, figures.AcceleratorSecondsPerRequest, name, reason);
            Zero(steps, $"stages.{name}.busy_cores", new("b"), "cores that are busy", Measure.Number, figures.BusyCores, name, reason);
            return;
        }

        var pool = subject.Graph.Pools[index];
        var onCores = pool.Device == Device.Cpu;
        var cores = new Reference($"pipeline.{name}.cores_per_task");
        Expression workerSeconds = WorkerSeconds(steps, figures, pool, onCores);
        var seconds = steps.Add(
            WorkerSeconds(name), new("x"), "worker-seconds of a request", Measure.Seconds, onCores ? figures.CoreSecondsPerRequest / pool.CoresPerTask : figures.AcceleratorSecondsPerRequest, workerSeconds, name, "over all tasks of all shards");
        if (onCores)
        {
            var busy = steps.Add($"stages.{name}.core_seconds_per_request", new("x", "cpu"), "core-seconds of a request", Measure.Seconds, figures.CoreSecondsPerRequest, seconds * cores, name);
            steps.Add($"stages.{name}.busy_cores", new("b"), "cores that are busy", Measure.Number, figures.BusyCores, busy * new Reference(TrafficFamily.Pipeline), name);
            Zero(steps, $"stages.{name}.accelerator_seconds_per_request", new("x", "acc"), "accelerator-seconds of a request", Measure.Seconds, figures.AcceleratorSecondsPerRequest, name, "it works on cores");
        }
        else
        {
            steps.Add($"stages.{name}.accelerator_seconds_per_request", new("x", "acc"), "accelerator-seconds of a request", Measure.Seconds, figures.AcceleratorSecondsPerRequest, seconds, name);
            Zero(steps, $"stages.{name}.core_seconds_per_request", new("x", "cpu"), "core-seconds of a request", Measure.Seconds, figures.CoreSecondsPerRequest, name, "it works on accelerators");
            Zero(steps, $"stages.{name}.busy_cores", new("b"), "cores that are busy", Measure.Number, figures.BusyCores, name, "it works on accelerators");
        }
    }

    /// <summary>Tasks taken one by one take their service times; batches save some of it, and second copies cost.</summary>
    private static Expression WorkerSeconds(StepList steps, StageFigures figures, Pool pool, bool onCores)
    {
        var name = figures.Stage;
        Reference service = new(Service(name)), shards = new(Shards(name)), split = new(Split(name));
        Expression task = service;
        if (pool.Batching is not null && figures.Stable)
        {
            var total = onCores ? figures.CoreSecondsPerRequest / pool.CoresPerTask : figures.AcceleratorSecondsPerRequest;
            task = steps.Add(
                $"stages.{name}.worker_seconds_per_task",
                new("x", "task"),
                "worker-seconds of a task",
                Measure.Seconds,
                total / (pool.Shards * pool.Split),
                new NumericMethod("time of a batch ÷ its tasks, over the sizes that batches have in the steady state", [Service(name), $"stages.{name}.mean_batch"], Source: QueueSources.Batches),
                name);
        }

        var all = ReferenceEquals(pool.Service, pool.OtherService) || pool.Batching is not null
            ? shards * split * task
            : split * (task + ((shards - 1) * new Reference(OtherService(name))));
        return figures.HedgeExtraLoad is null ? all : all * (1 + new Reference($"stages.{name}.hedge_extra_load"));
    }
}
