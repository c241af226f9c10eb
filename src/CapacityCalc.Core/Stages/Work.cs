using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>What a stage that works has: a model, and a pool of hosts that runs it.</summary>
/// <param name="Split">Tasks that a request is cut into, in every shard.</param>
/// <param name="Workers">Of one host; null where the hardware says.</param>
/// <param name="Hardware">Null where hosts and workers are both given and no shape is, and where it is left open.</param>
/// <param name="BytesPerCandidate">Payload of one item into the stage.</param>
/// <param name="Skew">Largest shard ÷ mean shard; ≥ 1.</param>
/// <param name="TimeoutSeconds">After which the request goes on without the rest; null waits for all.</param>
/// <param name="Places">Where its values stand in the file.</param>
internal sealed record Work(
    CostModel Model,
    ShardCount Shards,
    int Split,
    HostCount Hosts,
    int? Workers,
    int CoresPerTask,
    Shape? Hardware,
    Routing Routing,
    double BytesPerCandidate,
    double Skew,
    BatchingChoice Batching,
    Hedge? Hedge,
    double? TimeoutSeconds,
    WorkPlaces Places)
{
    /// <summary>The shapes of which the cheapest is asked for; empty where <see cref="Hardware"/> is not left open.</summary>
    public ImmutableArray<Shape> Candidates { get; init; } = [];

    private static readonly ShardCountType ShardCounts = new();

    private static readonly NodeType ModelNode = new("model's name or map", "dnn");

    private static readonly NodeType ShapeNode = new("shape's name or map", "c7i.8xlarge");

    internal static readonly Parameter<DocumentNode> RequiredModel = Parameter.Required("model", ModelNode, "a name of `models`, or a model written in place");

    internal static readonly Parameter<DocumentNode> OptionalModel = Parameter.Optional("model", ModelNode, "a name of `models`, or a model written in place; without one the stage takes no time");

    internal static readonly Parameter<ShardCount> ShardsParameter =
        Parameter.WithDefault("shards", ShardCounts, ShardCount.One, "cuts the data: so many pools hold one part each, and every request visits all; `auto` is as many as memory requires");

    internal static readonly Parameter<int> SplitParameter =
        Parameter.WithDefault("split", new IntegerType(1, Limits.Split, "5"), 1, "cuts the request: so many tasks of an equal part of the items go to the same pool");

    internal static readonly Parameter<HostCount> HostsParameter =
        Parameter.WithDefault("hosts", new HostCountType(), default, "`auto` is sized; a number (of the whole stage) is taken as given; `external` is a service of someone else's");

    internal static readonly Parameter<int> WorkersParameter =
        Parameter.Optional("workers", new IntegerType(1, Limits.Workers, "32"), "tasks that one host runs at once; the shape's cores ÷ `cores_per_task`, or its accelerators, where absent");

    internal static readonly Parameter<int> CoresPerTaskParameter =
        Parameter.WithDefault("cores_per_task", new IntegerType(1, 100_000, "2"), 1, "cores that a task occupies");

    internal static readonly Parameter<DocumentNode> HardwareParameter =
        Parameter.Optional("hardware", ShapeNode, "the stage's own shape; `cheapest` for the one whose fleet costs least; the scenario's where absent");

    internal static readonly Parameter<Routing> RoutingParameter =
        Parameter.WithDefault("routing", new ChoiceType<Routing>(("pooled", Routing.Pooled), ("random", Routing.Random)), Routing.Pooled, "`pooled`: one queue for all workers of a pool; `random`: each host queues for itself");

    internal static readonly Parameter<Scalar> SkewParameter =
        Parameter.Optional("skew", new QuantityType<Scalar>(new Bounds(1, Limits.Shards), "1.3"), "the largest shard ÷ the mean shard, in data and in work, while the others share the rest evenly; 1 where absent");

    internal static readonly Parameter<DocumentNode> BatchingParameter =
        Parameter.Optional("batching", new NodeType("map", "{ max_requests: 32, max_wait: 5 ms }"), "several requests at once, or one request in chunks; a worker takes one task at a time where absent");

    internal static readonly Parameter<DocumentNode> HedgeParameter =
        Parameter.Optional("hedge", new NodeType("map", "{ after: p95 }"), "sends a late task a second time");

    internal static readonly Parameter<Duration> TimeoutParameter =
        Parameter.Optional("timeout", new QuantityType<Duration>(Bounds.Positive(Limits.Seconds), "50 ms"), "the request goes on after so long in this stage, network included, without what has not answered; abandoned work still runs to its end");

    internal static readonly Parameter<Information> PayloadParameter =
        Parameter.WithDefault("bytes_per_candidate", new QuantityType<Information>(Bounds.NonNegative(Limits.Bytes), "2 KB"), Information.FromBytes(0), "payload of each item into the stage, for `network.bandwidth`");

    /// <summary>Where the pool runs: the keys that every stage that works reads, beside its model.</summary>
    internal static readonly ImmutableArray<IParameter> PlacementParameters =
        [
            ShardsParameter, SkewParameter, SplitParameter, HostsParameter, WorkersParameter, CoresPerTaskParameter, HardwareParameter, RoutingParameter,
            BatchingParameter, HedgeParameter, TimeoutParameter,
        ];

    /// <summary>Reads the work of a stage; null where it has no model, or one that cannot be read.</summary>
    internal static Work? From(StageContext context, Arguments arguments, Parameter<DocumentNode> modelParameter, bool hasPayload)
    {
        var hosts = arguments.Get(HostsParameter);
        int? workers = arguments.TryGet(WorkersParameter, out var given) ? given : null;
        var shards = arguments.Get(ShardsParameter);
        var split = arguments.Get(SplitParameter);
        var coresPerTask = arguments.Get(CoresPerTaskParameter);
        var routing = arguments.Get(RoutingParameter);
        var isSelfContained = (hosts.Mode == HostMode.Given && workers is not null) || hosts.Mode == HostMode.External;
        var hardware = context.Hardware(arguments, HardwareParameter, isSelfContained);
        var skew = arguments.TryGet(SkewParameter, out var ratio) ? ratio.Amount : 1;
        var batching = context.Nested(BatchingChoice.Parameters, arguments, BatchingParameter) is { } batches ? BatchingChoice.From(batches) : default;
        var hedge = context.Nested(Hedge.Parameters, arguments, HedgeParameter) is { } hedges ? Hedge.From(hedges) : null;
        double? timeout = arguments.TryGet(TimeoutParameter, out var most) ? most.Seconds : null;
        if (batching.OfRequests is not null && hedge is not null)
        {
            arguments.Bag.Error(
                DiagnosticCodes.ConflictingKeys,
                arguments.SpanOf(HedgeParameter),
                $"'{arguments.Path}' batches requests and hedges them: which batch a second copy would join is not modelled",
                "remove 'hedge', or 'max_requests'");
        }

        var payload = hasPayload ? arguments.Get(PayloadParameter).Bytes : 0;
        var places = new WorkPlaces(arguments);
        if (hosts.Mode == HostMode.External)
        {
            WarnOfUnusedByExternal(arguments);
        }

        if (!arguments.TryGet(modelParameter, out var node))
        {
            RejectWithoutModel(arguments, modelParameter, hasPayload);
            return null;
        }

        return context.Model(node, arguments.PathOf(modelParameter)) is { } model
            ? new Work(model, shards, split, hosts, workers, coresPerTask, hardware.Shape, routing, payload, skew, batching, hedge, timeout, places)
            {
                Candidates = hosts.Mode == HostMode.External ? [] : hardware.Candidates,
            }
            : null;
    }

    /// <summary>A service of someone else's has no hosts here, so nothing that describes them says anything.</summary>
    private static void WarnOfUnusedByExternal(Arguments arguments)
    {
        foreach (var parameter in new IParameter[] { WorkersParameter, CoresPerTaskParameter, HardwareParameter, RoutingParameter, BatchingParameter })
        {
            WarnOfUnused(arguments, parameter, "is external, so it has no hosts", $"remove '{parameter.Name}', or 'hosts: external'");
        }
    }

    private static void RejectWithoutModel(Arguments arguments, Parameter<DocumentNode> modelParameter, bool hasPayload)
    {
        if (modelParameter.IsRequired || arguments.IsGiven(modelParameter))
        {
            return;
        }

        foreach (var parameter in hasPayload ? PlacementParameters.Add(PayloadParameter) : PlacementParameters)
        {
            WarnOfUnused(arguments, parameter, "has no model, so no pool", $"add a 'model', or remove '{parameter.Name}'");
        }
    }

    private static void WarnOfUnused(Arguments arguments, IParameter parameter, string reason, string hint)
    {
        if (arguments.IsGiven(parameter))
        {
            arguments.Bag.Warning(
                DiagnosticCodes.UnusedValue,
                arguments.SpanOf(parameter),
                $"'{arguments.PathOf(parameter)}' has no effect: '{arguments.Path}' {reason}",
                hint);
        }
    }
}

/// <summary>Where the values of a stage's work stand, for the diagnostics of the lowering.</summary>
internal readonly struct WorkPlaces(Arguments arguments)
{
    public SourceSpan Of(IParameter parameter) => arguments.SpanOf(parameter);

    public string PathOf(IParameter parameter) => arguments.PathOf(parameter);
}
