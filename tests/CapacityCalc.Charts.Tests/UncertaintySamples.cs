using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

/// <summary>What ranges make of an answer, made by hand.</summary>
internal static class UncertaintySamples
{
    /// <summary>Seconds.</summary>
    public const double Limit = 0.5;

    private const int Worlds = 2000;

    private static readonly ImmutableArray<string> Paths =
    [
        "models.dnn.time", "traffic.rate", "pipeline.rank-2.bytes_per_candidate", "models.linear.time", "network.round_trip", "pipeline.select.matches", "models.dnn.cv",
        "corpus.items", "hardware.price", "network.bandwidth", "models.linear.overhead", "cache.hit_ratio", "cache.latency", "traffic.arrival_cv2", "models.service.p99",
    ];

    public static ImmutableArray<(string Name, ChartInput Input)> All =>
    [
        ("uncertain", Input(Result(3), Fan)),
        ("one-uncertain", Input(Result(1) with { Outcomes = [Certain(OutcomeKind.P99, 0.397), Figures(OutcomeKind.Hosts, 335, Spread(280, 420), 0)] }, AmpleFan)),
        ("many-uncertain", Input(Result(15), Fan)),
        ("often-overloaded", Input(OftenOverloaded, OverloadedFan)),
        ("far-objective", Input(WithLimit(3), Fan with { Objective = null })),
    ];

    /// <summary>The first input moves hosts from 290 to 402, every further one less.</summary>
    public static UncertaintyResult Result(int inputs)
    {
        var swings = Enumerable.Range(0, inputs).Select(Swing).ToImmutableArray();
        return new UncertaintyResult
        {
            Scenario = "Web search",
            Inputs = [.. swings.Select(swing => swing.Input)],
            Correlations = [],
            Worlds = Worlds,
            Evaluations = 2 * Worlds,
            Seed = 1,
            Planned = Samples.WebSearchEstimate,
            Outcomes = [Figures(OutcomeKind.P99, 0.397, Spread(0.30, 0.56), 0), Figures(OutcomeKind.Hosts, 335, Spread(280, 420), 0)],
            PlanHolds = new(0.55, 0.01),
            Objectives = [new ObjectiveChance(Objective.P99, Limit, new(0.93, 0.005), new(0.99, 0.001))],
            Fleets = [Fleet(0.5), Fleet(0.8), Fleet(0.9), Fleet(0.95)],
            FleetCurve = [.. Enumerable.Range(1, 49).Select(step => Fleet(step / 50.0))],
            Swings = swings,
            Indices = [],
            Elasticities = [],
            MeasureFirst = [],
        };
    }

    public static UncertaintyResult WithLimit(double seconds) => Result(3) with { Objectives = [new ObjectiveChance(Objective.P99, seconds, new(1, 0), new(1, 0))] };

    /// <summary>Overloaded in a tenth of the worlds, with a long tail below that, and no fleet for the highest confidence.</summary>
    public static UncertaintyResult OftenOverloaded
    {
        get
        {
            var result = Result(4);
            var tail = Spread(0.30, 0.56).Select((value, index) => index >= Worlds * 0.997 ? value * 8 : value).ToImmutableArray();
            return result with
            {
                Outcomes = [Figures(OutcomeKind.P99, 0.397, [.. tail], 0.1), result.Outcomes[1]],
                Objectives = [new ObjectiveChance(Objective.P99, Limit, new(0.83, 0.01), new(0.9, 0.01))],
                Fleets = [.. result.Fleets[..3], new FleetChoice(0.95) { Holds = new(0.923, 0.001) }],
                FleetCurve = [.. result.FleetCurve.Where(fleet => fleet.Confidence <= 0.92)],
                Swings =
                [
                    result.Swings[0] with { Outcomes = [new(OutcomeKind.P99, 0.31, null), new(OutcomeKind.Hosts, 290, null)] },
                    result.Swings[1] with { Outcomes = [new(OutcomeKind.P99, 0.42, 0.45), new(OutcomeKind.Hosts, 345, 360)] },
                    .. result.Swings[2..],
                ],
            };
        }
    }

    /// <summary>Overloaded in a few worlds near the end.</summary>
    public static LoadFan Fan => FanOf(saturation: 1700, spread: 0.25, objective: Limit);

    public static LoadFan AmpleFan => FanOf(saturation: 9000, spread: 0.15, objective: Limit);

    /// <summary>In one world of ten already at the peak.</summary>
    public static LoadFan OverloadedFan => FanOf(saturation: 1150, spread: 0.4, objective: Limit);

    public static ChartInput Input(UncertaintyResult? result, LoadFan? fan = null) =>
        new(() => Samples.WebSearchEstimate, () => null, () => null) { Uncertainty = new(() => result), Fan = new(() => fan) };

    public static OutcomeFigures Certain(OutcomeKind kind, double value) => Figures(kind, value, [.. Enumerable.Repeat(value, Worlds)], 0);

    public static OutcomeFigures Figures(OutcomeKind kind, double planned, ImmutableArray<double> sorted, double missing)
    {
        var existing = sorted.Where((_, index) => index % 10 >= missing * 10).ToImmutableArray();
        return new OutcomeFigures(kind, Worlds, planned, new(missing, 0), existing)
        {
            Quantiles = [.. OutcomeFigures.Probabilities.Select(p => p * Worlds < existing.Length ? new Estimated(existing[(int)(p * Worlds)], 0) : (Estimated?)null)],
        };
    }

    /// <summary>Rising, denser in the middle, within the two ends.</summary>
    public static ImmutableArray<double> Spread(double from, double to) =>
        [.. Enumerable.Range(0, Worlds).Select(index => (index + 0.5) / Worlds).Select(p => from + ((to - from) * Math.Clamp(0.42 + (0.12 * Math.Log(p / (1 - p))), 0, 1)))];

    private static InputSwing Swing(int index)
    {
        var strength = Math.Pow(0.75, index);
        var (low, high, dimension) = index == 1 ? (900, 1150, QueryRate.Dimension) : index == 2 ? (1e3, 3e3, Information.Dimension) : (0.8e-3, 1.2e-3, Duration.Dimension);
        var input = new UncertainInput(Paths[index], dimension, new Even(low, high), "", default, false);
        return new InputSwing(input, low, high, [new(OutcomeKind.P99, 0.397 - (0.06 * strength), 0.397 + (0.083 * strength)), new(OutcomeKind.Hosts, Math.Round(335 - (45 * strength)), Math.Round(335 + (67 * strength)))]);
    }

    /// <summary>402 hosts for 90%.</summary>
    private static FleetChoice Fleet(double confidence)
    {
        var hosts = (long)Math.Round(280 + (150.6 * confidence * confidence));
        return new(confidence) { Stages = [new StageHosts("select", 100), new StageHosts("rank", hosts - 100)], Holds = new(confidence, 0.005) };
    }

    private static LoadFan FanOf(double saturation, double spread, double? objective)
    {
        double? At(double rate, double z)
        {
            var load = rate / (saturation * (1 - (spread * 0.5 * z)));
            return load < 0.995 ? 0.36 * (1 + (spread * 0.3 * z)) * (1 + (0.05 * Math.Pow(load, 6) / (1 - load))) : null;
        }

        var points = Enumerable.Range(0, 61).Select(index => 1800.0 * index / 60)
            .Select(rate => new FanPoint(rate, [.. new[] { -1.64, -0.67, 0, 0.67, 1.64 }.Select(z => At(rate, z))], At(rate, 1.64) is null ? 0.1 : 0));
        return new LoadFan("Web search", [.. points], 1000, objective, Worlds, 3);
    }

    private sealed class Even(double from, double to) : Belief
    {
        public override double Quantile(double p) => from + (p * (to - from));

        public override double Cdf(double x) => Math.Clamp((x - from) / (to - from), 0, 1);
    }
}
