using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Tests.Uncertainty;

public sealed class RangeReaderTests
{
    /// <summary>Medians and 5th and 95th percentiles in milliseconds, by the closed forms of the distributions.</summary>
    /// <remarks>PERT: of Beta(1 + 4 (mid − low) ÷ width, 1 + 4 (high − mid) ÷ width); for (1, 2, 3) Beta(3, 3), whose 5th percentile is 0.189255 (R: qbeta(0.05, 3, 3)).</remarks>
    [Theory]
    [InlineData("1..4 ms", 2, 1, 4)]
    [InlineData("{ p5: 1 ms, p95: 4 ms }", 2, 1, 4)]
    [InlineData("{ p5: 500 us, p95: 2 ms }", 1, 0.5, 2)]
    [InlineData("{ low: 1 ms, mid: 2 ms, high: 3 ms }", 2, 1.378510, 2.621490)]
    [InlineData("{ normal: [10 ms, 1 ms] }", 10, 8.355146, 11.644854)]
    [InlineData("{ uniform: [2 ms, 4 ms] }", 3, 2.1, 3.9)]
    [InlineData("{ one_of: [1 ms, 5 ms, 9 ms], weights: [20%, 50%, 30%] }", 5, 1, 9)]
    public void Range_OfEveryForm_HasThePercentilesItSays(string range, double median, double low, double high)
    {
        var input = Assert.Single(Bound(range).Uncertain);

        Assert.Equal("models.m.time", input.Path);
        Assert.Equal(median, 1e3 * input.Median, 1e-6);
        Assert.Equal(low, 1e3 * input.At(0.05), 1e-6);
        Assert.Equal(high, 1e3 * input.At(0.95), 1e-6);
    }

    [Fact]
    public void Estimate_OfARange_IsThatOfItsMedian()
    {
        var (range, median) = (Given.Estimate(Text("1..4 ms")), Given.Estimate(Text("2 ms")));

        Assert.Equal(median.Latency.P99!.Value, range.Latency.P99!.Value, 1e-12);
        Assert.Equal(median.Fleet.Hosts, range.Fleet.Hosts);
        Assert.Contains(range.Diagnostics, diagnostic => diagnostic.Code == Core.Diagnostics.DiagnosticCodes.InputsUncertain);
    }

    [Theory]
    [InlineData("kind: measured, table: { 10: 1..2 ms, 100: 9 ms }", "models.m.table.10", 1.41421356e-3)]
    [InlineData("kind: measured, table: { 10: { uniform: [1 ms, 2 ms] }, 100: 9 ms }", "models.m.table.10", 1.5e-3)]
    [InlineData("kind: per_item, time: 1 ms, quality: { metric: NDCG, by: items, table: { 5: 0.7, 20: 0.72..0.74 } }", "models.m.quality.table.20", 0.72993150)]
    public void Range_InATable_HasAPathOfItsOwn(string model, string path, double median)
    {
        var input = Assert.Single(Given.Scenario(Text("1 ms").Replace("kind: per_item, time: 1 ms, cv: 0.5", model, StringComparison.Ordinal)).Uncertain);

        Assert.Equal(path, input.Path);
        Assert.Equal(median, input.Median, median * 1e-6);
    }

    [Fact]
    public void Range_InAListOfPairs_IsRefusedAtItsPlace()
    {
        var problem = Assert.Single(Given.Diagnostics(Text("1 ms").Replace("kind: per_item, time: 1 ms, cv: 0.5", "kind: measured, table: [[10, 1..2 ms], [100, 9 ms]]", StringComparison.Ordinal)), diagnostic => diagnostic.Severity == Core.Diagnostics.Severity.Error);

        Assert.Contains("no path leads to it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Range_OfThingsThatAreCounted_HasWholeValues()
    {
        var input = Assert.Single(Given.Scenario($"{Text("1 ms")}    split: 2..9\n").Uncertain);

        Assert.All(Enumerable.Range(1, 99), percent => Assert.Equal(0, input.At(percent / 100.0) % 1));
    }

    /// <summary>A count that must be above 0 is never 0.</summary>
    [Fact]
    public void Range_OfACountAboveZero_IsNeverRoundedToZero()
    {
        var input = Assert.Single(Given.Scenario(Text("1 ms").Replace("items: 10", "items: 1..20", StringComparison.Ordinal)).Uncertain);

        Assert.Equal(1, input.At(1e-9));
        Assert.All(Enumerable.Range(1, 99), percent => Assert.True(input.At(percent / 100.0) >= 1));
    }

    [Theory]
    [InlineData("{ one_of: [1, 2, 2.5] }", "holds 2.5")]
    [InlineData("1.5..3", "ends at 1.5")]
    public void Range_OfWholeNumbers_RefusesOthersAtTheirPlace(string split, string problem) =>
        Assert.Contains(problem, Assert.Single(Given.Diagnostics($"{Text("1 ms")}    split: {split}\n"), diagnostic => diagnostic.Severity == Core.Diagnostics.Severity.Error).Message, StringComparison.Ordinal);

    private static BoundScenario Bound(string range) => Given.Scenario(Text(range));

    private static string Text(string time) =>
        $"traffic: {{ rate: 100/s, items: 10 }}\nmodels:\n  m: {{ kind: per_item, time: {time}, cv: 0.5 }}\npipeline:\n  - stage: rank\n    kind: rank\n    model: m\n";
}
