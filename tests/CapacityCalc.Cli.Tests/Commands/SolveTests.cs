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
    [InlineData("'--for' is required", "--max")]
    [InlineData("--within is '5'", "--for", "traffic.rate", "--within", "5")]
    public void Mistake_EndsWithOne(string expected, params string[] arguments)
    {
        var answer = Capcalc.Run(["solve", WebSearch, .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] arguments)
    {
        var answer = Capcalc.Run([.. arguments, "--format", "json"]);
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
