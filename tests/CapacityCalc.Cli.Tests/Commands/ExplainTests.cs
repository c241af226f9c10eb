using System.Text.Json;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Tests.Commands;

[Collection(Alone.Name)]
public sealed class ExplainTests : IDisposable
{
    /// <summary>Numbers of a document have ten digits.</summary>
    private const double DigitsOfADocument = 1e-9;

    private const string WebSearch = "scenarios/web-search.yaml";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Scenarios() => [.. Repository.Scenarios()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Derivation_OfEveryNumberInTheJson_Exists(string scenario)
    {
        var explained = new Calculator().Explain(new ScenarioInput(scenario, []), new DiagnosticBag())!;
        var numbers = FigurePaths.Of(explained.Estimate).Where(figure => figure.Value is not null).ToArray();

        Assert.NotEmpty(numbers);
        Assert.Empty(numbers.Where(figure => explained.Derivation.Find(figure.Path) is null).Select(figure => figure.Path));
        Assert.All(numbers, figure =>
        {
            var step = explained.Derivation.Find(figure.Path)!;
            Assert.True(Math.Abs(step.Value - figure.Value!.Value) <= DigitsOfADocument * Math.Abs(step.Value), $"{figure.Path} is {figure.Value} in the JSON, and {step.Value} in its derivation");
        });
    }

    [Fact]
    public void FigurePaths_OfAnEstimate_AreThoseOfItsJson()
    {
        var explained = new Calculator().Explain(new ScenarioInput(WebSearch, []), new DiagnosticBag())!;
        var paths = FigurePaths.Of(explained.Estimate).Select(figure => figure.Path).ToArray();

        Assert.Equal(paths.Length, paths.Distinct().Count());
        Assert.Contains("stages.rank-2.hosts_for.throughput", paths);
        Assert.Contains("slo.p99.actual", paths);
        Assert.Contains("latency_budget.stages.rank-1.items.most", paths);
    }

    [Theory]
    [InlineData("latency.p99", "latency_seconds.p99")]
    [InlineData("latency_seconds.p99_9", "latency_seconds.p99_9")]
    [InlineData("capacity.saturation", "capacity.saturation_per_second")]
    [InlineData("stages.select.cost", "stages.select.cost_usd_per_hour")]
    [InlineData("planning.utilization", "planning.utilization")]
    public void Figure_ByItsPathOrTheBeginningsOfItsWords_IsFound(string asked, string found) =>
        Assert.Equal(found, Json(WebSearch, asked).GetProperty("figures")[0].GetString());

    [Theory]
    [InlineData("there is no figure 'fleet.hots'", "did you mean 'fleet.hosts'?", WebSearch, "fleet.hots")]
    [InlineData("'fleet.cost' may be one of 3 figures", "fleet.cost_usd_per_hour", WebSearch, "fleet.cost")]
    [InlineData("'fleet' is no figure, but holds 7 of them", "fleet.hosts", WebSearch, "fleet")]
    [InlineData("'stages.select.mean_batch' has no value in this answer", "capcalc estimate", WebSearch, "stages.select.mean_batch")]
    [InlineData("there is no figure ''", "lists them", WebSearch, "")]
    [InlineData("capcalc explain has no option '--figure'", "", WebSearch, "--figure")]
    [InlineData("'fleet.cores' is one word too many for capcalc explain", "", WebSearch, "fleet.hosts", "fleet.cores")]
    [InlineData("there is no format 'tex'", "text", WebSearch, "fleet.hosts", "--format", "tex")]
    [InlineData("file-unreadable", "", "scenarios/absent.yaml", "fleet.hosts")]
    public void WrongLine_IsRefused_WithAHint(string message, string hint, params string[] arguments)
    {
        var outcome = Capcalc.Run(["explain", .. arguments]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_OfOneFigure_EndsInInputs()
    {
        var steps = Json(WebSearch, "fleet.cost_usd_per_month").GetProperty("steps").EnumerateArray().ToArray();
        var paths = steps.Select(step => step.GetProperty("path").GetString()).ToHashSet();

        Assert.All(steps, step =>
        {
            var inputs = step.GetProperty("inputs").EnumerateArray().Select(input => input.GetString()).ToArray();
            Assert.Subset(paths, inputs.ToHashSet());
            Assert.Equal(step.GetProperty("given").ValueKind == JsonValueKind.Object, inputs.Length == 0);
        });
        Assert.Equal(1, paths.Count(path => path == "hardware.r6i.8xlarge.price"));
    }

    [Fact]
    public void Setting_OnTheCommandLine_IsTheOriginOfItsInput()
    {
        var steps = Json(WebSearch, "traffic.pipeline_per_second", "--set", "planning.headroom=1.5").GetProperty("steps").EnumerateArray();

        Assert.Equal("set", steps.Single(step => step.GetProperty("path").GetString() == "planning.headroom").GetProperty("given").GetProperty("origin").GetString());
    }

    private static JsonElement Json(params string[] arguments)
    {
        var outcome = Capcalc.Run(["explain", .. arguments, "--format", "json"]);
        Assert.Equal(0, outcome.ExitCode);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }
}
