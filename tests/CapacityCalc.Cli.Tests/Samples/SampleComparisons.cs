using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Comparisons whose figures are made up.</summary>
internal static class SampleComparisons
{
    /// <summary>Two rates, of which the second misses its objective.</summary>
    public static Comparison Rates { get; } = Of(Row(1, 0.1, true), Row(2, 0.9, false));

    private static Comparison Of(params Variant[] variants) => new()
    {
        Axes = [new SweepAxis("traffic.rate", QueryRate.Dimension, [.. variants.Select(variant => variant.Values[0])])],
        Variants = [.. variants],
        Reference = variants[0],
        Recommended = 0,
        RankedBy = new RankedBy(Cost: true, Quality: false),
    };

    private static Variant Row(double rate, double p99, bool passes) => new()
    {
        Scenario = "Web search",
        File = "web-search.yaml",
        Values = [new SweepValue(QueryRate.Dimension.Print(rate), rate)],
        IsPareto = passes,
        Figures = new VariantFigures(
            new Percentiles(p99 / 3, p99 / 4, p99 / 2, p99 / 1.5, p99, p99 * 2), Method.Exact, 0, 10, 1000, null, "rank", [new(Objective.P99, 0.5, p99, passes, false)], []),
    };
}
