using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

/// <summary>What a pipeline asks: is the change within its limits?</summary>
[Collection(Alone.Name)]
public sealed class GateTests : IDisposable
{
    private const string Scenario = "scenarios/web-search.yaml";

    /// <summary>Written by the first version that wrote estimates as JSON.</summary>
    private const string First = "tests/CapacityCalc.Cli.Tests/Saved/web-search-first.json";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hosts <= +5%", 0)]
    [InlineData("hosts <= +10", 0)]
    [InlineData("hosts <= +9", 2)]
    [InlineData("hosts <= 225", 0)]
    [InlineData("hosts <= 224", 2)]
    [InlineData("cost <= +3.4%", 2)]
    [InlineData("cost <= +3.5%", 0)]
    [InlineData("p99 <= +0%", 2)]
    [InlineData("p99 >= +0%", 0)]
    [InlineData("quality >= 70", 2)]
    public void Compare_WithALimit_FailsWhereItIsBroken(string limit, int exitCode)
    {
        // 225 hosts, 313k USD/month and a p99 of 484 ms, against 215, 302k and 398 ms.
        var answer = Compare("--set", "pipeline.rank-1.keep=700", "--baseline", First, "--limit", limit, "--assert");

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith(exitCode == 0 ? "✓ within the limit" : "✗ ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_WithoutAssert_TellsAndPasses()
    {
        var answer = Compare("--set", "pipeline.rank-1.keep=700", "--baseline", First, "--limit", "hosts <= +1%", "--format", "json");
        var limit = JsonDocument.Parse(answer.Output).RootElement.GetProperty("limits")[0];

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal((215, 225, false), (limit.GetProperty("reference").GetInt32(), limit.GetProperty("actual").GetInt32(), limit.GetProperty("passed").GetBoolean()));
        Assert.Equal(217.15, limit.GetProperty("allowed").GetDouble(), 1e-9);
    }

    [Fact]
    public void Compare_AgainstTheFirstVersionsEstimate_ReadsEveryFigure()
    {
        var reference = JsonDocument.Parse(Compare("--baseline", First, "--format", "json").Output).RootElement.GetProperty("reference");

        Assert.Equal("Web search", reference.GetProperty("scenario").GetString());
        Assert.Equal(0.3979308864, reference.GetProperty("latency_seconds").GetProperty("p99").GetDouble());
        Assert.Equal((215, 302_246.28), (reference.GetProperty("fleet").GetProperty("hosts").GetInt32(), reference.GetProperty("fleet").GetProperty("cost_usd_per_month").GetDouble()));
        Assert.Equal(["p99", "hosts", "cost"], reference.GetProperty("slo").EnumerateArray().Select(objective => objective.GetProperty("objective").GetString()));
        Assert.True(reference.GetProperty("meets_objectives").GetBoolean());
    }

    [Fact]
    public void Compare_AgainstItself_IsWithinNoChangeAtAll() =>
        Assert.Equal(0, Compare("--baseline", Scenario, "--limit", "p99 <= +0%", "--limit", "hosts <= +0", "--limit", "cost >= -0%", "--assert").ExitCode);

    [Fact]
    public void Compare_OfAVariantThatMissesAnObjective_FailsWithAssertAlone()
    {
        string[] vary = ["--vary", "slo.p99=500 ms,100 ms"];

        Assert.Equal(0, Compare(vary).ExitCode);
        Assert.Equal(2, Compare([.. vary, "--assert"]).ExitCode);
    }

    [Fact]
    public void Simulate_WhichMissesAnObjective_FailsWithAssertAlone()
    {
        string[] run = ["simulate", Scenario, "--requests", "2000", "--replications", "2", "--set", "slo.p99=300 ms"];

        Assert.Equal(0, Capcalc.Run(run).ExitCode);
        Assert.Equal(2, Capcalc.Run([.. run, "--assert"]).ExitCode);
        Assert.Equal(0, Capcalc.Run([.. run, "--set", "slo.p99=600 ms", "--assert"]).ExitCode);
    }

    [Theory]
    [InlineData("""{ "schema": "capcalc/comparison/1", "variants": [] }""", "is no baseline")]
    [InlineData("""{ "schema": "capcalc/estimate/2", "fleet": { "hosts": 3 } }""", "is no baseline")]
    [InlineData("""{ "schema": "capcalc/estimate/1", "fleet": { "hosts": null } }""", "does not say how many hosts")]
    [InlineData("""{ "schema": "capcalc/estimate/1", "fleet": { "hosts": 3 }""", "error")]
    public void Baseline_ThatIsNoEstimate_IsRefused(string json, string problem)
    {
        var path = Path.Combine(Path.GetTempPath(), $"capcalc-{Guid.NewGuid():n}.json");
        File.WriteAllText(path, json);
        try
        {
            var answer = Compare("--baseline", path);

            Assert.Equal(1, answer.ExitCode);
            Assert.Contains(problem, answer.Error, StringComparison.Ordinal);
            Assert.Empty(answer.Output);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Outcome Compare(params string[] options) => Capcalc.Run(["compare", Scenario, .. options]);
}
