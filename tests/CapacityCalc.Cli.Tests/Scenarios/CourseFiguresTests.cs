using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Scenarios;

/// <summary>The figures that the examples' sources print, as the command answers them.</summary>
/// <remarks>Sums of the source are exact; a percentile may hold a wait of a hundredth besides.</remarks>
public class CourseFiguresTests
{
    private const double Exactly = 1e-6;
    private const double Closely = 0.01;

    [Fact]
    public void A1_OneMachine_TakesHundredSeconds()
    {
        var answer = Answer("course/a1-one-machine.yaml");

        AssertClose(100, Seconds(answer, "p50"), Exactly);
        AssertClose(100, Stage(answer, "score").GetProperty("core_seconds_per_request").GetDouble(), Exactly);
    }

    [Fact]
    public void A2_ThousandShards_TakeHundredMillisecondsOfHundredThousandCores()
    {
        var answer = Answer("course/a2-thousand-shards.yaml");

        AssertClose(0.1, Seconds(answer, "p99"), Closely);
        AssertClose(100_000, BusyCores(answer, "score"), Exactly);
        Assert.True(Objective(answer, "p99").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void A3_DeepNetworkOverEverything_TakesHundredSecondsAndFails()
    {
        var answer = Answer("course/a3-deep-network.yaml");

        AssertClose(100, Seconds(answer, "p99"), Closely);
        Assert.False(Objective(answer, "p99").GetProperty("passed").GetBoolean());
        Assert.Equal("score", answer.GetProperty("infeasibility").GetProperty("stage").GetString());
    }

    [Theory]
    [InlineData("course/a4-one-task.yaml", 0.5)]
    [InlineData("course/a4-split-over-five.yaml", 0.1)]
    public void A4_Top500_TakesAFifthWhenSplitOverFive(string scenario, double seconds)
    {
        var answer = Answer(scenario);

        AssertClose(seconds, Seconds(answer, "p50"), Closely);
        AssertClose(0.5, Stage(answer, "rank").GetProperty("core_seconds_per_request").GetDouble(), Exactly);
    }

    [Fact]
    public void WebSearch_TwoRankingStages_KeepSixHundredCoresBusy()
    {
        var answer = Answer("web-search.yaml");

        AssertClose(100, BusyCores(answer, "rank-1"), Exactly);
        AssertClose(500, BusyCores(answer, "rank-2"), Exactly);
        Assert.Equal([100_000, 500, 10], answer.GetProperty("funnel").EnumerateArray().Select(step => step.GetProperty("items_out").GetDouble()));
    }

    [Fact]
    public void TwitterFeed_FourSources_GiveFourteenHundredBeforeOverlap()
    {
        var answer = Answer("twitter-feed.yaml");
        var sources = answer.GetProperty("funnel").EnumerateArray().Where(step => step.GetProperty("branch").ValueKind == JsonValueKind.String).ToArray();

        AssertClose(57_870, answer.GetProperty("traffic").GetProperty("average_per_second").GetDouble(), 1e-4);
        Assert.Equal(4, sources.Length);
        AssertClose(1400, sources.Sum(step => step.GetProperty("items_out").GetDouble()), Exactly);
    }

    [Fact]
    public void Ads_FiftyOfEachShard_AreTwoHundredForThePredictor()
    {
        var funnel = Answer("ads.yaml").GetProperty("funnel").EnumerateArray().ToDictionary(step => step.GetProperty("stage").GetString()!);

        AssertClose(4 * 50, funnel["narrow"].GetProperty("items_out").GetDouble(), Exactly);
        AssertClose(4 * 50, funnel["predict"].GetProperty("items_in").GetDouble(), Exactly);
    }

    private static JsonElement Answer(string scenario)
    {
        var run = Capcalc.Run("estimate", Path.Combine(Repository.Root, "scenarios", scenario), "--format", "json");
        Assert.Equal(0, run.ExitCode);
        return JsonElement.Parse(run.Output);
    }

    private static double Seconds(JsonElement answer, string percentile) => answer.GetProperty("latency_seconds").GetProperty(percentile).GetDouble();

    private static JsonElement Stage(JsonElement answer, string name) =>
        answer.GetProperty("stages").EnumerateArray().Single(stage => stage.GetProperty("stage").GetString() == name);

    private static double BusyCores(JsonElement answer, string stage) => Stage(answer, stage).GetProperty("busy_cores").GetDouble();

    private static JsonElement Objective(JsonElement answer, string name) =>
        answer.GetProperty("slo").EnumerateArray().Single(objective => objective.GetProperty("objective").GetString() == name);

    private static void AssertClose(double expected, double actual, double relative) => Assert.InRange(actual, expected * (1 - relative), expected * (1 + relative));
}
