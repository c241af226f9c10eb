using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

/// <summary>Frontiers made by hand.</summary>
internal static class FrontierSamples
{
    private static readonly FrontierAxis Rate = new("traffic.rate", QueryRate.Dimension, new SweepValue("1000/s", 1000));

    private static readonly ObjectiveFigures Latency = new(Objective.P99, 0.5, 0.50002, Passed: false, Marginal: true);

    private static readonly ObjectiveFigures Cost = new(Objective.Cost, 600e3 / 730, 600.3e3 / 730, Passed: false, Marginal: false);

    /// <summary>Held by the latency, then by the cost.</summary>
    public static Frontier Bent { get; } = new()
    {
        Scenario = "Web search",
        Given = Rate,
        Sought = new("pipeline.rank-1.keep", Count.Dimension, new SweepValue("500", 500)),
        Extreme = Extreme.Largest,
        Points = [Point(100, 735, Latency), Point(1000, 735, Latency), Point(2700, 327, Cost), Point(3434, 240, Cost)],
        MeetsNow = true,
        Trials = 200,
        HasObjectives = true,
    };

    /// <summary>Nothing binds, and at the end nothing is met.</summary>
    public static Frontier Flat { get; } = new()
    {
        Scenario = "Web search",
        Given = Rate,
        Sought = new("pipeline.rank-2.split", Count.Dimension, null),
        Extreme = Extreme.Smallest,
        Points = [Point(100, 4, null), Point(1000, 4, null), new FrontierPoint(new SweepValue("8000/s", 8000), null, null, null, "too much")],
        Trials = 200,
        HasObjectives = true,
    };

    public static ImmutableArray<(string Name, ChartInput Input)> All => [("frontier-bent", Input(Bent)), ("frontier-flat", Input(Flat))];

    public static ChartInput Input(Frontier? frontier) =>
        new(() => Samples.WebSearchEstimate, () => null, () => null) { Frontier = frontier };

    private static FrontierPoint Point(double rate, double value, ObjectiveFigures? missed)
    {
        var beyond = missed is null ? null : new Trial(Value(value + 1), Figures([missed]), null);
        return new FrontierPoint(new SweepValue(FormattableString.Invariant($"{rate}/s"), rate), new Trial(Value(value), Figures([]), null), beyond, null, null);
    }

    private static SweepValue Value(double value) => new(FormattableString.Invariant($"{value}"), value);

    private static VariantFigures Figures(ImmutableArray<ObjectiveFigures> objectives) =>
        new(new Percentiles(0.3, 0.3, 0.35, 0.4, 0.5, 0.6), Method.Exact, 0, 10, 1000, null, null, objectives, []);
}
