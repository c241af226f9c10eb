using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Analyses of ranges made by hand, one for each shape that the answer can have.</summary>
internal static class SampleUncertainties
{
    private static readonly ImmutableArray<UncertainInput> Inputs =
    [
        Input("traffic.rate", QueryRate.Dimension, 1000, 1.4, "700..1.4k /s"),
        Input("corpus.items", Count.Dimension, 100e9, 1.2, "83B..120B") with { CountsWholes = true },
        Input("models.dnn.time", Duration.Dimension, 1e-3, 1.25, "{ low: 0.8 ms, high: 1.25 ms, distribution: lognormal }"),
        Input("models.linear.time", Duration.Dimension, 1e-6, 1.1, "0.91..1.1 us"),
    ];

    public static ImmutableArray<(string Name, UncertaintyResult Result, ImmutableArray<Diagnostic> Diagnostics)> All =>
    [
        ("uncertainty", WebSearch, [new(DiagnosticCodes.NoSpread, Severity.Warning, new("web-search.yaml", 12, 13), "model 'linear' has no spread, so its p99 is its p50", "give it a cv")]),
        ("uncertainty-certain", Certain, []),
        ("uncertainty-of-nothing-bought", NothingBought, []),
    ];

    /// <summary>Three stages; two inputs vary together; in some worlds the planned fleet is overloaded, and no fleet holds in 95% of them.</summary>
    public static UncertaintyResult WebSearch { get; } = new()
    {
        Scenario = "Web search",
        Inputs = Inputs,
        Correlations = [new("models.dnn.time", "models.linear.time", 0.8)],
        Worlds = 4096,
        Evaluations = 28_672,
        Seed = 1,
        Planned = SampleEstimates.WebSearch,
        Outcomes =
        [
            new(OutcomeKind.P99, 4096, 0.3971, new(0.0613, 0.0021), [0.31, 0.39, 0.52])
            {
                Quantiles = [new Estimated(0.33412, 0.00087), new Estimated(0.37245, 0.00064), new Estimated(0.40213, 0.00071), new Estimated(0.45178, 0.00152), null],
            },
            new(OutcomeKind.Hosts, 4096, 215, new(0.0213, 0.0011), [160, 215, 340])
            {
                Quantiles = [new Estimated(169, 0.42), new Estimated(196, 0.3), new Estimated(216, 0.38), new Estimated(241.3, 0.61), new Estimated(287.5, 2.6)],
            },
            new(OutcomeKind.Cost, 4096, 414.036, new(0.0213, 0.0011), [308.1, 414.036, 654.8])
            {
                Quantiles = [new Estimated(325.5, 0.81), new Estimated(377.5, 0.58), new Estimated(416, 0.73), new Estimated(464.7, 1.2), new Estimated(553.6, 5)],
            },
            new(OutcomeKind.Capacity, 512, 1562.5, new(0.004, 0.0028), [903, 1562.5, 2211])
            {
                Quantiles = [new Estimated(1123, 14), new Estimated(1389.4, 9.1), new Estimated(1559.8, 7.7), new Estimated(1754, 9.9), new Estimated(2043, 19)],
            },
        ],
        PlanHolds = new(0.50781, 0.0048),
        Objectives =
        [
            new(Objective.P99, 0.5, new(0.8734, 0.0031), new(0.9787, 0.0011)),
            new(Objective.Hosts, 500, new(1, 0), new(0.9787, 0.0011)),
            new(Objective.Cost, 821.9178, new(1, 0), new(0.9712, 0.0014)),
        ],
        Fleets =
        [
            Fleet(0.5, 186, 6, 27, 0.513, 0.0048, 8.2, 34.6),
            Fleet(0.8, 212, 7, 33, 0.803, 0.0037, 38.4, 31.2),
            Fleet(0.9, 236, 8, 38, 0.902, 0.0026, 67.1, 28.9),
            new FleetChoice(0.95) { Holds = new(0.9434, 0.002) },
        ],
        FleetCurve = [Fleet(0.1, 150, 5, 21, 0.104, 0.003, 0.4, 47.7), Fleet(0.5, 186, 6, 27, 0.513, 0.0048, 8.2, 34.6), Fleet(0.9, 236, 8, 38, 0.902, 0.0026, 67.1, 28.9)],
        Swings =
        [
            Swing(0, new(OutcomeKind.P99, 0.371, null), new(OutcomeKind.Hosts, 152, 300), new(OutcomeKind.Cost, 292.7, 577.7), new(OutcomeKind.Capacity, 1562.5, 1562.5)),
            Swing(1, new(OutcomeKind.P99, 0.388, 0.409), new(OutcomeKind.Hosts, 187, 251), new(OutcomeKind.Cost, 360, 483.4), new(OutcomeKind.Capacity, 1700, 1400)),
            Swing(2, new(OutcomeKind.P99, 0.361, 0.452), new(OutcomeKind.Hosts, 210, 222), new(OutcomeKind.Cost, 404, 428), new(OutcomeKind.Capacity, 1562.5, 1389)),
            Swing(3, new(OutcomeKind.P99, 0.388, 0.407), new(OutcomeKind.Hosts, 215, 215), new(OutcomeKind.Cost, 414.036, 414.036), new(OutcomeKind.Capacity, 1562.5, 1562.5)),
        ],
        Indices =
        [
            new(OutcomeKind.P99, OfRanks: true, [Indices(0.412, 0.486, "traffic.rate"), Indices(0.061, 0.083, "corpus.items"), Indices(0.452, 0.521, "models.dnn.time", "models.linear.time")]),
            new(OutcomeKind.Hosts, OfRanks: false, [Indices(0.861, 0.874, "traffic.rate"), Indices(0.118, 0.131, "corpus.items"), Indices(-0.0021, 0.0089, "models.dnn.time", "models.linear.time")]),
        ],
        Elasticities =
        [
            Number("traffic.rate", QueryRate.Dimension, 1000, 0.31, 0.97),
            Number("corpus.items", Count.Dimension, 100e9, 0.12, 0.84),
            Number("pipeline.select.model.p50", Duration.Dimension, 0.02, 0.19, 0.81),
            Number("planning.utilization", Ratio.Dimension, 0.6, 0.074, -0.7) with { IsGiven = false },
            Number("pipeline.rank-1.keep", Count.Dimension, 500, 0.53, 0.14),
            Number("models.dnn.time", Duration.Dimension, 1e-3, 0.53, 0.14),
            Number("pipeline.rank-2.split", Count.Dimension, 5, -0.44, 0),
            Number("models.linear.time", Duration.Dimension, 1e-6, 0.25, 0.02),
            Number("corpus.bytes_per_item", Information.Dimension, 200, 0.002, 0.23),
            Number("pipeline.select.keep", Count.Dimension, 100e3, 0.25, 0.02),
            Number("models.dnn.cv", Scalar.Dimension, 0.3, 0.06, 0),
            Number("network.round_trip", Duration.Dimension, 5e-4, 0.004, 0),
            Number("traffic.arrival_cv2", Scalar.Dimension, 1, null, 0) with { IsGiven = false },
            Number("traffic.peak_factor", Scalar.Dimension, 2, 0, 0) with { IsGiven = false },
        ],
        MeasureFirst =
        [
            new(OutcomeKind.P99, Indices(0.452, 0.521, "models.dnn.time", "models.linear.time")),
            new(OutcomeKind.Hosts, Indices(0.861, 0.874, "traffic.rate")),
        ],
    };

    /// <summary>A range that no figure follows.</summary>
    public static UncertaintyResult Certain { get; } = WebSearch with
    {
        Inputs = [Inputs[3]],
        Correlations = [],
        Outcomes = [.. WebSearch.Outcomes.Select(outcome => outcome with
        {
            Worlds = 4096, Missing = default, Sorted = [outcome.Planned!.Value], Quantiles = [.. OutcomeFigures.Probabilities.Select(_ => (Estimated?)new Estimated(outcome.Planned!.Value, 0))],
        })],
        PlanHolds = new(1, 0),
        Objectives = [.. WebSearch.Objectives.Select(chance => chance with { Kept = new(1, 0), Sized = new(1, 0) })],
        Fleets = [.. new[] { 0.5, 0.8, 0.9, 0.95 }.Select(confidence => Fleet(confidence, 182, 6, 27, 1, 0, 0, 0))],
        FleetCurve = [],
        Swings = [Swing(3, new OutcomeSwing(OutcomeKind.P99, 0.3971, 0.3971), new OutcomeSwing(OutcomeKind.Hosts, 215, 215))],
        Indices = [],
        Elasticities = [],
        MeasureFirst = [],
    };

    /// <summary>A service of someone else's: no stage is sized, and nothing is bought.</summary>
    public static UncertaintyResult NothingBought { get; } = WebSearch with
    {
        Scenario = SampleEstimates.ExternalOnly.Scenario,
        Inputs = [Input("pipeline.ask.model.mean", Duration.Dimension, 0.05, 1.5, "33..75 ms")],
        Correlations = [],
        Planned = SampleEstimates.ExternalOnly,
        Outcomes = [WebSearch.Outcomes[0] with { Missing = default, Quantiles = [.. WebSearch.Outcomes[0].Quantiles.Select(quantile => quantile ?? new Estimated(0.6123, 0.012))] }],
        PlanHolds = new(0.8734, 0.0031),
        Objectives = [WebSearch.Objectives[0]],
        Fleets = [],
        FleetCurve = [],
        Swings = [],
        Indices = [new(OutcomeKind.P99, OfRanks: false, [Indices(1, 1, "pipeline.ask.model.mean")])],
        Elasticities = [Number("traffic.peak_factor", Scalar.Dimension, 2, 0, null)],
        MeasureFirst = [new(OutcomeKind.P99, Indices(1, 1, "pipeline.ask.model.mean"))],
    };

    private static UncertainInput Input(string path, Dimension dimension, double median, double ratio, string written) =>
        new(path, dimension, new LogLogistic(median, ratio), written, new("web-search.yaml", 1, 1), CountsWholes: false);

    private static FleetChoice Fleet(double confidence, long select, long first, long second, double holds, double error, double tooMany, double lacking) => new(confidence)
    {
        Stages = [new("select", select), new("rank-1", first), new("rank-2", second)],
        CostPerHour = (2.016 * select) + (1.428 * (first + second)),
        Holds = new(holds, error),
        Misses = new((1 - holds) / 3, error / 2),
        HostsTooMany = new(tooMany, 0.02 * tooMany),
        CostTooMany = 1.9 * tooMany,
        HostsShort = lacking,
    };

    private static InputSwing Swing(int input, params ReadOnlySpan<OutcomeSwing> outcomes) => new(Inputs[input], Inputs[input].At(0.05), Inputs[input].At(0.95), [.. outcomes]);

    private static InputIndices Indices(double first, double total, params ReadOnlySpan<string> paths) => new([.. paths], new(first, 0.011), new(total, 0.0087));

    private static NumberElasticity Number(string path, Dimension dimension, double value, double? p99, double? hosts) => new(
        path, dimension, value, 0.9 * value, 1.1 * value, IsGiven: true, Figures(p99, 0.3971), Figures(hosts, 215));

    private static ElasticityFigures? Figures(double? elasticity, double at) =>
        elasticity is { } known ? new(at * Math.Pow(0.9, known), at * Math.Pow(1.1, known), known) : null;

    /// <summary>A belief whose 5th and 95th percentile are its median ÷ and × a ratio.</summary>
    private sealed class LogLogistic(double median, double ratio) : Belief
    {
        private static readonly double Odds = Math.Log(19);

        public override double Quantile(double p) => median * Math.Pow(ratio, Math.Log(p / (1 - p)) / Odds);

        public override double Cdf(double x) => x <= 0 ? 0 : 1 / (1 + Math.Exp(-Odds * Math.Log(x / median) / Math.Log(ratio)));
    }
}
