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
/// <param name="Hardware">Null where hosts and workers are both given and no shape is.</param>
/// <param name="BytesPerCandidate">Payload of one item into the stage.</param>
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
    WorkPlaces Places)
{
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
        Parameter.Optional("hardware", ShapeNode, "the stage's own shape; the scenario's where absent");

    internal static readonly Parameter<Routing> RoutingParameter =
        Parameter.WithDefault("routing", new ChoiceType<Routing>(("pooled", Routing.Pooled), ("random", Routing.Random)), Routing.Pooled, "`pooled`: one queue for all workers of a pool; `random`: each host queues for itself");

    internal static readonly Parameter<Information> PayloadParameter =
        Parameter.WithDefault("bytes_per_candidate", new QuantityType<Information>(Bounds.NonNegative(Limits.Bytes), "2 KB"), Information.FromBytes(0), "payload of each item into the stage, for `network.bandwidth`");

    /// <summary>Where the pool runs: the keys that every stage that works reads, beside its model.</summary>
    internal static readonly ImmutableArray<IParameter> PlacementParameters =
        [ShardsParameter, SplitParameter, HostsParameter, WorkersParameter, CoresPerTaskParameter, HardwareParameter, RoutingParameter];

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
            ? new Work(model, shards, split, hosts, workers, coresPerTask, hardware, routing, payload, places)
            : null;
    }

    /// <summary>A service of someone else's has no hosts here, so nothing that describes them says anything.</summary>
    private static void WarnOfUnusedByExternal(Arguments arguments)
    {
        foreach (var parameter in new IParameter[] { WorkersParameter, CoresPerTaskParameter, HardwareParameter, RoutingParameter })
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
