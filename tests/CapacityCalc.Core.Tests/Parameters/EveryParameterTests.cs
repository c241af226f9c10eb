using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Core.Tests.Parameters;

/// <summary>No key is read and ignored: setting any of them changes the answer.</summary>
public sealed class EveryParameterTests
{
    private const string Web = """
        traffic: { rate: 1000/s }
        corpus: { items: 1B, bytes_per_item: 1 KB }
        slo: { p99: 500 ms }
        network: { round_trip: 0.5 ms, bandwidth: 1 GB/s }
        cache: { hit_ratio: 20%, latency: 2 ms }
        planning: { zones: 3, survive_zones: 1 }
        models:
          linear: { kind: per_item, time: 1 us, cv: 0.2 }
          dnn: { kind: per_item, time: 1 ms, overhead: 2 ms, cv: 0.3, distribution: gamma, device: cpu, memory: 1 GB }
          index: { kind: service, p50: 20 ms, p99: 60 ms }
          store: { kind: service, mean: 10 ms, cv: 0.5, distribution: gamma, device: cpu, memory: 1 GB }
          table: { kind: measured, table: { 100: 10 ms, 1000: 90 ms }, cv: 0.4, distribution: gamma, device: cpu, memory: 1 GB }
          sampled: { kind: service, samples: [5 ms, 6 ms, 9 ms, 20 ms] }
        pipeline:
          - { stage: select, kind: retrieve, matches: 10M, keep: 100k, shards: 40, split: 2, model: index, hosts: auto, cores_per_task: 1, routing: pooled }
          - { stage: trim, kind: filter, pass: 50%, model: store, shards: 1, split: 1, hosts: auto, cores_per_task: 1, routing: pooled, bytes_per_candidate: 1 B }
          - { stage: rank, kind: rank, keep: 500, model: linear, shards: 2, split: 4, hosts: auto, cores_per_task: 1, routing: pooled, bytes_per_candidate: 100 B }
          - stage: both
            kind: parallel
            overlap: 10%
            branches:
              near: [{ stage: near, kind: rank, model: table, keep: 100 }]
              far: [{ stage: far, kind: rank, model: dnn, keep: 100 }]
          - { stage: features, kind: call, model: sampled, shards: 1, split: 1, hosts: auto, cores_per_task: 1, routing: pooled, bytes_per_candidate: 2 KB }
        """;

    private const string Users = "traffic: { users: 1M, requests_per_user: 100/day, peak_factor: 2, items: 500, arrival_cv2: 1 }\npipeline:\n  - { stage: rank, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 }, hosts: 40 }\n";

    private const string Inline = "traffic: { rate: 1000/s, items: 100 }\nhardware: { cores: 16, memory: 32 GiB, price: 1 USD/h, accelerator: T4, accelerators: 4, accelerator_memory: 16 GB }\npipeline:\n  - { stage: rank, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1, memory: 6 GB, device: accelerator } }\n";

    private const string Own = "traffic: { rate: 1000/s, items: 100 }\nhardware: box\nshapes: { box: { like: c7i.8xlarge, network: 12.5 Gbit/s } }\npipeline:\n  - { stage: rank, kind: rank, bytes_per_candidate: 10 KB, model: { kind: per_item, time: 1 ms, cv: 1 } }\n";

    private const string Data = "traffic: { rate: 1000/s }\ncorpus: { items: 1B, bytes_per_item: 1 KB }\nhardware: { cores: 16, memory: 32 GiB, price: 1 USD/h }\npipeline:\n  - { stage: select, kind: retrieve, shards: auto, model: { kind: service, mean: 10 ms, cv: 0.5 } }\n";

    private const string Accelerated = "traffic: { rate: 100/s, items: 100 }\nhardware: { cores: 16, accelerators: 1 }\npipeline:\n  - { stage: rank, kind: rank, hosts: 2, batching: { max_requests: 8, max_wait: 2 ms }, model: { kind: per_item, overhead: 5 ms, time: 50 us, cv: 0.2, device: accelerator } }\n";

    private const string Chunked = "traffic: { rate: 10/s, items: 1000 }\npipeline:\n  - { stage: rank, kind: rank, hosts: 2, workers: 8, batching: { items: 250 }, hedge: { after: p95, cancel: false }, model: { kind: per_item, time: 1 ms, overhead: 1 ms, cv: 1 } }\n";

    private const string Varied = Users + "compare: { vary: { traffic.items: [300, 400] }, baseline: { traffic.items: 100 } }\n";

    private const string Ranged = "traffic: { rate: 80..120/s, items: 50..200 }\ncorrelated: [[traffic.rate, traffic.items, 0.5]]\npipeline: [{ stage: s, kind: rank, model: { kind: per_item, time: 10 us, cv: 1 } }]\n";

    private const string Growing = "traffic: { rate: 100/s, growth: 5%/month }\ncorpus: { items: 1B, growth: 3%/month }\nplanning: { horizon: 12 months }\npipeline:\n  - { stage: s, kind: retrieve, model: { kind: service, mean: 10 ms, cv: 1 } }\n";

    /// <summary>Every key of every set, with a scenario, a path to it, and a value that must change the answer.</summary>
    public static TheoryData<string, string, string, string, string> Changes()
    {
        var data = new TheoryData<string, string, string, string, string>();
        void Add(string set, string parameter, string scenario, string path, string value) => data.Add(set, parameter, scenario, path, value);

        Add("scenario", "scenario", Web, "scenario", "Another");
        Add("scenario", "description", Web, "description", "Another question?");
        Add("scenario", "traffic", Web, "traffic", "{ rate: 2000/s }");
        Add("scenario", "slo", Web, "slo", "{ p99: 400 ms }");
        Add("scenario", "corpus", Web, "corpus", "{ items: 1.1B, bytes_per_item: 1 KB }");
        Add("scenario", "cache", Web, "cache", "{ hit_ratio: 50% }");
        Add("scenario", "network", Web, "network", "{ round_trip: 5 ms }");
        Add("scenario", "hardware", Web, "hardware", "r6i.8xlarge");
        Add("scenario", "planning", Web, "planning", "{ utilization: 40% }");
        Add("scenario", "models", Users, "models", "{ unused: { kind: per_item, time: 1 ms, cv: 1 } }");
        Add("scenario", "pipeline", Users, "pipeline", "[{ stage: other, kind: rank, model: { kind: per_item, time: 1 us, cv: 1 } }]");
        Add("scenario", "compare", Users, "compare", "{ vary: { traffic.items: [300, 400] } }");
        Add("scenario", "correlated", Ranged, "correlated", "[[traffic.rate, traffic.items, -0.5]]");
        Add("compare", "vary", Varied, "compare.vary", "{ traffic.items: [200, 400] }");
        Add("compare", "baseline", Varied, "compare.baseline", "{ traffic.items: 200 }");
        Add("traffic", "rate", Web, "traffic.rate", "2000/s");
        Add("traffic", "users", Users, "traffic.users", "2M");
        Add("traffic", "requests_per_user", Users, "traffic.requests_per_user", "50/day");
        Add("traffic", "peak_factor", Users, "traffic.peak_factor", "3");
        Add("traffic", "items", Users, "traffic.items", "400");
        Add("traffic", "arrival_cv2", Users, "traffic.arrival_cv2", "4");
        Add("traffic", "profile", Users, "traffic.profile", "sinusoid");
        Add("traffic", "peak_hour", Users.Replace("items: 500,", "items: 500, profile: sinusoid,"), "traffic.peak_hour", "9");
        Add("traffic", "growth", Users, "traffic.growth", "5%/month");
        Add("corpus", "growth", Data, "corpus.growth", "5%/month");
        Add("planning", "horizon", Growing, "planning.horizon", "2 years");
        foreach (var objective in new[] { "mean", "p50", "p90", "p95", "p99", "p99_9" })
        {
            Add("slo", objective, Web, $"slo.{objective}", "450 ms");
        }

        Add("slo", "hosts", Web, "slo.hosts", "10");
        Add("slo", "cost", Web, "slo.cost", "10 USD/h");
        Add("slo", "quality", Judged("value: 74.3"), "slo.quality", "74");
        Add("corpus", "items", Web, "corpus.items", "1.1B");
        Add("corpus", "bytes_per_item", Data, "corpus.bytes_per_item", "2 KB");
        Add("cache", "hit_ratio", Web, "cache.hit_ratio", "30%");
        Add("cache", "latency", Web, "cache.latency", "20 ms");
        Add("network", "round_trip", Web, "network.round_trip", "3 ms");
        Add("network", "bandwidth", Web, "network.bandwidth", "10 MB/s");
        Add("planning", "utilization", Web, "planning.utilization", "30%");
        Add("planning", "memory", Data, "planning.memory", "40%");
        Add("planning", "headroom", Web, "planning.headroom", "2");
        Add("planning", "spare_hosts", Web, "planning.spare_hosts", "5");
        Add("planning", "zones", Web, "planning.zones", "5");
        Add("planning", "survive_zones", Web, "planning.survive_zones", "2");
        Add("scenario", "shapes", Web, "shapes", "{ c7i.8xlarge: { cores: 16 } }");
        Add("hardware", "like", Own, "shapes.box.like", "c7i.4xlarge");
        Add("hardware", "network", Own, "shapes.box.network", "1 Gbit/s");
        foreach (var owner in new[] { "core", "accelerator" })
        {
            foreach (var (figure, value) in new[] { ("fp32", "1 TFLOP/s"), ("fp16", "2 TFLOP/s"), ("i8", "4 TFLOP/s"), ("bandwidth", "900 MB/s") })
            {
                Add("hardware", $"{owner}_{figure}", Own, $"shapes.box.{owner}_{figure}", value);
            }
        }

        Add("hardware", "cores", Data, "hardware.cores", "8");
        Add("hardware", "memory", Data, "hardware.memory", "64 GiB");
        Add("hardware", "price", Inline, "hardware.price", "2 USD/h");
        Add("hardware", "accelerator", Inline.Replace(", accelerator_memory: 16 GB", "").Replace("6 GB, device", "15 GB, device"), "hardware.accelerator", "L4");
        Add("hardware", "accelerators", Inline, "hardware.accelerators", "8");
        Add("hardware", "accelerator_memory", Inline, "hardware.accelerator_memory", "1 GB");
        AddModel(data, "per_item", "dnn");
        Add("per_item", "time", Web, "models.dnn.time", "2 ms");
        Add("per_item", "overhead", Web, "models.dnn.overhead", "20 ms");
        foreach (var (kind, own) in Architectures)
        {
            AddArchitecture(data, kind, own);
        }

        AddQuality(data);
        Add("calibrate", "items", Calibrated("dense"), "pipeline.s.model.calibrate.0.items", "2000");
        Add("calibrate", "time", Calibrated("dense"), "pipeline.s.model.calibrate.0.time", "20 us");
        Add("calibrate", "cores", Calibrated("dense").Replace("p3.2xlarge", "c7i.8xlarge").Replace("accelerator", "cpu"), "pipeline.s.model.calibrate.0.cores", "2");
        foreach (var model in new[] { "dnn", "store", "table" })
        {
            Add(model switch { "dnn" => "per_item", "store" => "service", _ => "measured" }, "on", Web, $"models.{model}.on", "p3.2xlarge");
            Add(model switch { "dnn" => "per_item", "store" => "service", _ => "measured" }, "quality", Web, $"models.{model}.quality", "{ metric: AUC, value: 0.8 }");
        }

        AddModel(data, "service", "store");
        Add("service", "mean", Web, "models.store.mean", "15 ms");
        Add("service", "p50", Web, "models.index.p50", "25 ms");
        Add("service", "p99", Web, "models.index.p99", "80 ms");
        AddModel(data, "measured", "table");
        Add("measured", "table", Web, "models.table.table", "{ 100: 20 ms, 1000: 90 ms }");
        Add("retrieve", "matches", Web, "pipeline.select.matches", "20M");
        Add("retrieve", "keep", Web, "pipeline.select.keep", "50k");
        Add("retrieve", "keep_per_shard", Data, "pipeline.select.keep_per_shard", "50");
        Add("retrieve", "model", Web, "pipeline.select.model", "store");
        Add("retrieve", "corpus", Data, "pipeline.select.corpus", "{ items: 10B, bytes_per_item: 1 KB }");
        Add("rank", "keep", Web, "pipeline.rank.keep", "400");
        Add("rank", "keep_per_shard", Users, "pipeline.rank.keep_per_shard", "50");
        Add("rank", "model", Web, "pipeline.rank.model", "dnn");
        Add("filter", "pass", Web, "pipeline.trim.pass", "60%");
        Add("filter", "model", Web, "pipeline.trim.model", "index");
        Add("call", "model", Web, "pipeline.features.model", "index");
        Add("parallel", "branches", Web, "pipeline.both.branches.near.near.keep", "50");
        Add("parallel", "overlap", Web, "pipeline.both.overlap", "30%");
        foreach (var (kind, stage) in new[] { ("retrieve", "select"), ("filter", "trim"), ("rank", "rank"), ("call", "features") })
        {
            Add(kind, "shards", Web, $"pipeline.{stage}.shards", "41");
            Add(kind, "split", Web, $"pipeline.{stage}.split", "3");
            Add(kind, "hosts", Web, $"pipeline.{stage}.hosts", "400");
            Add(kind, "workers", Web, $"pipeline.{stage}.workers", "5");
            Add(kind, "cores_per_task", Web, $"pipeline.{stage}.cores_per_task", "3");
            Add(kind, "hardware", Web, $"pipeline.{stage}.hardware", "m6i.4xlarge");
            if (kind != "retrieve")
            {
                Add(kind, "bytes_per_candidate", Web, $"pipeline.{stage}.bytes_per_candidate", "10 KB");
            }
        }

        Add("batching", "max_requests", Accelerated, "pipeline.rank.batching.max_requests", "2");
        Add("batching", "max_wait", Accelerated, "pipeline.rank.batching.max_wait", "9 ms");
        Add("batching", "items", Chunked, "pipeline.rank.batching.items", "100");
        Add("hedge", "after", Chunked, "pipeline.rank.hedge.after", "p90");
        Add("hedge", "cancel", Chunked, "pipeline.rank.hedge.cancel", "true");
        foreach (var kind in new[] { "retrieve", "filter", "rank", "call" })
        {
            var pass = kind == "filter" ? "pass: 50%, " : "";
            var plain = $"traffic: {{ rate: 30/s }}\ncorpus: {{ items: 1000 }}\npipeline:\n  - {{ stage: s, kind: {kind}, {pass}hosts: 20, shards: 4, workers: 2, model: {{ kind: per_item, time: 1 ms, cv: 1 }} }}\n";
            Add(kind, "skew", plain, "pipeline.s.skew", "1.5");
            Add(kind, "batching", plain, "pipeline.s.batching", "{ max_requests: 4 }");
            Add(kind, "hedge", plain, "pipeline.s.hedge", "{ after: p95 }");
            Add(kind, "timeout", plain, "pipeline.s.timeout", "600 ms");
        }

        // Routing matters where hosts are few and waits are long.
        foreach (var kind in new[] { "retrieve", "filter", "rank", "call" })
        {
            var pass = kind == "filter" ? "pass: 50%, " : "";
            Add(kind, "routing", $"traffic: {{ rate: 30/s }}\ncorpus: {{ items: 1000 }}\npipeline:\n  - {{ stage: s, kind: {kind}, {pass}hosts: 20, workers: 2, model: {{ kind: service, mean: 1 s, cv: 1 }} }}\n", "pipeline.s.routing", "random");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Parameter_Changed_ChangesTheAnswer(string set, string parameter, string scenario, string path, string value)
    {
        var document = Given.Document(scenario);
        var bag = new DiagnosticBag();
        var option = SetOption.Parse($"{path}={value}", bag);
        Assert.NotNull(option);
        var patched = SetOption.Apply(document, [option], bag);
        Assert.False(bag.HasErrors, $"{set}.{parameter}: {string.Join(' ', bag.ToImmutable().Select(diagnostic => diagnostic.Message))}");
        var before = Outcome(document);
        var after = Outcome(patched);
        Assert.True(before != after, $"{set}.{parameter} changes nothing");
    }

    [Fact]
    public void Changes_Cover_EveryParameterOfEverySet()
    {
        var covered = Changes().Select(row => $"{row[0]}.{row[1]}").ToHashSet();
        var known = AllSets().SelectMany(set => set.Parameters.Select(parameter => $"{set.Name}.{parameter.Name}")).ToArray();
        Assert.Empty(known.Except(covered));
        Assert.Empty(covered.Except(known));
    }

    [Fact]
    public void Binding_Reads_EveryParameterOfEverySet()
    {
        var read = new[] { Web, Users, Inline, Own, Data, Accelerated, Chunked, Judged("value: 1"), Varied, Growing, Ranged }
            .Concat(Architectures.Select(kind => IsRoofline(kind.Kind) ? Calibrated(kind.Kind) : Architecture(kind.Kind, ", cv: 1")))
            .SelectMany(Given.Arguments)
            .SelectMany(arguments => arguments.Read.Select(parameter => $"{arguments.SetName}.{parameter.Name}"))
            .ToHashSet();
        var known = AllSets().SelectMany(set => set.Parameters.Select(parameter => $"{set.Name}.{parameter.Name}"));
        Assert.Empty(known.Except(read));
    }

    private static void AddModel(TheoryData<string, string, string, string, string> data, string kind, string model)
    {
        data.Add(kind, "cv", Web, $"models.{model}.cv", "0.9");
        data.Add(kind, "distribution", Web, $"models.{model}.distribution", "lognormal");
        data.Add(kind, "device", Web, $"models.{model}.device", "accelerator");
        data.Add(kind, "memory", Web, $"models.{model}.memory", "60 GiB");
        data.Add(kind, "samples", $"traffic: {{ rate: 10/s, items: 10 }}\npipeline:\n  - {{ stage: s, kind: rank, model: {{ kind: {kind}, {Time(kind)} }} }}\n", "pipeline.s.model.samples", "[1 ms, 2 ms, 9 ms]");
    }

    /// <summary>Every kind whose time is not simply stated: its own keys, and a value of each that changes the answer.</summary>
    private static readonly (string Kind, (string Key, string Value, string Other)[] Keys)[] Architectures =
    [
        ("transformer", [("layers", "6", "12"), ("hidden", "384", "768"), ("ffn", "1536", "3072"), ("heads", "12", "6"), ("sequence", "128", "64"), ("vocabulary", "30522", "50000")]),
        ("dense", [("widths", "[1024, 512, 256, 1]", "[512, 256, 1]")]),
        ("embedding", [("tables", "8", "9"), ("rows", "1M", "4M"), ("dimension", "32", "64"), ("lookups", "80", "120")]),
        ("dlrm", [("bottom", "[128, 64, 32]", "[256, 64, 32]"), ("top", "[256, 64, 1]", "[128, 1]"), ("tables", "8", "9"), ("rows", "1M", "2M"), ("dimension", "32", "64"), ("lookups", "80", "120"), ("interaction", "cat", "dot")]),
        ("linear", [("features", "200", "400")]),
        ("gbdt", [("trees", "500", "1000"), ("depth", "6", "8"), ("time", "5 ns", "10 ns"), ("call_overhead", "0 s", "1 ms")]),
        ("flat", [("dimension", "768", "384"), ("vectors", "1M", "2M")]),
        ("hnsw", [("dimension", "768", "384"), ("ef", "100", "200"), ("m", "32", "16"), ("vectors", "1M", "2M")]),
        ("ivf_pq", [("dimension", "768", "384"), ("nlist", "1024", "2048"), ("nprobe", "16", "32"), ("bytes", "64", "96"), ("vectors", "1M", "2M")]),
        ("inverted_index", [("postings", "20k", "40k"), ("time", "5 ns", "10 ns"), ("call_overhead", "0 s", "1 ms")]),
    ];

    private static bool IsRoofline(string kind) => kind is not ("gbdt" or "inverted_index");

    private static string Device(string kind) => kind == "gbdt" ? "" : ", device: accelerator";

    private static string Architecture(string kind, string rest) =>
        $"traffic: {{ rate: 10/s, items: 1000 }}\nhardware: p3.2xlarge\npipeline:\n  - {{ stage: s, kind: rank, model: {{ kind: {kind}, {OwnKeys(kind)}{Device(kind)}{rest} }} }}\n";

    private static string OwnKeys(string kind) =>
        string.Join(", ", Architectures.Single(known => known.Kind == kind).Keys.Select(key => $"{key.Key}: {key.Value}"));

    private static string Calibrated(string kind) => Architecture(kind, ", cv: 1, on: p3.2xlarge, calibrate: [{ items: 1000, time: 10 ms }]");

    private static string Judged(string quality) => Architecture("linear", $", cv: 1, quality: {{ metric: NDCG@10, better: higher, {quality} }}");

    private static void AddArchitecture(TheoryData<string, string, string, string, string> data, string kind, (string Key, string Value, string Other)[] own)
    {
        const string Model = "pipeline.s.model";
        void Add(string key, string scenario, string value) => data.Add(kind, key, scenario, $"{Model}.{key}", value);

        var plain = Architecture(kind, ", cv: 0.4, distribution: gamma");
        foreach (var (key, _, other) in own)
        {
            Add(key, plain, other);
        }

        Add("cv", plain, "0.9");
        Add("distribution", plain, "lognormal");
        Add("memory", plain, "60 GiB");
        Add("quality", plain, "{ metric: AUC, value: 0.8 }");
        Add("samples", Architecture(kind, ""), "[1 ms, 2 ms, 9 ms]");
        if (kind != "gbdt")
        {
            Add("device", plain, "cpu");
        }

        if (!IsRoofline(kind))
        {
            Add("on", plain, "g5.xlarge");
            return;
        }

        Add("precision", plain, "fp16");
        Add("bandwidth_efficiency", plain, "0.1%");
        Add("overhead", plain, "1 us");
        Add("call_overhead", plain, "1 ms");
        Add("on", Calibrated(kind), "g5.xlarge");
        Add("calibrate", Calibrated(kind), "[{ items: 1000, time: 20 ms }]");
        if (kind != "embedding")
        {
            Add("efficiency", plain, "0.1%");
        }
    }

    private static void AddQuality(TheoryData<string, string, string, string, string> data)
    {
        var (one, table) = (Judged("value: 74.3"), Judged("by: features, table: { 100: 71, 300: 74 }"));
        data.Add("quality", "metric", one, "pipeline.s.model.quality.metric", "MRR");
        data.Add("quality", "value", one, "pipeline.s.model.quality.value", "75");
        data.Add("quality", "better", one, "pipeline.s.model.quality.better", "lower");
        data.Add("quality", "by", table, "pipeline.s.model.quality.by", "items");
        data.Add("quality", "table", table, "pipeline.s.model.quality.table", "{ 100: 71, 300: 75 }");
    }

    private static string Time(string kind) => kind switch
    {
        "per_item" => "time: 1 ms",
        "service" => "mean: 10 ms",
        _ => "table: { 10: 10 ms }",
    };

    internal static IEnumerable<ParameterSet> AllSets() =>
        [.. ScenarioFormat.Sections, .. StageKinds.All.Select(kind => kind.Parameters), .. CostModelKinds.All.Select(kind => kind.Parameters)];

    /// <summary>All that an answer says but the list of its own assumptions, and what its models may ask of the hardware; what is wrong, where there is none.</summary>
    private static string Outcome(ScenarioDocument document)
    {
        var bag = new DiagnosticBag();
        if (Binder.Bind(document, bag) is not { } bound)
        {
            return string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message));
        }

        var estimate = Estimator.Estimate(bound);
        return string.Join(
            '\n',
            [
                estimate.Scenario,
                estimate.Description,
                estimate.Traffic.ToString(),
                .. estimate.Funnel.Select(step => step.ToString()),
                .. estimate.Stages.Select(stage => stage.ToString()),
                .. bound.Graph.Pools.Select(pool => $"{pool.Shape?.CoreCompute} {pool.Shape?.AcceleratorCompute}"),
                estimate.Latency.ToString(),
                estimate.Quality?.ToString(),
                estimate.Fleet.ToString(),
                estimate.Capacity?.ToString(),
                .. estimate.Day?.Hours.Select(hour => hour.ToString()) ?? [],
                .. estimate.Objectives.Select(objective => objective.ToString()),
                .. estimate.Diagnostics.Select(diagnostic => diagnostic.Message),
                .. Compared(document),
                .. bound.Correlations.Select(pair => pair.ToString()),
                .. RunwayPlanner.Of(document, bound, threads: 1)?.Months.Select(month => $"{month.PeakPerSecond} {month.Amounts[0].Amount} {month.Sized.Latency}") ?? [],
            ]);
    }

    /// <summary>Of the variants that the scenario asks for.</summary>
    private static IEnumerable<string> Compared(ScenarioDocument document)
    {
        var bag = new DiagnosticBag();
        if (CompareSection.Of(document, bag) is not { } section)
        {
            return [];
        }

        var baseline = section.Baseline?.Values.Aggregate(document, (patched, entry) => entry.Path.TrySet(patched, entry.Value, out var next, out _) ? next : patched);
        var comparison = Comparer.Compare(new ComparisonInput([document], SweepRequests.Of(section, bag)) { Baseline = baseline }, bag)!;
        return comparison.Variants.Append(comparison.Reference).Select(variant => $"{variant.Values.FirstOrDefault()} {variant.Figures!.Latency}");
    }
}
