using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public sealed class FitTests : IDisposable
{
    private const string Pipeline = "pipeline:\n  - { stage: rank, kind: rank, model: ranker }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cross-encoder.csv", "traffic: { rate: 100/s, items: 200 }\n")]
    [InlineData("feature-store.csv", "traffic: { rate: 100/s }\n")]
    [InlineData("k6-summary.json", "traffic: { rate: 100/s }\n")]
    [InlineData("ray-tracer.csv", "traffic: { rate: 100/s }\n")]
    public void Model_PastedIntoAScenario_IsEstimated(string file, string traffic)
    {
        var (yaml, scenario) = (_folder["fit.yaml"], _folder["scenario.yaml"]);
        var fit = Capcalc.Run("fit", Measured(file), "--name", "ranker", "-o", yaml);
        Assert.True(fit.ExitCode == 0, fit.Error);
        File.WriteAllText(scenario, traffic + File.ReadAllText(yaml) + Pipeline);
        var estimate = Capcalc.Run("estimate", scenario, "--format", "json");
        Assert.True(estimate.ExitCode == 0, estimate.Error);
        using var answer = JsonDocument.Parse(estimate.Output);
        using var fitted = JsonDocument.Parse(Capcalc.Run("fit", Measured(file), "--format", "json").Output);
        var service = answer.RootElement.GetProperty("stages")[0].GetProperty("service_seconds").GetProperty("mean").GetDouble();
        Assert.InRange(service / MeanOf(fitted.RootElement), 0.995, 1.005);
    }

    [Theory]
    [InlineData("kind: dense, widths: [1024, 1024, 512, 256, 1], quality: { metric: 'loss, %', value: 3.1 }")]
    [InlineData("kind: dense, widths: [1024, 1024, 512, 256, 1], efficiency: 10%, bandwidth_efficiency: 20%, call_overhead: 0.5 ms, overhead: 1 us, cv: 0.2")]
    [InlineData("kind: dense, widths: [1024, 1024, 512, 256, 1], on: c7i.8xlarge, calibrate: [{ items: 400, time: 30 ms }], call_overhead: 0.5 ms")]
    public void Roofline_PastedIntoItsScenario_IsEstimatedAsItWasMeasured(string model)
    {
        var (yaml, before, after) = (_folder["fit.yaml"], _folder["before.yaml"], _folder["after.yaml"]);
        const string World = "traffic: { rate: 100/s, items: 400 }\nhardware: c7i.8xlarge\n";
        File.WriteAllText(before, $"{World}models:\n  ranker: {{ {model} }}\n{Pipeline}");
        string[] options = ["--as", "roofline", "--in", before, "--stage", "rank"];
        var fit = Capcalc.Run(["fit", Measured("video-ranker.csv"), .. options, "-o", yaml]);
        Assert.True(fit.ExitCode == 0, fit.Error);
        File.WriteAllText(after, World + File.ReadAllText(yaml) + Pipeline);
        var estimate = Capcalc.Run("estimate", after, "--format", "json");
        Assert.True(estimate.ExitCode == 0, estimate.Error);
        using var answer = JsonDocument.Parse(estimate.Output);
        using var fitted = JsonDocument.Parse(Capcalc.Run(["fit", Measured("video-ranker.csv"), .. options, "--format", "json"]).Output);
        var service = answer.RootElement.GetProperty("stages")[0].GetProperty("service_seconds").GetProperty("mean").GetDouble();
        var at = fitted.RootElement.GetProperty("rows").EnumerateArray().First(row => row.GetProperty("x").GetDouble().Equals(400.0)).GetProperty("fitted").GetDouble();
        Assert.InRange(service / at, 0.998, 1.002);
    }

    [Theory]
    [InlineData("nowhere", "expected one of store, cut")]
    [InlineData("store", "fit its times --as affine")]
    [InlineData("cut", "fit its times --as affine")]
    public void Stage_WithoutAnArchitecture_IsRefused(string stage, string hint)
    {
        var scenario = _folder["scenario.yaml"];
        File.WriteAllText(scenario, "traffic: { rate: 100/s, items: 10 }\npipeline:\n  - { stage: store, kind: call, model: { kind: service, mean: 4 ms } }\n  - { stage: cut, kind: filter, pass: 10% }\n");
        var outcome = Capcalc.Run("fit", Measured("video-ranker.csv"), "--as", "roofline", "--in", scenario, "--stage", stage);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Roofline_InAWrongScenario_TellsItsErrors()
    {
        var scenario = _folder["scenario.yaml"];
        File.WriteAllText(scenario, "traffic: { rate: 100/s }\npipelines: []\n");
        var outcome = Capcalc.Run("fit", Measured("video-ranker.csv"), "--as", "roofline", "--in", scenario, "--stage", "rank");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("did you mean 'pipeline'?", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Traffic_PastedIntoAScenario_IsEstimated()
    {
        var (yaml, scenario) = (_folder["fit.yaml"], _folder["scenario.yaml"]);
        Assert.Equal(0, Capcalc.Run("fit", Measured("arrivals.csv"), "-o", yaml).ExitCode);
        File.WriteAllText(scenario, File.ReadAllText(yaml) + "models:\n  ranker: { kind: service, mean: 5 ms, cv: 1 }\n" + Pipeline);
        using var answer = JsonDocument.Parse(Capcalc.Run("estimate", scenario, "--format", "json").Output);
        Assert.InRange(answer.RootElement.GetProperty("traffic").GetProperty("peak_per_second").GetDouble(), 800, 900);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("svg")]
    public void Picture_OfAFit_IsWrittenBesideTheAnswer(string extension)
    {
        var picture = _folder["fit." + extension];
        var outcome = Capcalc.Run("fit", Measured("feature-store.csv"), "-o", picture);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("lognormal with p50", outcome.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(picture).Length > 2000);
        if (extension == "svg")
        {
            Assert.Contains("Lognormal with p50", File.ReadAllText(picture), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_OfAScenarioThatIsRight_IsInsideOfEveryInterval()
    {
        var scenario = _folder["scenario.yaml"];
        File.WriteAllText(scenario, "traffic: { rate: 100/s }\npipeline:\n  - { stage: store, kind: call, hosts: external, model: { kind: service, p50: 4 ms, p99: 18 ms } }\n");
        foreach (var stage in new[] { "", " --stage store" })
        {
            var options = ("--format json" + stage).Split(' ');
            using var check = JsonDocument.Parse(Capcalc.Run(["fit", Measured("feature-store.csv"), "--check", scenario, .. options]).Output);
            Assert.Equal("capcalc/fit-check/1", check.RootElement.GetProperty("schema").GetString());
            Assert.True(check.RootElement.GetProperty("within").GetBoolean());
            Assert.InRange(check.RootElement.GetProperty("bias").GetDouble(), -0.05, 0.05);
            Assert.Equal(5, check.RootElement.GetProperty("figures").GetArrayLength());
        }
    }

    [Fact]
    public void Check_OfNamedPercentiles_TellsErrorsAndBias()
    {
        var (scenario, csv) = (_folder["scenario.yaml"], _folder["measured.csv"]);
        File.WriteAllText(scenario, "traffic: { rate: 100/s }\npipeline:\n  - { stage: store, kind: call, hosts: external, model: { kind: service, p50: 4 ms, p99: 18 ms } }\n");
        File.WriteAllText(csv, "metric,value_ms\np50,5\np99,20\n");
        using var check = JsonDocument.Parse(Capcalc.Run("fit", csv, "--check", scenario, "--format", "json").Output);
        var errors = check.RootElement.GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("relative_error").GetDouble()).ToArray();
        Assert.Equal(-0.2, errors[0], 2);
        Assert.Equal(-0.1, errors[1], 2);
        Assert.Equal(errors.Average(), check.RootElement.GetProperty("bias").GetDouble(), 6);
        Assert.False(check.RootElement.GetProperty("within").GetBoolean());
    }

    [Theory]
    [InlineData("items,time\n1,2 ms\n", "too-few-measurements")]
    [InlineData("items,time\n1,2\n2,x\n", "invalid-quantity")]
    [InlineData("a,b\n1,2\n", "no-fit-kind")]
    [InlineData("latency\n-1 ms\n", "out-of-range")]
    [InlineData("", "invalid-table")]
    [InlineData("{", "invalid-yaml")]
    [InlineData("concurrency,throughput\n1,100\n", "invalid-quantity")]
    [InlineData("timestamp\n12:30\n", "invalid-quantity")]
    public void Input_ThatIsBad_GivesADiagnosticWithItsPlace(string text, string code)
    {
        var csv = _folder["measured.csv"];
        File.WriteAllText(csv, text);
        var outcome = Capcalc.Run("fit", csv);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches($@"measured\.csv:\d+:\d+: error {code}: ", outcome.Error);
    }

    [Theory]
    [InlineData("--as affin", "did you mean 'affine'?")]
    [InlineData("--stage rank", "add --check SCENARIO")]
    [InlineData("--set a=b", "add --check SCENARIO")]
    [InlineData("--in s.yaml", "say --as roofline, or leave it out")]
    [InlineData("--as service --in s.yaml", "say --as roofline, or leave it out")]
    [InlineData("--as roofline", "add --in SCENARIO --stage STAGE")]
    [InlineData("--as roofline --in s.yaml", "add --stage STAGE")]
    [InlineData("--check s.yaml --in s.yaml", "leave it out")]
    [InlineData("--check s.yaml --name ranker", "leave it out")]
    [InlineData("--name a:b", "write letters")]
    [InlineData("--unit ms", "name the unit in the column's header")]
    [InlineData("--check s.yaml --as service", "leave it out")]
    [InlineData("--check s.yaml -o x.png", "leave it out")]
    [InlineData("-o x.bmp", "let it end in")]
    public void Option_ThatDoesNothing_IsRefused(string options, string hint)
    {
        var outcome = Capcalc.Run(["fit", Measured("feature-store.csv"), .. options.Split(' ')]);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
    }

    private static double MeanOf(JsonElement fit)
    {
        var figures = fit.GetProperty("parameters").EnumerateArray().ToDictionary(figure => figure.GetProperty("name").GetString()!, figure => figure.GetProperty("value").GetDouble());
        if (figures.TryGetValue("time", out var time))
        {
            return figures["overhead"] + (200 * time);
        }

        if (figures.TryGetValue("p99", out var p99))
        {
            var sigma = Math.Log(p99 / figures["p50"]) / 2.3263478740408408;
            return figures["p50"] * Math.Exp(sigma * sigma / 2);
        }

        const double Processors = 64;
        return (1 + (figures["σ"] * (Processors - 1)) + (figures["κ"] * Processors * (Processors - 1))) / figures["λ"];
    }

    private static string Measured(string name) => Path.Combine(Repository.Root, "scenarios", "measurements", name);
}
