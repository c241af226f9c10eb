using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Estimates made by hand, one for each shape that an answer can have.</summary>
public static class SampleEstimates
{
    public static ImmutableArray<(string Name, Estimate Estimate)> All =>
    [
        ("web-search", WebSearch),
        ("feed-with-branches", FeedWithBranches),
        ("overloaded", Overloaded),
        ("out-of-reach", OutOfReach),
        ("external-only", ExternalOnly),
        ("twelve-stages", TwelveStages),
    ];

    /// <summary>1000 requests/s: 91 shards of 2 hosts, then 6 hosts, then 27.</summary>
    public static Estimate WebSearch { get; } = new()
    {
        Scenario = "Web search",
        Description = "Of 10 billion matching documents, how many are ranked within 500 ms, at 1000 queries/s?",
        Traffic = new(500, 1000, 1000),
        Funnel =
        [
            new("select", "retrieve", null, 10e9, 100e3, 10e12),
            new("rank-1", "rank", null, 100e3, 500, 100e6),
            new("rank-2", "rank", null, 500, 10, 500e3),
        ],
        Stages =
        [
            Pool("select", "retrieve") with
            {
                Model = "service", Hardware = "r6i.8xlarge", Hosts = 182, HostsInService = 182, Shards = 91, Utilization = 0.34939,
                CoreSecondsPerRequest = 2.03476, BusyCores = 2034.76, ServiceMeanSeconds = 0.02236, ServiceCv = 0.5, WaitProbability = 1e-7,
                Wait = Percentiles.Zero, Latency = new(0.0655, 0.06295, 0.0844, 0.0931, 0.1143, 0.142),
                Method = Method.Approximate, Accuracy = 0.031, HostsFor = new(182, 91, 182, 0), Binding = BindingNeed.Throughput, CostPerHour = 366.912,
            },
            Pool("rank-1", "rank") with
            {
                Model = "linear", Hardware = "c7i.8xlarge", Hosts = 6, HostsInService = 6, Utilization = 0.5208333,
                CoreSecondsPerRequest = 0.1, BusyCores = 100, ServiceMeanSeconds = 0.1, ServiceCv = 0, WaitProbability = 1.1e-9,
                Wait = Percentiles.Zero, Latency = new(0.1005, 0.1005, 0.1005, 0.1005, 0.1005, 0.1005),
                Method = Method.Exact, Accuracy = 0, HostsFor = new(6, 1, 4, 0), Binding = BindingNeed.Throughput, CostPerHour = 8.568,
            },
            Pool("rank-2", "rank") with
            {
                Model = "dnn", Hardware = "c7i.8xlarge", Hosts = 27, HostsInService = 27, Split = 5, Utilization = 0.5787037,
                CoreSecondsPerRequest = 0.5, BusyCores = 500, ServiceMeanSeconds = 0.1, ServiceCv = 0.3, WaitProbability = 1e-12,
                Wait = Percentiles.Zero, Latency = new(0.1381, 0.1345, 0.1689, 0.1822, 0.2114, 0.2519),
                Method = Method.Approximate, Accuracy = 0.012, HostsFor = new(27, 1, 18, 0), Binding = BindingNeed.Throughput, CostPerHour = 38.556,
            },
        ],
        Latency = new(0.3041, 0.3003, 0.3458, 0.3617, 0.3971, 0.4449),
        Method = Method.Approximate,
        Accuracy = 0.03,
        Fleet = new(215, 215, 6880, 2634.76, 414.036, 302246.28, 230.02),
        Capacity = new(1728, 1562.5),
        Breakdown =
        [
            new("select", 0.0655, 0.0629, 0.0822, 0.0938),
            new("rank-1", 0.1005, 0.1005, 0.1005, 0.1005),
            new("rank-2", 0.1381, 0.1369, 0.179, 0.2028),
        ],
        Bottleneck = "rank-2",
        Objectives =
        [
            new(Objective.P99, 0.5, 0.3971, Passed: true, Marginal: false),
            new(Objective.Hosts, 500, 215, Passed: true, Marginal: false),
            new(Objective.Cost, 821.9178, 414.036, Passed: true, Marginal: false),
        ],
        Assumptions =
        [
            new("traffic.peak_factor", "2", ValueOrigin.Default),
            new("traffic.arrival_cv2", "1", ValueOrigin.Default),
            new("planning.utilization", "60%", ValueOrigin.Default),
            new("planning.memory", "80%", ValueOrigin.Default),
            new("planning.headroom", "1", ValueOrigin.Default),
            new("planning.spare_hosts", "0", ValueOrigin.Default),
            new("models.linear.distribution", "lognormal", ValueOrigin.Default),
            new("models.dnn.distribution", "lognormal", ValueOrigin.Default),
            new("pipeline.select.routing", "pooled", ValueOrigin.Default),
            new("pipeline.rank-1.routing", "pooled", ValueOrigin.Default),
            new("pipeline.rank-2.routing", "pooled", ValueOrigin.Default),
            new("pipeline.rank-1.shards", "1", ValueOrigin.Default),
            new("pipeline.rank-2.shards", "1", ValueOrigin.Default),
            new("hardware.r6i.8xlarge.price", "2.016 USD/h", ValueOrigin.Catalog, "AWS us-east-1, on demand, 2026-07-20"),
            new("hardware.c7i.8xlarge.price", "1.428 USD/h", ValueOrigin.Catalog, "AWS us-east-1, on demand, 2026-07-20"),
        ],
        Diagnostics =
        [
            new(
                DiagnosticCodes.NoSpread,
                Severity.Warning,
                new("web-search.yaml", 12, 13),
                "model 'linear' has no spread, so its p99 is its p50",
                "give it a cv"),
        ],
    };

    /// <summary>Sources in parallel, spares, a cache and zones, so that fewer hosts are in service than are bought.</summary>
    public static Estimate FeedWithBranches { get; } = new()
    {
        Scenario = "Social feed",
        Traffic = new(57870.4, 115740.7, 92592.6),
        Funnel =
        [
            new("sources", "parallel", null, 500e6, 1120, 46.3e12),
            new("in-network", "retrieve", "followed", 5000, 600, 463e6),
            new("similar_users", "retrieve", "graph", 500e6, 300, 46.3e12),
            new("popular", "call", "trending", 500, 500, 46.3e6),
            new("dedupe", "filter", null, 1120, 896, 103.7e6),
            new("heavy-ranker", "rank", null, 896, 500, 82.96e6),
        ],
        Stages =
        [
            Pool("sources", "parallel") with { WorkersPerHost = 0, Latency = new(0.0421, 0.0402, 0.0611, 0.0702, 0.0913, 0.118), Method = Method.Approximate, Accuracy = 0.05 },
            Pool("in-network", "retrieve") with
            {
                Branch = "followed", Model = "per_item", Hardware = "c7g.16xlarge", WorkersPerHost = 64, Hosts = 36, HostsInService = 24, Utilization = 0.602,
                CoreSecondsPerRequest = 0.01, BusyCores = 925.9, ServiceMeanSeconds = 0.01, ServiceCv = 0.2, WaitProbability = 0.00013, Wait = Percentiles.Zero,
                Latency = new(0.0105, 0.0103, 0.0131, 0.0139, 0.0157, 0.0181), Method = Method.Exact, Accuracy = 0,
                HostsFor = new(24, 1, 22, 12), Binding = BindingNeed.Throughput, CostPerHour = 83.52,
            },
            Pool("similar_users", "retrieve") with
            {
                Branch = "graph", Model = "ann", Hardware = "inline", WorkersPerHost = 16, Hosts = 3000, HostsInService = 2000, Shards = 8, Split = 2, Utilization = 0.5787,
                CoreSecondsPerRequest = 0.2, BusyCores = 18518.5, ServiceMeanSeconds = 0.0125, ServiceCv = 1.2, WaitProbability = 0.0021,
                Wait = new(0.00001, 0, 0, 0, 0.00042, 0.0031), Latency = new(0.0402, 0.0391, 0.0588, 0.0681, 0.0892, 0.117),
                Method = Method.Approximate, Accuracy = 0.05, HostsFor = new(1936, 8, 2000, 1000), Binding = BindingNeed.Latency, CostPerHour = null,
            },
            Pool("popular", "call") with
            {
                Branch = "trending", Model = "service", IsExternal = true, WorkersPerHost = 0, ServiceMeanSeconds = 0.0081,
                Latency = new(0.0081, 0.0071, 0.0131, 0.0158, 0.0231, 0.0352), Method = Method.Exact, Accuracy = 0,
            },
            Pool("dedupe", "filter") with { WorkersPerHost = 0, Latency = Percentiles.Zero, Method = Method.Exact, Accuracy = 0 },
            Pool("heavy-ranker", "rank") with
            {
                Model = "transformer", Hardware = "g5.xlarge", WorkersPerHost = 1, Hosts = 13848, HostsInService = 9232, Split = 4, Utilization = 0.602,
                AcceleratorSecondsPerRequest = 0.06, ServiceMeanSeconds = 0.015, ServiceCv = 0.1, WaitProbability = 0.00021, Wait = Percentiles.Zero,
                Latency = new(0.0164, 0.0163, 0.0183, 0.0189, 0.0199, 0.0212), Method = Method.Bound, Accuracy = 0.0001,
                HostsFor = new(9232, 1, 9001, 4616), Binding = BindingNeed.Throughput, CostPerHour = 13931.088,
            },
        ],
        Latency = new(0.0475, 0.0552, 0.0771, 0.0864, 0.1079, 0.135),
        Method = Method.Approximate,
        Accuracy = 0.05,
        Fleet = new(16884, 11256, 105696, 24000, null, null, null),
        Capacity = new(192001.2, 148001.7),
        Breakdown =
        [
            new("cache", 0.0002, 0, 0, 0),
            new("sources", 0.0421, 0.0391, 0.0681, 0.0882),
            new("dedupe", 0, 0, 0, 0),
            new("heavy-ranker", 0.0131, 0.0161, 0.0183, 0.0197),
        ],
        Budget = new(Objective.P999, 0.13, 0.135, 0,
        [
            new("sources", null) { ShareSeconds = 0.1131, Slack = new(-0.005, GrowthEnd.Latency) },
            new("in-network", "followed") { Slack = new(null, GrowthEnd.Nothing), Items = new(5000, 12345, GrowthEnd.Corpus) },
            new("similar_users", "graph") { Slack = new(-0.00533, GrowthEnd.Latency), Items = new(500e6, null, GrowthEnd.OutOfReach) },
            new("popular", "trending") { Slack = new(null, GrowthEnd.OutOfReach) },
            new("dedupe", null) { ShareSeconds = 0 },
            new("heavy-ranker", null)
            {
                ShareSeconds = 0.0219, Slack = new(-0.005, GrowthEnd.Latency), Items = new(896, 689, GrowthEnd.Latency, IsExtrapolated: true), Layers = new(12, 14, GrowthEnd.Memory),
            },
        ]),
        Bottleneck = "in-network",
        Objectives =
        [
            new(Objective.P50, 0.1, 0.0552, Passed: true, Marginal: false),
            new(Objective.P99, 0.11, 0.1079, Passed: true, Marginal: true),
            new(Objective.P999, 0.13, 0.135, Passed: false, Marginal: true),
            new(Objective.Hosts, 15000, 16884, Passed: false, Marginal: false),
        ],
        Assumptions = [new("traffic.rate", "100k/s", ValueOrigin.Set), new("planning.utilization", "60%", ValueOrigin.Default)],
        Diagnostics =
        [
            new(DiagnosticCodes.InServiceDiffers, Severity.Info, default, "figures are for 11256 of 16884 hosts: one of 3 zones is gone"),
            new(DiagnosticCodes.NoPrice, Severity.Warning, new("feed.yaml", 7, 5), "the inline shape of 'similar_users' has no price, so the fleet has no cost"),
        ],
    };

    /// <summary>Fixed hosts that are too few.</summary>
    public static Estimate Overloaded { get; } = new()
    {
        Scenario = "Ads on fixed hosts",
        Traffic = new(1000, 2000, 2000),
        Funnel = [new("index", "retrieve", null, 1e6, 200, 2e9), new("predict", "rank", null, 200, 4, 400e3)],
        Stages =
        [
            Pool("index", "retrieve") with
            {
                Model = "service", Hardware = "c7i.8xlarge", Hosts = 4, HostsInService = 4, Shards = 4, Utilization = 0.3125, CoreSecondsPerRequest = 0.02,
                BusyCores = 40, ServiceMeanSeconds = 0.005, ServiceCv = 1, WaitProbability = 0.00001, Wait = Percentiles.Zero,
                Latency = new(0.0104, 0.0096, 0.0152, 0.0181, 0.0262, 0.0377), Method = Method.Approximate, Accuracy = 0.004,
                HostsFor = new(4, 4, 4, 0), Binding = BindingNeed.Memory, CostPerHour = 5.712,
            },
            Pool("predict", "rank") with
            {
                Model = "per_item", Hardware = "c7i.8xlarge", Hosts = 12, HostsInService = 12, Utilization = 1.0416667, Stable = false, CoreSecondsPerRequest = 0.2,
                BusyCores = 384, ServiceMeanSeconds = 0.2, ServiceCv = 0, Method = Method.Exact, HostsFor = new(21, 1, 0, 0), Binding = BindingNeed.Given,
                CostPerHour = 17.136,
            },
        ],
        Latency = Percentiles.None,
        Method = Method.Exact,
        Fleet = new(16, 16, 512, 424, 22.848, 16679.04, 6.346667),
        Capacity = new(1920, null),
        Bottleneck = "predict",
        Objectives = [new(Objective.P95, 0.3, null, Passed: false, Marginal: false), new(Objective.Cost, 22.85, 22.848, Passed: true, Marginal: false)],
        Assumptions = [],
        Diagnostics = [new(DiagnosticCodes.Overloaded, Severity.Warning, new("ads.yaml", 9, 5), "stage 'predict' is overloaded: it is offered 104% of its workers", "give it at least 21 hosts")],
    };

    /// <summary>Service times alone exceed the objective.</summary>
    public static Estimate OutOfReach { get; } = WebSearch with
    {
        Scenario = "Web search in 100 ms",
        Description = null,
        Objectives = [new(Objective.P99, 0.1, 0.3971, Passed: false, Marginal: false), new(Objective.P50, 0.3, 0.30003, Passed: false, Marginal: true)],
        Infeasibility = new(
            Objective.P99,
            0.1,
            0.3969,
            "rank-2",
            0.2028,
            [
                new(RemedyKind.Items, "rank-2", 61.7),
                new(RemedyKind.Split, "rank-2", 37.2),
                new(RemedyKind.ServiceTime, "rank-2", 0.0123456),
                new(RemedyKind.Objective, "rank-2", 0.3969),
            ]),
        Capacity = new(1728, null),
        Diagnostics = [],
    };

    /// <summary>No hosts, no objectives, hardly a funnel.</summary>
    public static Estimate ExternalOnly { get; } = new()
    {
        Scenario = "Someone else's service",
        Traffic = new(0.0005787, 0.0011574, 0.0011574),
        Funnel = [new("translate", "call", null, 1, 1, 0.0011574)],
        Stages =
        [
            Pool("translate", "call") with
            {
                Model = "service", IsExternal = true, WorkersPerHost = 0, ServiceMeanSeconds = 1.25, ServiceCv = 0.4,
                Latency = new(1.25, 1.16, 1.89, 2.16, 2.79, 0.00000123), Method = Method.Exact, Accuracy = 0,
            },
        ],
        Latency = new(1.25, 1.16, 1.89, 2.16, 2.79, 3.71),
        Method = Method.Exact,
        Accuracy = 0,
        Fleet = new(0, 0, 0, 0, 0, 0, 0),
        Capacity = new(null, null),
        Objectives = [],
        Assumptions = [],
        Diagnostics = [],
    };

    /// <summary>Names as long and odd as a file may hold, and every figure as wide as it gets.</summary>
    public static Estimate TwelveStages { get; } = Twelve();

    private static Estimate Twelve()
    {
        var names = Enumerable.Range(1, 12).Select(number => $"{number}-a-stage-whose-name-is_long|{new string('x', 3 * number)}").ToArray();
        var stages = names.Select((name, index) => Pool(name, "rank") with
        {
            Model = "a_model_with_a_long_name_too", Hardware = "p4d.24xlarge-with-much-more", Hosts = 123456, HostsInService = 112233, Shards = 4096, Split = 128,
            WorkersPerHost = 192, Utilization = 0.5987, CoreSecondsPerRequest = 12.3, BusyCores = 1234567, ServiceMeanSeconds = 0.1234, ServiceCv = 3.5,
            WaitProbability = 0.25, Wait = new(0.1, 0, 0.2, 0.3, 0.4567, 0.9), Latency = new(123.4, 123.4, 123.4, 234.5, 3456.7, 45678.9),
            Method = Method.Approximate, Accuracy = 0.0123, HostsFor = new(112233, 4096, 100000, 11223), Binding = BindingNeed.Throughput,
            CostPerHour = 2710846.8 + index,
        }).ToImmutableArray();
        return new()
        {
            Scenario = "A pipeline of twelve stages, whose \"title\" | holds *all* that needs <escaping>, \u001b[31mand a colour\u001b[0m",
            Description = "Line one\nline two, which is long enough that it has to be broken somewhere before it reaches the right edge of the page",
            Traffic = new(1e6, 2e6, 2.5e6),
            Funnel = [.. names.Select((name, index) => new FunnelFigures(name, "rank", null, 1e12 / Math.Pow(10, index), 1e11 / Math.Pow(10, index), 2.5e18 / Math.Pow(10, index)))],
            Stages = stages,
            Latency = new(1480.8, 1480.8, 1500, 2814, 41480.4, 548146.8),
            Method = Method.Approximate,
            Accuracy = 0.0123,
            Fleet = new(1481472, 1346796, 142221312, 14814804, 32530227.6, 23747066148, 9036.174),
            Capacity = new(3340547.8, 2999999.5),
            Breakdown = [.. names.Select(name => new LatencyShare(name, 123.4, 123.4, 234.5, 3456.7))],
            Bottleneck = names[11],
            Objectives = [new(Objective.Mean, 2000, 1480.8, Passed: true, Marginal: false), new(Objective.Cost, 1e6, 32530227.6, Passed: false, Marginal: false)],
            Assumptions =
            [
                .. names.Select(name => new Assumption($"pipeline.{name}.routing", "pooled", ValueOrigin.Default)),
                new("pipeline.排序阶段.routing", "random", ValueOrigin.Default),
            ],
            Diagnostics = [.. names.Select((name, index) => new Diagnostic(
                DiagnosticCodes.InaccurateTail, Severity.Warning, new("a/rather/long/path/to/a/scenario.yaml", 10 + index, 5), $"the tail of '{name}' may be off by 12%"))],
        };
    }

    private static StageFigures Pool(string name, string kind) => new()
    {
        Stage = name,
        Kind = kind,
        WorkersPerHost = 32,
        HostsFor = new(0, 0, 0, 0),
        Binding = BindingNeed.None,
    };
}
