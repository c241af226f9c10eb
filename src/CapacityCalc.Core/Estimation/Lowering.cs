using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Turns bound stages into the primitives of a <see cref="PipelineGraph"/>, counting items on the way.</summary>
internal sealed class Lowering
{
    /// <summary>Rounding of products and quotients is not what a person asked to keep.</summary>
    private const double Rounding = 1e-9;

    private readonly Scenario _scenario;
    private readonly ImmutableDictionary<string, Shape> _chosen;
    private readonly Dictionary<string, ImmutableArray<Diagnostic>> _findings = [];
    private DiagnosticBag _bag;
    private readonly ImmutableArray<GraphStage>.Builder _stages = ImmutableArray.CreateBuilder<GraphStage>();
    private readonly ImmutableArray<Pool>.Builder _pools = ImmutableArray.CreateBuilder<Pool>();

    private Lowering(Scenario scenario, ImmutableDictionary<string, Shape> chosen, DiagnosticBag bag)
    {
        _scenario = scenario;
        _chosen = chosen;
        _bag = bag;
    }

    /// <summary>The graph; what stands against it goes to <paramref name="bag"/>, and with an error among it the graph must not be used.</summary>
    /// <param name="chosen">The shape of every stage that leaves it open, by its name.</param>
    public static PipelineGraph Lower(Scenario scenario, ImmutableDictionary<string, Shape> chosen, DiagnosticBag bag)
    {
        var tried = Try(scenario, chosen, bag);
        bag.AddAll(tried.Findings.Values.SelectMany(found => found));

        return tried.Graph;
    }

    /// <summary>The graph, with what stands against the shape of each stage that leaves it open told apart.</summary>
    /// <param name="bag">Takes the rest.</param>
    public static LoweringTrial Try(Scenario scenario, ImmutableDictionary<string, Shape> chosen, DiagnosticBag bag)
    {
        var lowering = new Lowering(scenario, chosen, bag);
        var lowered = lowering.Pipeline(scenario.Pipeline, scenario.Traffic.Items ?? scenario.Corpus?.Items);
        return new LoweringTrial(new PipelineGraph((SeriesNode)lowered.Node, lowering._stages.ToImmutable(), lowering._pools.ToImmutable()), lowering._findings);
    }

    public LoweredStage Pipeline(ImmutableArray<Stage> stages, double? itemsIn)
    {
        var nodes = ImmutableArray.CreateBuilder<PipelineNode>(stages.Length);
        var items = itemsIn;
        foreach (var stage in stages)
        {
            var lowered = stage.Lower(this, items);
            nodes.Add(lowered.Node);
            items = lowered.ItemsOut;
        }

        return new LoweredStage(new SeriesNode(nodes.ToImmutable()), items);
    }

    /// <summary>The corpus whose data a stage's pools hold: a search's, or a first scoring stage's; null for none.</summary>
    public Corpus? CorpusOf(Stage stage) => stage switch
    {
        ScoringStage { Search: { } search } => search.Corpus ?? _scenario.Corpus,
        ScoringStage when IsFirst(stage) => _scenario.Corpus,
        PassingStage { Kind: "filter", Work: not null } when IsFirst(stage) => _scenario.Corpus,
        _ => null,
    };

    /// <summary>All items that a search is over; null where unknown.</summary>
    public double? Searched(Search search, double? itemsIn) => search.Corpus?.Items ?? _scenario.Corpus?.Items ?? itemsIn;

    /// <summary>The items in reach of a search, which are the items it scores; null where unknown.</summary>
    public double? Matches(Stage stage, Search search, double? itemsIn)
    {
        var all = Searched(search, itemsIn);
        if (search.Matches is not { } matches)
        {
            return all;
        }

        if (all is { } items && !matches.IsShare && matches.Amount > items * (1 + Rounding))
        {
            _bag.Error(
                DiagnosticCodes.OutOfRange,
                stage.Span,
                $"stage '{stage.Name}' matches {Count.Dimension.Print(matches.Amount)} of a corpus of {Count.Dimension.Print(items)} items",
                $"write at most 'matches: {Count.Dimension.Print(items)}', or mend 'corpus.items'");
        }

        return matches.Of(all);
    }

    /// <summary>What is left of the items when so many are asked to be kept; null keeps all.</summary>
    public double? Thin(Stage stage, double? itemsIn, double? asked)
    {
        if (asked is not { } kept || itemsIn is not { } items)
        {
            return asked ?? itemsIn;
        }

        if (kept > items * (1 + Rounding))
        {
            _bag.Warning(
                DiagnosticCodes.KeepsMoreThanComesIn,
                stage.Span,
                $"stage '{stage.Name}' keeps {Count.Dimension.Print(kept)} of {Count.Dimension.Print(items)} items that come in; all of them are kept",
                $"keep at most {Count.Dimension.Print(items)}");
        }

        return Math.Min(kept, items);
    }

    /// <summary>What is left of the kept items where the model finds no more.</summary>
    public double? Found(Stage stage, Work work, Pool pool, double? scored, double? kept)
    {
        if (scored is not { } items || kept is not { } asked || work.Model.MostFound(items, pool.Shards * work.Split) is var most && asked <= most * (1 + Rounding))
        {
            return kept;
        }

        _bag.Warning(
            DiagnosticCodes.KeepsMoreThanFound,
            stage.Span,
            $"stage '{stage.Name}' keeps {Count.Dimension.Print(asked)} items, and '{work.Model.Name}' finds at most {Count.Dimension.Print(most)}; all of these are kept",
            $"keep at most {Count.Dimension.Print(most)}, or search more widely ('ef', 'nprobe' or 'vectors')");
        return most;
    }

    /// <summary>Items after a merge: the sum less the overlap, at least the largest; null where one is unknown.</summary>
    public static double? Merge(IReadOnlyList<double?> outs, double overlap)
    {
        double sum = 0, largest = 0;
        foreach (var items in outs)
        {
            if (items is not { } known)
            {
                return null;
            }

            sum += known;
            largest = Math.Max(largest, known);
        }

        return Math.Max(sum * (1 - overlap), largest);
    }

    /// <summary>The hosts that a stage's work runs on, with its shards resolved; <see cref="Visit"/> enters it into the graph.</summary>
    /// <param name="items">Items scored per request; null where unknown, and then those that the model searches by its own account.</param>
    /// <param name="corpus">Whose data the pool holds; null for none.</param>
    public Pool PoolFor(Stage stage, Work work, double? items, Corpus? corpus)
    {
        if (work.Candidates.IsEmpty)
        {
            return PoolOn(stage, work, items, corpus);
        }

        var outer = _bag;
        _bag = new DiagnosticBag();
        var pool = PoolOn(stage, work with { Hardware = _chosen[stage.Name] }, items, corpus);
        _findings[stage.Name] = _bag.ToImmutable();
        _bag = outer;
        return pool;
    }

    private Pool PoolOn(Stage stage, Work work, double? items, Corpus? corpus)
    {
        items ??= work.Model.OwnItems;
        work = work with { Model = ModelPlacing.Place(stage, work, items, _bag) };
        if (work.Model.CountsItems && items is null)
        {
            _bag.Error(
                DiagnosticCodes.MissingKey,
                stage.Span,
                $"stage '{stage.Name}' scores items with '{work.Model.Name}', and the scenario does not say how many",
                "add 'corpus: { items: 100M }' or, where they are not the corpus's, 'traffic: { items: 500 }'");
        }

        if (work.BytesPerCandidate > 0 && _scenario.Network.BytesPerSecond is not null && items is null)
        {
            _bag.Error(
                DiagnosticCodes.MissingKey,
                work.Places.Of(Work.PayloadParameter),
                $"stage '{stage.Name}' has a payload of {Information.Dimension.Print(work.BytesPerCandidate)} an item, and the scenario does not say how many items",
                "add 'corpus: { items: 100M }' or, where they are not the corpus's, 'traffic: { items: 500 }'");
        }

        var placement = new Placement(stage, work, corpus, _scenario.Planning, _bag);
        var (shards, shardsForMemory) = placement.Shards();
        var split = Chunks(stage, work, items / shards * work.Skew / work.Split) * work.Split;
        CheckModel(stage, work, items / shards * work.Skew / split, shards);
        placement.CheckHosts(shards);
        var pool = Pool.Timed(new Pool
        {
            Stage = _stages.Count,
            Shards = shards,
            Split = split,
            Pieces = work.Split,
            ChunkItems = work.Hosts.Mode == HostMode.External ? null : work.Batching.ChunkItems,
            Corpus = corpus,
            Skew = Math.Min(work.Skew, shards),
            Batching = work.Batching.OfRequests,
            Hedge = work.Hedge,
            Model = work.Model,
            Items = items,
            WorkersPerHost = placement.Workers(),
            CoresPerTask = work.CoresPerTask,
            Device = work.Model.Common.Device,
            Hosts = work.Hosts,
            Shape = work.Hardware,
            Routing = work.Routing,
            ShardsForMemory = shardsForMemory,
        });
        return _scenario.SilentShards > 0 && work.Hosts.Mode != HostMode.External ? pool.WithoutShard() : pool;
    }

    /// <summary>The node of a stage, with what the network adds; it also enters the stage and its pool into the graph.</summary>
    /// <param name="pool">Null for a stage without work.</param>
    public PipelineNode Visit(Stage stage, Work? work, Pool? pool, double? itemsIn, double? itemsOut)
    {
        var index = _stages.Count;
        var isExternal = pool is { Hosts.Mode: HostMode.External };
        int? poolIndex = pool is null || isExternal ? null : _pools.Count;
        var parts = ImmutableArray.CreateBuilder<PipelineNode>();
        var network = NetworkSeconds(work, itemsIn, poolIndex is not null);
        if (network > ModelPlacing.LongestSeconds)
        {
            _bag.Error(
                DiagnosticCodes.OutOfRange,
                work!.Places.Of(Work.PayloadParameter),
                $"stage '{stage.Name}': its payload would take longer to arrive than any time that can be planned",
                "mend 'network.bandwidth', or the bytes of a candidate");
        }
        else if (network > 0)
        {
            parts.Add(new DelayNode(new Deterministic(network)));
        }

        if (poolIndex is { } entered)
        {
            _pools.Add(pool!);
            parts.Add(new WorkNode(entered));
        }
        else if (isExternal)
        {
            parts.Add(External(pool!));
        }

        _stages.Add(new GraphStage(stage.Name, stage.Kind, stage.Branch, itemsIn, itemsOut)
        {
            Span = stage.Span,
            Model = work?.Model.Name,
            PayloadBytes = PayloadBytes(work, itemsIn),
            Pool = poolIndex,
            External = isExternal ? pool : null,
        });
        var body = new SeriesNode(parts.ToImmutable());
        return new StageNode(index, work?.TimeoutSeconds is { } timeout ? new TimeoutNode(body, timeout) : body);
    }

    /// <summary>Enters a stage that holds other stages before they are entered.</summary>
    public int Open(Stage stage, double? itemsIn)
    {
        _stages.Add(new GraphStage(stage.Name, stage.Kind, stage.Branch, itemsIn, null) { Span = stage.Span });
        return _stages.Count - 1;
    }

    public PipelineNode Close(int index, PipelineNode body, double? itemsOut)
    {
        _stages[index] = _stages[index] with { ItemsOut = itemsOut };
        return new StageNode(index, body);
    }

    private double NetworkSeconds(Work? work, double? itemsIn, bool hasPool)
    {
        var roundTrip = hasPool ? _scenario.Network.RoundTripSeconds : 0;
        return roundTrip + (_scenario.Network.BytesPerSecond is { } bandwidth ? PayloadBytes(work, itemsIn) / bandwidth : 0);
    }

    private static double PayloadBytes(Work? work, double? itemsIn) => (work?.BytesPerCandidate ?? 0) * (itemsIn ?? 0);

    /// <summary>A service of someone else's: every shard's tasks at once, each without a queue.</summary>
    internal static PipelineNode External(Pool pool)
    {
        DelayNode Tasks(IDistribution time, int tasks) => new(time, tasks) { Hedge = pool.Hedge };
        return ReferenceEquals(pool.Service, pool.OtherService)
            ? Tasks(pool.Service, pool.Shards * pool.Split)
            : new ForkJoinNode([Tasks(pool.Service, pool.Split), Tasks(pool.OtherService, (pool.Shards - 1) * pool.Split)]);
    }

    /// <summary>The chunks that a task's items are cut into; 1 where they are not, or where there would be more than can be planned, which is reported.</summary>
    private int Chunks(Stage stage, Work work, double? itemsPerTask)
    {
        if (work.Batching.ChunkItems is not { } most || itemsPerTask is not { } items || work.Hosts.Mode == HostMode.External)
        {
            return 1;
        }

        var chunks = Pool.Chunks(items, most);
        if (chunks * work.Split <= Limits.Split)
        {
            return (int)chunks;
        }

        _bag.Error(
            DiagnosticCodes.OutOfRange,
            work.Places.Of(Work.BatchingParameter),
            $"stage '{stage.Name}' cuts {Count.Dimension.Print(items)} items of a task into chunks of {Count.Dimension.Print(most)}; at most {Count.Dimension.Print(Limits.Split)} tasks a request can be planned",
            $"write at least 'items: {Count.Dimension.Print(Math.Ceiling(items * work.Split / Limits.Split))}'");
        return 1;
    }

    private void CheckModel(Stage stage, Work work, double? itemsPerTask, int shards)
    {
        var model = work.Model;
        if (work.Batching != default && !model.CountsItems && work.Hosts.Mode != HostMode.External)
        {
            _bag.Error(
                DiagnosticCodes.ConflictingKeys,
                work.Places.Of(Work.BatchingParameter),
                $"stage '{stage.Name}' batches tasks of '{model.Name}', whose time does not depend on the items, so that nothing says how long a batch takes",
                "use a model that counts items: any kind but 'service'");
        }

        if (work.Skew > shards)
        {
            _bag.Error(
                DiagnosticCodes.OutOfRange,
                work.Places.Of(Work.SkewParameter),
                $"stage '{stage.Name}' has a largest shard of {Scalar.Dimension.Print(work.Skew)} times the mean, and {shards} {(shards == 1 ? "shard" : "shards")}: it can hold no more than everything",
                shards == 1 ? "cut the data with 'shards', or remove 'skew'" : $"write at most 'skew: {shards}'");
        }
        else if (work.Skew > 1 && !model.CountsItems)
        {
            _bag.Warning(
                DiagnosticCodes.UnusedValue,
                work.Places.Of(Work.SkewParameter),
                $"stage '{stage.Name}': the time of '{model.Name}' does not depend on the items, so its largest shard takes no longer than the others",
                "use a model that counts items, or remove 'skew'");
        }

        if (!work.Model.CountsItems && shards * (long)work.Split > 1)
        {
            var parts = shards > 1 ? $"each of its {shards} shards" : $"each of its {work.Split} tasks";
            _bag.Warning(
                DiagnosticCodes.SplitDoesNotShorten,
                shards > 1 ? work.Places.Of(Work.ShardsParameter) : work.Places.Of(Work.SplitParameter),
                $"stage '{stage.Name}': {parts} takes the whole time of '{work.Model.Name}', which does not depend on the items",
                "state the time of one part, or use a model that counts items");
        }

        if (itemsPerTask is { } items && work.Model.OutsideOf(items) is { } reason)
        {
            _bag.Warning(DiagnosticCodes.ExtrapolatedTable, stage.Span, $"stage '{stage.Name}': {reason} of '{work.Model.Name}', so its time is extrapolated", "measure it there");
        }
        else if (itemsPerTask is { } each && work.Batching.OfRequests is { } batching && model.OutsideOf(each * batching.MaxRequests) is { } beyond)
        {
            _bag.Warning(DiagnosticCodes.ExtrapolatedTable, stage.Span, $"stage '{stage.Name}': a full batch's {beyond} of '{model.Name}', so its time is extrapolated", "measure it there, or lower 'max_requests'");
        }
    }

    private bool IsFirst(Stage stage) => ReferenceEquals(_scenario.Pipeline[0], stage);
}

/// <param name="Findings">By the stages that leave their shape open: what stands against the one tried.</param>
internal sealed record LoweringTrial(PipelineGraph Graph, IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> Findings);
