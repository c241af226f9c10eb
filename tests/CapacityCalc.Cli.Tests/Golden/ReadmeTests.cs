using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>What README shows is what the program prints.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("capcalc estimate scenarios/web-search.yaml", "Scenarios/web-search.txt")]
    [InlineData("capcalc simulate scenarios/web-search.yaml --requests 20000 --replications 4 --seed 7", "Simulations/web-search.txt")]
    [InlineData("capcalc compare scenarios/cross-encoder-depth.yaml", "Comparisons/cross-encoder-depth.txt")]
    public void Example_IsTheGoldenFile(string command, string golden)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var expected = File.ReadAllText(Path.Combine(Repository.GoldenScenarios, "..", golden));

        Assert.Contains($"```console\n$ {command}\n{expected}```\n", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("capcalc fit scenarios/measurements/cross-encoder.csv --name ranker")]
    [InlineData("capcalc fit scenarios/measurements/feature-store.csv --check scenarios/semantic-search.yaml --stage features")]
    public void ExampleOfMeasurements_IsWhatIsPrinted(string command)
    {
        var outcome = Capcalc.Start([], command.Split(' ')[1..]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"```console\n$ {command}\n{outcome.Output}```\n", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    /// <summary>What stands between the gaps is there, in that order.</summary>
    [Theory]
    [InlineData("capcalc estimate scenarios/web-search.yaml --surge 2", "WhatIfs/web-search-surge.txt")]
    [InlineData("capcalc solve scenarios/web-search.yaml --for traffic.rate --for pipeline.rank-1.keep", "Solutions/web-search-frontier.txt")]
    [InlineData("capcalc solve scenarios/cheapest-reranker.yaml --cheapest", "Solutions/cheapest-reranker.txt")]
    [InlineData("capcalc estimate scenarios/short-videos-day.yaml", "Scenarios/short-videos-day.txt")]
    [InlineData("capcalc estimate scenarios/growing-search.yaml", "Scenarios/growing-search.txt")]
    [InlineData(
        "capcalc init - --yes --rate 2000/s --items 1B --p99 \"200 ms\" --stage \"select: inverted_index keep 10k\" \\\n"
        + "    --stage \"rank-1: linear 1 us keep 100\" --stage \"rank-2: dnn 1 ms keep 10\"",
        "Drafts/search.yaml")]
    [InlineData("capcalc uncertainty scenarios/uncertain-search.yaml --samples 1024", "Uncertainties/uncertain-search.txt")]
    [InlineData("capcalc explain scenarios/web-search.yaml stages.rank-2.hosts_for.throughput", "Explanations/web-search-throughput.txt")]
    [InlineData("capcalc fit scenarios/measurements/video-ranker.csv --as roofline --in scenarios/youtube-2016.yaml --stage rank", "Fits/video-ranker.txt")]
    public void Excerpt_IsOfTheGoldenFile(string command, string golden)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var whole = File.ReadAllText(Path.Combine(Repository.GoldenScenarios, "..", golden));
        var begin = $"```console\n$ {command}\n";
        var from = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.True(from >= begin.Length);

        var at = 0;
        foreach (var part in readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)].Split("…\n"))
        {
            var found = whole.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"this is not in {golden}, or not in this order:\n{part}");
            at = found + part.Length;
        }
    }
}
