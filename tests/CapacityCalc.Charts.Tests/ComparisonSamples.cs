using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

/// <summary>Comparisons made by hand, each with what makes a chart hard to draw.</summary>
internal static class ComparisonSamples
{
    public static ImmutableArray<(string Name, Comparison Comparison)> All =>
    [
        ("cross-encoder", CrossEncoder),
        ("interpolated-layers", InterpolatedLayers),
        ("forty-layers", FortyLayers),
        ("candidates-in-ratios", CandidatesInRatios),
        ("slow-call", SlowCall),
        ("overloaded-end", OverloadedEnd),
        ("overloaded-middle", OverloadedMiddle),
        ("two-variants", TwoVariants),
        ("equal-values", EqualValues),
        ("all-objectives", EveryObjective),
        ("nanoseconds", Times("nanoseconds", 1e-9)),
        ("days", Times("days", 86400)),
        ("all-overloaded", AllOverloaded),
        ("keep-and-split", KeepAndSplit),
        ("hundred-by-hundred", Grid(100, 100)),
        ("two-by-two", Grid(2, 2)),
        ("one-wide", Grid(40, 2)),
        ("shapes-and-keep", ShapesAndKeep),
        ("same-latency", SameLatency),
        ("models", Models),
        ("thousands", Thousands),
        ("funnels", Funnels),
        ("near-funnels", NearFunnels),
        ("one-variant", One),
        ("no-prices", NoPrices),
        ("long-names", LongNames),
    ];

    /// <summary>The published qualities of MiniLM re-ranking MS MARCO, with latencies as they might be.</summary>
    public static Comparison CrossEncoder => Sweep(
        "Re-ranking 500 passages with a cross-encoder",
        Axis("models.cross-encoder.layers", Count.Dimension, 2, 4, 6, 12),
        [
            Variant(Latency(0.061), 61e3 / 4, 71.01, Slo(Objective.P99, 0.25, 0.061)),
            Variant(Latency(0.108), 61e3 / 2, 73.04, Slo(Objective.P99, 0.25, 0.108)),
            Variant(Latency(0.158), 46e3, 74.30, Slo(Objective.P99, 0.25, 0.158)),
            Variant(Latency(0.391), 92e3, 74.31, Slo(Objective.P99, 0.25, 0.391)),
        ], recommended: 2);

    /// <summary>2 to 12 layers, of which 2, 4, 6 and 12 were measured.</summary>
    public static Comparison InterpolatedLayers
    {
        get
        {
            (int Layers, double Quality)[] measured = [(2, 71.01), (4, 73.04), (6, 74.30), (12, 74.31)];
            return Sweep("Re-ranking 500 passages with a cross-encoder", Axis("models.cross-encoder.layers", Count.Dimension, [.. Enumerable.Range(2, 11).Select(layers => (double)layers)]),
            [
                .. Enumerable.Range(2, 11).Select(layers =>
                {
                    var (from, to) = (measured.Last(point => point.Layers <= layers), measured.First(point => point.Layers >= layers));
                    var share = from == to ? 0 : (layers - from.Layers) / (double)(to.Layers - from.Layers);
                    var p99 = 0.032 * layers;
                    return Variant(Latency(p99), 7e3 * layers, null, Slo(Objective.P99, 0.3, p99)) with
                    {
                        Quality = new QualityFigures("NDCG@10", from.Quality + share * (to.Quality - from.Quality), Interpolated: from != to),
                    };
                }),
            ]);
        }
    }

    public static Comparison FortyLayers => Sweep(
        "A transformer of up to forty layers",
        Axis("models.ranker.layers", Count.Dimension, [.. Enumerable.Range(1, 40).Select(layers => (double)layers)]),
        [.. Enumerable.Range(1, 40).Select(layers => Variant(
            Latency(0.004 + 0.0035 * layers), 900 * layers, 70 + 5 * (1 - Math.Exp(-layers / 6.0)), Slo(Objective.P99, 0.1, 0.004 + 0.0035 * layers), Slo(Objective.P50, 0.05, 0.5 * (0.004 + 0.0035 * layers))))],
        recommended: 26);

    public static Comparison CandidatesInRatios => Sweep(
        "Candidates for the deep model",
        Axis("pipeline.rank-1.keep", Count.Dimension, 10, 20, 50, 100, 200, 500, 1000, 2000),
        [.. new[] { 10, 20, 50, 100, 200, 500, 1000, 2000 }.Select(keep => Variant(Latency(0.012 + 0.0004 * keep), 500 + 30 * keep, null, Slo(Objective.P99, 0.3, 0.012 + 0.0004 * keep)))]);

    public static Comparison SlowCall => Sweep(
        "A feature store's time",
        Axis("models.features.mean", Duration.Dimension, 0.001, 0.002, 0.005, 0.01, 0.02),
        [.. new[] { 0.001, 0.002, 0.005, 0.01, 0.02 }.Select(mean => Variant(Latency(0.08 + 3 * mean), 12e3, null))]);

    public static Comparison OverloadedEnd => CrossEncoder with
    {
        Variants = [.. CrossEncoder.Variants.Select((variant, index) => index == 3 ? Overload(variant) : variant)],
    };

    public static Comparison OverloadedMiddle => FortyLayers with
    {
        Variants = [.. FortyLayers.Variants.Select((variant, index) => index is 10 or 11 or 20 or > 36 ? Overload(variant) : index == 30 ? variant with { Figures = null } : variant)],
    };

    public static Comparison TwoVariants => Sweep(
        "Two splits",
        Axis("pipeline.rank-2.split", Count.Dimension, 1, 2),
        [Variant(Latency(0.2), 5000, 70.1, Slo(Objective.P99, 0.15, 0.2)), Variant(Latency(0.12), 5100, 70.1, Slo(Objective.P99, 0.15, 0.12))], recommended: 1);

    public static Comparison EqualValues => Sweep(
        "Nothing changes",
        Axis("planning.headroom", Scalar.Dimension, 1, 1.1, 1.2),
        [.. Enumerable.Repeat(Variant(new Percentiles(0.1, 0.1, 0.1, 0.1, 0.1, 0.1), 5000, 70.1, Slo(Objective.P99, 0.1, 0.1)), 3)], recommended: 0);

    public static Comparison EveryObjective => CrossEncoder with
    {
        Variants =
        [
            .. CrossEncoder.Variants.Select(variant => variant with
            {
                Figures = variant.Figures! with
                {
                    Objectives =
                    [
                        .. new[] { Objective.Mean, Objective.P50, Objective.P90, Objective.P95, Objective.P99, Objective.P999 }
                            .Select((objective, index) => Slo(objective, 0.15 + 0.02 * index, variant.Figures!.Latency.Figure(objective)!.Value)),
                        Slo(Objective.Hosts, 20, variant.Figures!.Hosts),
                        Slo(Objective.Cost, 100, variant.Figures.CostPerMonth!.Value / 730),
                    ],
                },
            }),
        ],
    };

    public static Comparison AllOverloaded => CrossEncoder with { Variants = [.. CrossEncoder.Variants.Select(Overload)], Recommended = null };

    public static Comparison KeepAndSplit => Plane(
        "Web search", Axis("pipeline.rank-1.keep", Count.Dimension, 100, 200, 500, 1000, 2000, 5000), Axis("pipeline.rank-2.split", Count.Dimension, 1, 2, 4, 8),
        (keep, split) => Variant(
            keep / split > 4000 ? Percentiles.None : Latency(0.06 + 0.0004 * keep / split), 5e3 + 3 * keep + 200 * split, null,
            Slo(Objective.P99, 0.25, 0.06 + 0.0004 * keep / split)),
        recommended: 14);

    public static Comparison ShapesAndKeep
    {
        get
        {
            ImmutableArray<string> shapes = ["c7i.8xlarge", "c7g.16xlarge", "r6i.8xlarge", "g5.12xlarge with four accelerators of the last generation"];
            var axis = new SweepAxis("hardware", null, [.. shapes.Select(shape => new SweepValue(shape, null))]);
            var keep = Axis("pipeline.retrieve-by-embedding-similarity.keep", Count.Dimension, 100, 1000, 10000);
            return Plane("Shapes", axis, keep, (_, kept) => Variant(Latency(0.001 + 1e-5 * kept), kept, null));
        }
    }

    /// <summary>The fleet is sized, so that p99 is the same; cost is not.</summary>
    public static Comparison SameLatency => Plane(
        "Sized fleets", Axis("traffic.rate", QueryRate.Dimension, 100, 1000, 10000), Axis("planning.utilization", Ratio.Dimension, 0.4, 0.6, 0.8),
        (rate, utilization) => Variant(Latency(0.1), 40 * rate / utilization, null, Slo(Objective.P99, 0.25, 0.1)), recommended: 2);

    /// <summary>Twelve models, some of which are too slow and some beaten.</summary>
    public static Comparison Models
    {
        get
        {
            (string Name, double P99, double Cost, double Quality)[] models =
            [
                ("BM25", 0.02, 900, 49.7), ("TinyBERT-L2", 0.06, 4100, 69.8), ("MiniLM-L2", 0.07, 4400, 71.0), ("MiniLM-L4", 0.11, 7900, 73.0),
                ("MiniLM-L6", 0.16, 11e3, 74.30), ("MiniLM-L12", 0.3, 21e3, 74.31), ("electra-base", 0.49, 41e3, 71.99), ("BERT-base", 0.5, 42e3, 71.8),
                ("GBDT", 0.03, 1500, 55.2), ("two-tower", 0.04, 2600, 62.0), ("ColBERT", 0.1, 14e3, 72.2), ("mono-T5-3B", 1.8, 480e3, 75.1),
            ];
            return Files([.. models.Select(model => (model.Name, Variant(Latency(model.P99), model.Cost, model.Quality, Slo(Objective.P99, 0.25, model.P99), Slo(Objective.Cost, 30e3 / 730, model.Cost / 730))))], recommended: 4);
        }
    }

    public static Comparison Thousands => Plane(
        "Five thousand variants",
        Axis("models.dnn.layers", Count.Dimension, [.. Enumerable.Range(1, 50).Select(layers => (double)layers)]),
        Axis("models.dnn.width", Count.Dimension, [.. Enumerable.Range(1, 100).Select(width => 16.0 * width)]),
        (layers, width) => Variant(
            Latency(0.01 + 1e-5 * layers * width), 100 + 2 * layers * width + width * Math.Sin(layers * 7 + width) * 8 + 8 * width,
            75 - 20 / (1 + Math.Log(1 + layers * Math.Sqrt(width))) + Math.Sin(layers * width) * 0.4, Slo(Objective.P99, 0.3, 0.01 + 1e-5 * layers * width)),
        recommended: 2500);

    /// <summary>One model over everything against two and three stages, at equal quality.</summary>
    public static Comparison Funnels => Files(
        [
            ("One big model over everything", Variant(Latency(0.48), 2e6, 74.3, Slo(Objective.P99, 0.5, 0.48)) with { Stages = [Stage("dnn", 2e6)] }),
            ("Two stages", Variant(Latency(0.31), 60e3, 74.3, Slo(Objective.P99, 0.5, 0.31)) with { Stages = [Stage("linear", 21e3), Stage("dnn", 39e3)] }),
            ("Three stages", Variant(Latency(0.52), 9e3, 74.3, Slo(Objective.P99, 0.6, 0.52)) with { Stages = [Stage("retrieve", 1200), Stage("linear", 2800), Stage("dnn", 5000)] }),
        ], recommended: 2);

    public static Comparison NearFunnels => Files(
        [
            ("One", Variant(Latency(0.61), 52e3, 74.3, Slo(Objective.P99, 0.5, 0.61)) with { Stages = [Stage("dnn", 52e3)] }),
            ("Two", Variant(Latency(0.31), 34e3, 74.1, Slo(Objective.P99, 0.5, 0.31)) with { Stages = [Stage("linear", 9e3), Stage("dnn", 25e3)] }),
            ("Three", Variant(Latency(0.32), 23e3, 74.2, Slo(Objective.P99, 0.5, 0.32)) with { Stages = [Stage("retrieve", 3e3), Stage("linear", 8e3), Stage("dnn", 12e3)] }),
        ], recommended: 2);

    public static Comparison One => Files([("The only one", Variant(Latency(0.2), 9000, 70))]);

    public static Comparison NoPrices => FortyLayers with
    {
        Variants =
        [
            .. FortyLayers.Variants.Select(variant => variant with
            {
                Figures = variant.Figures! with { CostPerMonth = null, Stages = [.. variant.Figures!.Stages.Select(stage => stage with { CostPerMonth = null })] },
            }),
        ],
    };

    public static Comparison LongNames
    {
        get
        {
            const string Metric = "normalised discounted cumulative gain at ten over the judged queries of the development set";
            var axis = Axis("pipeline.cross-encoder-reranking-of-the-top-hundred-documents-by-passage.model.maximum_sequence_length_in_tokens", Count.Dimension, 128, 256, 512);
            return Sweep(
                "A pipeline whose every team added a stage, and whose scenario has a name that goes on for longer than any title line could ever hold without shortening it",
                axis,
                [
                    .. new[] { 128, 256, 512 }.Select(length => Variant(Latency(0.001 * length), 50 * length, null, Slo(Objective.P99, 0.3, 0.001 * length)) with
                    {
                        Quality = new QualityFigures(Metric, 70 + length / 128.0),
                        Stages = [Stage("cross-encoder-reranking-of-the-top-hundred-documents-by-passage", 40 * length), Stage("a-second-stage-with-a-name-that-nobody-would-like-to-type", 10 * length)],
                    }),
                ], recommended: 1);
        }
    }

    public static ChartInput Input(Comparison? comparison) => new(() => Samples.WebSearchEstimate, () => null, () => comparison);

    public static Comparison Grid(int columns, int rows) => Plane(
        "A grid",
        Axis("models.dnn.layers", Count.Dimension, [.. Enumerable.Range(1, columns).Select(value => (double)value)]),
        Axis("models.dnn.width", Count.Dimension, [.. Enumerable.Range(1, rows).Select(value => 8.0 * value)]),
        (layers, width) => Variant(
            layers * width > 60 * rows * columns / 10.0 ? Percentiles.None : Latency(0.002 + 0.0004 * layers * Math.Sqrt(width)), 100 + layers * width, null, Slo(Objective.P99, 0.2, 0.002 + 0.0004 * layers * Math.Sqrt(width))),
        recommended: 1);

    public static Comparison Times(string name, double unit) => Sweep(
        name, Axis("models.m.time", Duration.Dimension, unit, 2 * unit, 3 * unit, 5 * unit),
        [.. new[] { 1, 2, 3, 5 }.Select(time => Variant(Latency(3 * time * unit), 1e9 * time, 0.001 * time, Slo(Objective.P99, 10 * unit, 3 * time * unit)))]);

    public static Comparison Sweep(string scenario, SweepAxis axis, ImmutableArray<VariantFigures> figures, int? recommended = null)
    {
        ImmutableArray<Variant> variants = [.. axis.Values.Zip(figures, (value, known) => new Variant { Scenario = scenario, File = "scenario.yaml", Values = [value], Figures = known })];
        return new Comparison { Axes = [axis], Variants = variants, Reference = variants[0], Recommended = recommended };
    }

    public static Comparison Plane(string scenario, SweepAxis first, SweepAxis second, Func<double, double, VariantFigures> figures, int? recommended = null)
    {
        ImmutableArray<Variant> variants =
        [
            .. from one in first.Values
               from two in second.Values
               select new Variant { Scenario = scenario, File = "scenario.yaml", Values = [one, two], Figures = figures(one.Number ?? 0, two.Number ?? 0) },
        ];
        return new Comparison { Axes = [first, second], Variants = variants, Reference = variants[0], Recommended = recommended };
    }

    public static Comparison Files(ImmutableArray<(string Name, VariantFigures Figures)> files, int? recommended = null)
    {
        ImmutableArray<Variant> variants = [.. files.Select(file => new Variant { Scenario = file.Name, File = $"{file.Name}.yaml", Values = [], Figures = file.Figures })];
        return new Comparison { Axes = [], Variants = variants, Reference = variants[0], Recommended = recommended };
    }

    public static SweepAxis Axis(string path, Dimension dimension, params double[] values) =>
        new(path, dimension, [.. values.Select(value => new SweepValue(dimension.Print(value), value))]);

    public static VariantFigures Variant(Percentiles latency, double? cost, double? quality, params ObjectiveFigures[] objectives)
    {
        var hosts = (long)Math.Ceiling((cost ?? 1000) / 1000);
        var figures = new VariantFigures(
            latency, Method.Approximate, 0.02, hosts, cost, quality is { } value ? new QualityFigures("NDCG@10", value) : null, "rank", [.. objectives], [Stage("retrieve", cost * 0.3), Stage("rank", cost * 0.7)]);
        return latency.P99 is null ? Overload(figures) : figures;
    }

    public static VariantStage Stage(string name, double? cost) => new(name, null, 1000, (long)Math.Ceiling((cost ?? 1000) / 1000), cost, 0.6);

    public static Percentiles Latency(double p99) => new(0.52 * p99, 0.5 * p99, 0.65 * p99, 0.8 * p99, p99, 1.2 * p99);

    public static ObjectiveFigures Slo(Objective objective, double limit, double actual) => new(objective, limit, actual, actual <= limit, false);

    private static Variant Overload(Variant variant) => variant with { Figures = Overload(variant.Figures!) };

    private static VariantFigures Overload(VariantFigures figures) => figures with
    {
        Latency = Percentiles.None,
        Objectives = [.. figures.Objectives.Select(objective => objective.Objective is Objective.Hosts or Objective.Cost ? objective : objective with { Actual = null, Passed = false })],
        Stages = [.. figures.Stages.Select((stage, index) => index == figures.Stages.Length - 1 ? stage with { Utilization = 1.3 } : stage)],
    };
}
