using System.Globalization;
using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

[Collection(Alone.Name)]
public sealed class CompareTests : IDisposable
{
    private const string WebSearch = "scenarios/web-search.yaml";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryFigureOfARow_IsThatOfTheEstimate()
    {
        var compared = Json("compare", WebSearch, "--vary", "pipeline.rank-1.keep=200,500").GetProperty("variants")[0];
        var estimated = Json("estimate", WebSearch, "--set", "pipeline.rank-1.keep=200");

        Assert.True(JsonElement.DeepEquals(estimated.GetProperty("latency_seconds"), compared.GetProperty("latency_seconds")));
        Assert.Equal(estimated.GetProperty("fleet").GetProperty("hosts").GetInt64(), compared.GetProperty("fleet").GetProperty("hosts").GetInt64());
        Assert.Equal(estimated.GetProperty("fleet").GetProperty("cost_usd_per_month").GetDouble(), compared.GetProperty("fleet").GetProperty("cost_usd_per_month").GetDouble());
        Assert.True(JsonElement.DeepEquals(estimated.GetProperty("slo"), compared.GetProperty("slo")));
    }

    [Fact]
    public void Variant_WithRanges_SaysThatItsMediansAreTaken()
    {
        var outcome = Capcalc.Run("compare", "scenarios/uncertain-search.yaml", "--vary", "pipeline.rank-1.keep=200,500");

        Assert.Contains("info: variants 1, 2: 5 inputs are uncertain, and their medians are taken:", string.Join(' ', outcome.Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_AreDifferencesFromTheFirstRow_AbsoluteAndRelative()
    {
        var answer = Json("compare", WebSearch, "--vary", "pipeline.rank-1.keep=200,500");
        double P99(int index) => answer.GetProperty("variants")[index].GetProperty("latency_seconds").GetProperty("p99").GetDouble();
        var change = answer.GetProperty("variants")[1].GetProperty("change").GetProperty("p99");

        Assert.Equal(P99(1) - P99(0), change.GetProperty("absolute_seconds").GetDouble(), 9);
        Assert.Equal((P99(1) / P99(0)) - 1, change.GetProperty("ratio").GetDouble(), 6);
        Assert.Equal(0, answer.GetProperty("variants")[0].GetProperty("change").GetProperty("hosts").GetProperty("absolute").GetDouble());
    }

    [Fact]
    public void Baseline_OfAFile_IsTheReference()
    {
        var answer = Json("compare", WebSearch, "--vary", "pipeline.rank-1.keep=200,500", "--baseline", "scenarios/ads.yaml");

        Assert.Equal("Ads", answer.GetProperty("reference").GetProperty("scenario").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reference").GetProperty("variant").ValueKind);
        Assert.Equal(2, answer.GetProperty("variants").GetArrayLength());
    }

    [Fact]
    public void Csv_HasARowForEveryVariant_InInputOrder()
    {
        var answer = Capcalc.Run("compare", WebSearch, "--vary", "pipeline.rank-1.keep=100..1000:step=10", "--vary", "pipeline.rank-2.split=1,5", "--format", "csv");
        var rows = answer.Output.TrimEnd('\n').Split('\n');

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal((91 * 2) + 1, rows.Length);
        Assert.Equal(
            Enumerable.Range(0, 182).Select(index => (100 + (index / 2 * 10)).ToString(CultureInfo.InvariantCulture)),
            rows.Skip(1).Select(row => row.Split(',')[3]));
    }

    [Fact]
    public void Text_OfManyVariants_ShowsTheFrontAndSaysSo()
    {
        var answer = Capcalc.Run("compare", WebSearch, "--vary", "pipeline.rank-1.keep=100..1000:step=5");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("of 181 variants are shown", answer.Output, StringComparison.Ordinal);
        Assert.Contains("★ 1 ", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is nothing to compare it with", WebSearch)]
    [InlineData("sets nothing: it has no '='", WebSearch, "--vary", "keep")]
    [InlineData("no stage is called 'rank'", WebSearch, "--vary", "pipeline.rank.keep=1,2")]
    [InlineData("does not say which values to take", WebSearch, "--vary", "pipeline.rank-1.keep=1..2")]
    [InlineData("scenarios/none.yaml", WebSearch, "scenarios/none.yaml")]
    [InlineData("scenarios/none.yaml", WebSearch, "--vary", "traffic.rate=1/s", "--baseline", "scenarios/none.yaml")]
    public void Mistake_EndsWithOne_AndOneError(string expected, params string[] arguments)
    {
        var answer = Capcalc.Run(["compare", .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n'), line => line.Contains(" error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal));
    }

    [Fact]
    public void Output_NeverOverwritesAScenario()
    {
        var answer = Capcalc.Run("compare", WebSearch, "scenarios/ads.yaml", "--baseline", "scenarios/semantic-search.yaml", "--format", "json", "-o", "scenarios/semantic-search.yaml");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("error file-unwritable", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_NeverOverwritesTheBaselineOfASection()
    {
        using var folder = new TemporaryFolder();
        var baseline = folder.Write("base.yaml", "traffic: { rate: 1/s, items: 1 }\npipeline: [{ stage: s, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 } }]\n");
        var varied = folder.Write("varied.yaml", File.ReadAllText(baseline) + "compare: { baseline: base.yaml, vary: { traffic.rate: [1/s, 2/s] } }\n");
        var before = File.ReadAllText(baseline);

        foreach (var arguments in new string[][] { ["compare", varied, "--format", "csv"], ["chart", varied, "--kind", "stages"] })
        {
            var picture = Path.Combine(folder.Path, "base.yaml");
            var answer = Capcalc.Run([.. arguments, "-o", arguments[0] == "chart" ? Path.ChangeExtension(picture, ".svg") : picture]);
            Assert.True(arguments[0] == "chart" ? answer.ExitCode == 0 : answer.Error.Contains("error file-unwritable", StringComparison.Ordinal), answer.Error);
        }

        Assert.Equal(before, File.ReadAllText(baseline));
    }

    [Fact]
    public void Files_OfOneTitle_AreToldApartByTheirNames()
    {
        using var folder = new TemporaryFolder();
        var text = "scenario: Search\ntraffic: { rate: 1/s, items: 1 }\nslo: { p99: 1 s }\npipeline: [{ stage: s, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 } }]\n";
        var answer = Capcalc.Run("compare", folder.Write("now.yaml", text), folder.Write("then.yaml", text.Replace("1 ms", "2 ms", StringComparison.Ordinal)));

        Assert.Contains("now.yaml", answer.Output, StringComparison.Ordinal);
        Assert.Contains("then.yaml", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfManyPaths_FitsThePage()
    {
        var answer = Capcalc.Run(
            "compare", "scenarios/twitter-feed.yaml", "--vary", "traffic.users=1M,2M", "--vary", "pipeline.heavy-rank.split=1,2", "--vary", "planning.utilization=30..60%:n=2", "--vary", "planning.spare_hosts=0,1",
            "--vary", "traffic.arrival_cv2=1,2", "--set", "slo={ mean: 1 us, p50: 1 us, p90: 1 us, p95: 1 us, p99: 1 us, p99_9: 1 us, hosts: 1, cost: 1 USD/month }");

        Assert.Equal(0, answer.ExitCode);
        Assert.All(answer.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Standard_Input_IsReadOnce() => Assert.Contains("standard input can be read only once", Capcalc.Run("compare", "-", "-").Error, StringComparison.Ordinal);

    [Fact]
    public void Check_JudgesTheSectionToo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", "traffic: { rate: 1/s, items: 1 }\npipeline: [{ stage: s, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 } }]\ncompare: { vary: { pipeline.t.keep: [1, 2] }, baseline: none.yaml }\n");
        var answer = Capcalc.Run("check", file);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("no stage is called 't'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("none.yaml", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_TellsItsProgress_ToATerminal()
    {
        var shell = new Shell { IsTerminal = true, Engine = new FakeEngine { Takes = TimeSpan.FromSeconds(1) } };

        Assert.Equal(0, shell.Run("compare", "web-search.yaml", "--vary", "traffic.rate=1/s,2/s"));
        Assert.Contains("1 of 2 variants", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--vary", "traffic.rate=1/s,2/s")]
    [InlineData("--baseline", "ads.yaml")]
    [InlineData("--keep-fleet")]
    [InlineData("ads.yaml")]
    public void Chart_OfOneScenario_RefusesWhatComparesNothing(params string[] extra)
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run(["chart", "web-search.yaml", .. extra, "--kind", "funnel", "-o", "x.png"]));
        Assert.Contains("a funnel chart is of one scenario", shell.Error, StringComparison.Ordinal);
        Assert.Contains("draw one of depth", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("depth")]
    [InlineData("pareto")]
    [InlineData("stages")]
    public void Chart_OfVariants_IsDrawn(string kind)
    {
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "picture.svg");
        var answer = Capcalc.Run("chart", WebSearch, "--kind", kind, "--vary", "pipeline.rank-1.keep=100,500,1000", "-o", picture);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("<svg", File.ReadAllText(picture), StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] arguments)
    {
        var answer = Capcalc.Run([.. arguments, "--format", "json"]);
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
