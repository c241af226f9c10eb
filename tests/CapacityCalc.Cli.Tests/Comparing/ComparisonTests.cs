using CapacityCalc.Cli.Comparing;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Comparing;

public class ComparisonTests
{
    [Fact]
    public void Headline_WithinTheInterval_SaysThatTheEstimateHolds() =>
        Assert.Equal(
            "✓ the estimate holds: p99 397.1 ms, simulated 396.3 ms ± 2.0 ms (+0.2%) · 4.2M requests in 20 replications",
            Headline(SampleSimulations.Of(SampleEstimates.WebSearch, SimulationEnding.PrecisionReached)));

    [Theory]
    [InlineData(0.88, 0.05, "✗ the estimate's p99 of 397.1 ms is 14% above the simulated 349.4 ms ± 1.7 ms, more than its stated accuracy of 5%")]
    [InlineData(1.25, 0.05, "✗ the estimate's p99 of 397.1 ms is 20% below the simulated 496.4 ms ± 2.5 ms, more than its stated accuracy of 5%")]
    [InlineData(0.88, 0.0, "✗ the estimate's p99 of 397.1 ms is 14% above the simulated 349.4 ms ± 1.7 ms, though it is stated as exact")]
    public void Headline_OutsideBoth_SaysByHowMuch(double ratio, double accuracy, string expected)
    {
        var estimate = SampleEstimates.WebSearch with { Accuracy = accuracy };

        Assert.StartsWith(
            expected,
            Headline(SampleSimulations.Of(estimate, SimulationEnding.PrecisionReached, ratio: ratio)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OtherFiguresOutside_CountsThem()
    {
        var estimate = SampleEstimates.WebSearch with
        {
            Stages = [.. SampleEstimates.WebSearch.Stages.Select(stage => stage with { Accuracy = 0, Method = Method.Exact, Latency = stage.Latency with { P50 = stage.Latency.P50 * 1.1 } })],
        };
        var answer = SampleSimulations.Of(SampleEstimates.WebSearch, SimulationEnding.PrecisionReached) with { Estimate = estimate };

        Assert.StartsWith("≈ the estimate holds: p99 397.1 ms", Headline(answer), StringComparison.Ordinal);
        Assert.Contains("but 3 other figures lie outside", Headline(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Objective_OverloadedOrNotMeasured_IsNotTheSame()
    {
        var overloaded = Comparison.Of(SampleSimulations.Of(SampleEstimates.Overloaded, SimulationEnding.Overloaded));
        var unmeasured = Comparison.Of(SampleSimulations.Of(SampleEstimates.WebSearch, SimulationEnding.Interrupted, replications: 0));

        Assert.False(Assert.Single(overloaded.Objectives).Simulated!.Passed);
        Assert.Null(Assert.Single(unmeasured.Objectives).Simulated);
    }

    [Theory]
    [InlineData(0.3970, true)]
    [InlineData(0.3955, true)]
    [InlineData(0.3940, false)]
    public void Objective_LimitWithinTheInterval_IsMarginal(double limit, bool marginal)
    {
        var estimate = SampleEstimates.WebSearch with { Objectives = [new(Objective.P99, limit, 0.3971, Passed: false, Marginal: false)] };

        var judged = Assert.Single(Comparison.Of(SampleSimulations.Of(estimate, SimulationEnding.Completed)).Objectives).Simulated!;

        Assert.Equal(marginal, judged.Marginal);
        Assert.Equal(limit >= 0.39631, judged.Passed);
    }

    private static string Headline(SimulatedEstimate answer) => SimulationReport.From(Comparison.Of(answer)).Lead[0].Text;
}
