using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Reports;

public class EstimateReportTests
{
    [Fact]
    public void Headline_ObjectivesMet_LeadsWithTheLatency() =>
        Assert.Equal("✓ p99 397 ms ≤ 500 ms · 215 hosts · 302k USD/month · bottleneck rank-2", Headline(SampleEstimates.WebSearch));

    [Fact]
    public void Headline_NoObjectives_HasNoMark() =>
        Assert.Equal(
            "p99 397 ms · 215 hosts · 302k USD/month · bottleneck rank-2",
            Headline(SampleEstimates.WebSearch with { Objectives = [] }));

    [Fact]
    public void Headline_ObjectivesMissed_LeadsWithThose() =>
        Assert.Equal(
            "✗ p99.9 135 ms > 130 ms · 16,884 hosts > 15,000 · bottleneck in-network",
            Headline(SampleEstimates.FeedWithBranches with { Fleet = SampleEstimates.FeedWithBranches.Fleet with { HostsInService = 16884 } }));

    [Fact]
    public void Headline_MarginalObjective_IsMarkedSo() =>
        Assert.StartsWith(
            "≈ p99 499 ms ≤ 500 ms",
            Headline(SampleEstimates.WebSearch with { Objectives = [new(Objective.P99, 0.5, 0.499, Passed: true, Marginal: true)] }),
            StringComparison.Ordinal);

    [Fact]
    public void Headline_OverloadWithoutObjectives_IsAFailure() =>
        Assert.Equal("✗ predict overloaded, 104% busy · 16 hosts · 16.7k USD/month", Headline(SampleEstimates.Overloaded with { Objectives = [] }));

    [Fact]
    public void Headline_FewerHostsInServiceThanBought_SaysSo() =>
        Assert.Contains(
            "215 hosts (200 in service)",
            Headline(SampleEstimates.WebSearch with { Fleet = SampleEstimates.WebSearch.Fleet with { HostsInService = 200 } }),
            StringComparison.Ordinal);

    [Fact]
    public void Sentence_Funnel_NamesEachStep() =>
        Assert.Equal(
            "Of 10B matches, select keeps 100k, rank-1 scores 100k and keeps 500, rank-2 scores 500 and keeps 10.",
            Sentence(SampleEstimates.WebSearch));

    [Fact]
    public void Sentence_ParallelBranches_SaysWhatEachBrings() =>
        Assert.Equal(
            "Of 500M items, sources merges 600 from followed, 300 from graph and 500 from trending into 1120, "
            + "dedupe lets 896 pass, heavy-ranker scores 896 and keeps 500.",
            Sentence(SampleEstimates.FeedWithBranches));

    [Fact]
    public void Sentence_ManyBranches_CountsThem()
    {
        FunnelFigures[] branches = [.. Enumerable.Range(1, 6).Select(number => new FunnelFigures($"s{number}", "rank", $"b{number}", 1000, 10 * number, 1e6))];

        Assert.Equal(
            "Of 1000 items, fan merges 6 branches of 10 to 60 each into 180.",
            Sentence(SampleEstimates.WebSearch with { Funnel = [new("fan", "parallel", null, 1000, 180, 1e6), .. branches] }));
    }

    [Fact]
    public void Sentence_NestedBranches_SpeaksOfTheOuterOnes() =>
        Assert.Equal(
            "Of 1000 items, fan merges 50 from a and 20 from b into 70.",
            Sentence(SampleEstimates.WebSearch with
            {
                Funnel =
                [
                    new("fan", "parallel", null, 1000, 70, 1e6),
                    new("inner", "parallel", "a", 1000, 90, 1e6),
                    new("x", "rank", "a/left", 1000, 60, 1e6),
                    new("y", "rank", "a/right", 1000, 30, 1e6),
                    new("z", "rank", "a", 90, 50, 1e6),
                    new("w", "rank", "b", 1000, 20, 1e6),
                ],
            }));

    [Fact]
    public void Sentence_NothingNarrows_NamesTheStages() => Assert.Equal("A request passes translate.", Sentence(SampleEstimates.ExternalOnly));

    private static string Headline(Estimate estimate) => EstimateReport.From(estimate).Lead[0].Text;

    private static string Sentence(Estimate estimate) => EstimateReport.From(estimate).Lead[1].Text;
}
