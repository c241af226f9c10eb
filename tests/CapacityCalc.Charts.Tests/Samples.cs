using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts.Tests;

/// <summary>Estimates made by hand, each with what makes a chart hard to draw.</summary>
internal static class Samples
{
    public static ImmutableArray<(string Name, ChartInput Input)> All =>
    [
        ("web-search", WebSearch),
        ("missed-objective", MissedObjective),
        ("parallel-feed", ParallelFeed),
        ("one-stage", OneStage),
        ("ten-stages", TenStages),
        ("tiny", Tiny),
        ("huge", Huge),
        ("no-objectives", NoObjectives),
        ("every-objective", EveryObjective),
        ("overloaded-peak", OverloadedPeak),
        ("nothing-saturates", NothingSaturates),
        ("day-of-halves", DaySamples.Input(DaySamples.Halves)),
        ("day-that-saves-nothing", DaySamples.Input(DaySamples.Flat)),
        .. RunwaySamples.All,
        .. FrontierSamples.All,
        .. UncertaintySamples.All,
    ];

    public static ChartInput WebSearch => Input(WebSearchEstimate, Curve(WebSearchEstimate, saturation: 1700, max: 1450));

    public static Estimate WebSearchEstimate { get; } = Estimate(
        "Web search",
        [("select", null, 10e9, 100e3), ("rank-1", null, 100e3, 500), ("rank-2", null, 500, 10)],
        new Percentiles(0.318, 0.310, 0.348, 0.360, 0.397, 0.45),
        [new("select", 0.029, 0.021, 0.040, 0.061), new("rank-1", 0.104, 0.104, 0.112, 0.121), new("rank-2", 0.185, 0.185, 0.208, 0.215)],
        [Slo(Objective.P99, 0.5, 0.397)]);

    public static ChartInput MissedObjective
    {
        get
        {
            var estimate = Estimate(
                "Web search with a deeper model",
                [("select", null, 10e9, 100e3), ("rank-1", null, 100e3, 500), ("rank-2", null, 500, 10)],
                new Percentiles(0.42, 0.40, 0.5, 0.54, 0.62, 0.7),
                [new("select", 0.029, 0.021, 0.040, 0.061), new("rank-1", 0.104, 0.104, 0.112, 0.121), new("rank-2", 0.287, 0.275, 0.388, 0.438)],
                [Slo(Objective.P50, 0.45, 0.40), Slo(Objective.P99, 0.5, 0.62)]);
            return Input(estimate, Curve(estimate, saturation: 1700, max: 620));
        }
    }

    public static ChartInput ParallelFeed
    {
        get
        {
            var estimate = Estimate(
                "Home feed",
                [
                    ("candidates", null, 500e6, 2300),
                    ("friends", "friends", 500e6, 400),
                    ("recent", "topics", 500e6, 50e3),
                    ("light", "topics", 50e3, 900),
                    ("two-tower", "embedding", 500e6, 1000),
                    ("paid", "ads", 500e6, 200),
                    ("safety", null, 2300, 1955),
                    ("heavy", null, 1955, 40),
                    ("mix", null, 40, 40),
                ],
                new Percentiles(0.12, 0.11, 0.15, 0.171, 0.224, 0.3),
                [new("candidates", 0.05, 0.045, 0.07, 0.098), new("safety", 0.004, 0.004, 0.005, 0.0051), new("heavy", 0.065, 0.06, 0.095, 0.12), new("mix", 0.001, 0.001, 0.001, 0.001)],
                [Slo(Objective.P95, 0.2, 0.171), Slo(Objective.P99, 0.25, 0.224)]);
            return Input(estimate, Curve(estimate, saturation: 48e3, max: 41200, peak: 30e3));
        }
    }

    public static ChartInput OneStage
    {
        get
        {
            var estimate = Estimate(
                "One model",
                [("rank", null, 8, 8)],
                new Percentiles(0.012, 0.011, 0.015, 0.017, 0.0224, 0.03),
                [new("rank", 0.012, 0.011, 0.017, 0.0224)],
                [Slo(Objective.P99, 0.0225, 0.0224)]);
            return Input(estimate, Curve(estimate, saturation: 90, max: 30.02, peak: 30));
        }
    }

    public static ChartInput TenStages
    {
        get
        {
            double[] shares = [0.002, 0.031, 0.055, 0.0004, 0.024, 0.081, 0.0002, 0.045, 0.0, 0.012];
            string[] names =
            [
                "authenticate", "retrieve-by-embedding-similarity", "retrieve-by-inverted-index", "deduplicate", "lightweight-gradient-boosted-trees",
                "deep-cross-network-with-attention", "policy", "cross-encoder-reranking-of-the-top-hundred-documents", "log", "diversify",
            ];
            var estimate = Estimate(
                "A pipeline whose every team added a stage, and whose scenario has a name that goes on for longer than any title line could ever hold without shortening it",
                [.. names.Select((name, index) => (name, (string?)null, 5e9 / Math.Pow(7, index), 5e9 / Math.Pow(7, index + 1)))],
                new Percentiles(shares.Sum() * 0.6, shares.Sum() * 0.55, shares.Sum() * 0.75, shares.Sum() * 0.85, shares.Sum(), shares.Sum() * 1.3),
                [.. names.Zip(shares, (name, share) => new LatencyShare(name, share * 0.6, share * 0.55, share * 0.85, share))],
                [Slo(Objective.P99, 0.3, shares.Sum())]);
            return Input(estimate, Curve(estimate, saturation: 5200, max: 4100, peak: 4000));
        }
    }

    public static ChartInput Tiny
    {
        get
        {
            var estimate = Estimate(
                "In-process lookup",
                [("hash", null, 1, 0.2), ("score", null, 0.2, 0.003)],
                new Percentiles(2.1e-6, 2e-6, 3e-6, 3.4e-6, 5.2e-6, 1e-5),
                [new("hash", 3e-7, 3e-7, 4e-7, 5e-7), new("score", 1.8e-6, 1.7e-6, 3e-6, 4.7e-6)],
                [Slo(Objective.P99, 1e-5, 5.2e-6)]);
            return Input(estimate, Curve(estimate, saturation: 0.8, max: 0.61, peak: 0.25));
        }
    }

    public static ChartInput Huge
    {
        get
        {
            var estimate = Estimate(
                "Nightly batch over everything",
                [("scan", null, 3.2e18, 4.5e15), ("score", null, 4.5e15, 6e12), ("sort", null, 6e12, 6e12)],
                new Percentiles(9000, 8000, 14000, 17000, 26000, 40000),
                [new("scan", 6000, 5500, 12000, 19000), new("score", 2900, 2450, 4900, 6900), new("sort", 100, 50, 100, 100)],
                [Slo(Objective.P99, 86400, 26000)]);
            return Input(estimate, Curve(estimate, saturation: 2.4e7, max: 2.2e7, peak: 1.2345e7));
        }
    }

    public static ChartInput NoObjectives => Input(
        WebSearchEstimate with { Objectives = [] },
        Curve(WebSearchEstimate with { Objectives = [] }, saturation: 1700, max: null));

    public static ChartInput EveryObjective
    {
        get
        {
            var estimate = WebSearchEstimate with
            {
                Objectives =
                [
                    Slo(Objective.Mean, 0.33, 0.318), Slo(Objective.P50, 0.35, 0.310), Slo(Objective.P90, 0.4, 0.348), Slo(Objective.P95, 0.42, 0.36),
                    Slo(Objective.P99, 0.39, 0.397), Slo(Objective.P999, 0.6, 0.45), Slo(Objective.Hosts, 500, 335), Slo(Objective.Cost, 700, 655),
                ],
            };
            return Input(estimate, Curve(estimate, saturation: 1700, max: 950));
        }
    }

    public static Estimate Overloaded { get; } = WebSearchEstimate with
    {
        Latency = Percentiles.None,
        Breakdown = [],
        Stages = [.. WebSearchEstimate.Stages.Select(stage => stage.Stage == "rank-2" ? stage with { Stable = false, Utilization = 1.2 } : stage)],
        Objectives = [new(Objective.P99, 0.5, null, false, false)],
    };

    public static ChartInput OverloadedPeak => Input(Overloaded, Curve(WebSearchEstimate, saturation: 830, max: 700));

    public static ChartInput NothingSaturates
    {
        get
        {
            var load = Curve(WebSearchEstimate, saturation: 1e9, max: null) with { SaturationPerSecond = null };
            return Input(WebSearchEstimate, load with { Points = [.. load.Points.Select((point, index) => point with { RatePerSecond = index * 50 })] });
        }
    }

    public static ChartInput Input(Estimate estimate, LoadCurve? curve = null) => new(() => estimate, () => curve, () => null);

    public static ObjectiveFigures Slo(Objective objective, double limit, double actual) => new(objective, limit, actual, actual <= limit, false);

    public static Estimate Estimate(
        string name,
        ImmutableArray<(string Stage, string? Branch, double In, double Out)> funnel,
        Percentiles latency,
        ImmutableArray<LatencyShare> breakdown,
        ImmutableArray<ObjectiveFigures> objectives) => new()
        {
            Scenario = name,
            Traffic = new TrafficFigures(500, 1000, 1000),
            Funnel = [.. funnel.Select(stage => new FunnelFigures(stage.Stage, "rank", stage.Branch, stage.In, stage.Out, stage.In * 1000))],
            Stages = [.. funnel.Select(stage => new StageFigures { Stage = stage.Stage, Kind = "rank", Branch = stage.Branch, HostsFor = new HostNeeds(1, 1, 1, 0), Binding = BindingNeed.Throughput })],
            Latency = latency,
            Method = Method.Approximate,
            Fleet = new FleetFigures(335, 335, 10720, 6000, 655, 478e3, 182),
            Breakdown = breakdown,
            Objectives = objectives,
            Assumptions = [],
            Diagnostics = [],
        };

    /// <summary>Latency that starts near the estimate's and grows without end towards saturation, as a queue's does.</summary>
    public static LoadCurve Curve(Estimate estimate, double saturation, double? max, double peak = 1000)
    {
        const int Points = 60;
        var (p50, p95, p99) = (estimate.Latency.P50!.Value, estimate.Latency.P95!.Value, estimate.Latency.P99!.Value);
        // The p99 is to meet its objective at the rate that is said to be the highest.
        var limit = estimate.Objectives.Where(objective => objective.Objective == Objective.P99).Select(objective => objective.Limit).FirstOrDefault(p99 * 1.3);
        var idle = p99 * 0.9 > limit ? limit * 0.8 : p99 * 0.9;
        var load = (max ?? 0.85 * saturation) / saturation;
        var growth = (limit / idle - 1) / (Math.Pow(load, 6) / (1 - load));
        double Grow(double rho, double share) => 1 + share * growth * Math.Pow(rho, 6) / (1 - rho);
        var points = Enumerable.Range(0, Points)
            .Select(index => 0.995 * (1 - Math.Pow(1 - (index + 0.5) / Points, 1.6)))
            .Select(rho => new LoadPoint(rho * saturation, p50 * idle / p99 * Grow(rho, 0.25), p95 * idle / p99 * Grow(rho, 0.6), idle * Grow(rho, 1)));
        return new LoadCurve(estimate.Scenario, [.. points], saturation, max, peak, estimate.Objectives);
    }
}
