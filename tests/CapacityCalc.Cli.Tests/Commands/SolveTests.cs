using System.Globalization;
using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Tests.Commands;

[Collection(Alone.Name)]
public sealed class SolveTests : IDisposable
{
    private const string WebSearch = "scenarios/web-search.yaml";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_AreHandedOn()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("solve", "web-search.yaml", "--for", "traffic.rate", "--min", "--within", "1/s..2/s", "--step", "0.1/s"));
        Assert.Equal(new SolutionRequest("traffic.rate", Extreme.Smallest, "1/s..2/s", "0.1/s"), shell.Engine.Sought);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.9, "--confidence", "90%")]
    [InlineData(0.5, "--confidence", "0.5")]
    public void Confidence_IsHandedOn(double? confidence, params string[] options)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(["solve", "web-search.yaml", "--for", "traffic.rate", .. options]));
        Assert.Equal(confidence, shell.Engine.Sought!.Confidence);
    }

    [Fact]
    public void Answer_AndOneStepBeyond_AreWhatEstimateSays()
    {
        var answer = Json("solve", WebSearch, "--for", "pipeline.rank-1.keep");
        var (found, beyond) = (answer.GetProperty("found").GetProperty("number").GetInt32(), answer.GetProperty("beyond").GetProperty("number").GetInt32());

        Assert.Equal(found + 1, beyond);
        Assert.Equal(0, ExitCodeAt(found));
        Assert.Equal(2, ExitCodeAt(beyond));
        Assert.True(JsonElement.DeepEquals(Json("estimate", WebSearch, "--set", string.Create(CultureInfo.InvariantCulture, $"pipeline.rank-1.keep={found}")).GetProperty("latency_seconds"), answer.GetProperty("estimate").GetProperty("latency_seconds")));

        static int ExitCodeAt(int keep) => Capcalc.Run("estimate", WebSearch, "--set", string.Create(CultureInfo.InvariantCulture, $"pipeline.rank-1.keep={keep}"), "--assert").ExitCode;
    }

    [Theory]
    [InlineData("--max and --min exclude each other", "--for", "traffic.rate", "--max", "--min")]
    [InlineData("no quantity is read at 'traffic.speed'", "--for", "traffic.speed")]
    [InlineData("the path is empty", "--for", "")]
    [InlineData("there is nothing to solve for", "--max")]
    [InlineData("--for is given 3 times", "--for", "a", "--for", "b", "--for", "c")]
    [InlineData("'traffic.rate' is asked for twice", "--for", "traffic.rate", "--for", "traffic.rate")]
    [InlineData("--within 1..5 does not say which path it is of", "--for", "traffic.rate", "--for", "slo.p99", "--within", "1..5")]
    [InlineData("--step is given twice for 'traffic.rate'", "--for", "traffic.rate", "--for", "slo.p99", "--step", "traffic.rate=1/s", "--step", "traffic.rate=2/s")]
    [InlineData("--confidence is '0', not a ratio above 0", "--for", "traffic.rate", "--confidence", "0")]
    [InlineData("--confidence is '100%', not a ratio above 0", "--for", "traffic.rate", "--confidence", "100%")]
    [InlineData("--confidence is for one --for only", "--for", "traffic.rate", "--for", "slo.p99", "--confidence", "90%")]
    [InlineData("--confidence and --cheapest exclude each other", "--confidence", "90%", "--cheapest")]
    [InlineData("--for and --cheapest exclude each other", "--for", "traffic.rate", "--cheapest")]
    [InlineData("--within and --cheapest exclude each other", "--within", "1..5", "--cheapest")]
    [InlineData("the scenario leaves nothing open", "--cheapest")]
    [InlineData("does not say which format to write", "--for", "traffic.rate", "-o", "answer.yaml")]
    [InlineData("--within is '5'", "--for", "traffic.rate", "--within", "5")]
    public void Mistake_EndsWithOne(string expected, params string[] arguments)
    {
        var answer = Capcalc.Run(["solve", WebSearch, .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoPaths_AreSolvedOneAtEachValueOfTheOther()
    {
        var answer = Json("solve", WebSearch, "--for", "pipeline.rank-2.split", "--for", "pipeline.rank-1.keep", "--within", "pipeline.rank-2.split=1..8");
        var points = answer.GetProperty("points").EnumerateArray().ToArray();

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], points.Select(point => point.GetProperty("value").GetString()));
        foreach (var point in points)
        {
            var alone = Json("solve", WebSearch, "--for", "pipeline.rank-1.keep", "--set", "pipeline.rank-2.split=" + point.GetProperty("value").GetString());
            Assert.True(JsonElement.DeepEquals(alone.GetProperty("found"), point.GetProperty("found")));
        }
    }

    [Fact]
    public void Cheapest_WrittenAsAScenario_EstimatesToTheSame()
    {
        using var folder = new WorkingFolder(Directory.CreateTempSubdirectory().FullName);
        string[] open = ["--set", "pipeline.rank-1.keep={choose: 100..120}", "--set", "hardware={choose: [c7i.8xlarge, c7g.4xlarge]}", "--set", "traffic.rate=700/s"];
        var answer = Capcalc.Run(["solve", Path.Combine(Repository.Root, WebSearch), "--cheapest", .. open, "--format", "json", "-o", "cheapest.yaml"]);

        Assert.Equal(0, answer.ExitCode);
        var solution = JsonDocument.Parse(answer.Output).RootElement;
        var written = Json("estimate", "cheapest.yaml");
        Assert.True(JsonElement.DeepEquals(solution.GetProperty("estimate").GetProperty("fleet"), written.GetProperty("fleet")));
        Assert.True(JsonElement.DeepEquals(solution.GetProperty("estimate").GetProperty("latency_seconds"), written.GetProperty("latency_seconds")));
        Assert.Contains("# ", File.ReadAllText("cheapest.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Cheapest_WithoutADesign_WritesNoScenario()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("solve", SampleEstimates.All[1].Name + ".yaml", "--cheapest", "-o", "out.yaml"));
        Assert.Empty(shell.Engine.Written);
        Assert.Contains("'out.yaml' was not written", shell.Output, StringComparison.Ordinal);
        Assert.Equal(0, shell.Run("solve", SampleEstimates.All[0].Name + ".yaml", "--cheapest", "-o", "out.yaml"));
        Assert.Equal("# for out.yaml\n", shell.Engine.Written["out.yaml"]);
    }

    private static JsonElement Json(params string[] arguments)
    {
        var answer = Capcalc.Run([.. arguments, "--format", "json"]);
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
