using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Scenarios;

/// <summary>What is told of a day, beside the golden files of a scenario that has one.</summary>
[Collection(Alone.Name)]
public sealed class DayTests : IDisposable
{
    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Chart_WithoutAProfile_IsRefusedAndSaysWhatToWrite()
    {
        var run = Capcalc.Run("chart", "scenarios/web-search.yaml", "--kind", "day", "-o", "never-written.png");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error nothing-to-draw: there is no day chart: the scenario does not say how the load goes through the day", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: write for example 'profile: sinusoid' in 'traffic'", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("never-written.png"));
    }

    [Fact]
    public void Json_OfAScenarioWithoutAProfile_HasNoDay()
    {
        using var plain = JsonDocument.Parse(Capcalc.Run("estimate", "scenarios/web-search.yaml", "--format", "json").Output);
        using var daily = JsonDocument.Parse(Capcalc.Run("estimate", "scenarios/web-search.yaml", "--format", "json", "--set", "traffic.profile=sinusoid").Output);

        Assert.False(plain.RootElement.TryGetProperty("day", out _));
        Assert.Equal(24, daily.RootElement.GetProperty("day").GetProperty("hours").GetArrayLength());
    }

    [Fact]
    public void Simulation_OfAScenarioWithAProfile_EmbedsNoDay()
    {
        using var answer = JsonDocument.Parse(Capcalc.Run("simulate", "scenarios/short-videos-day.yaml", "--requests", "1000", "--replications", "2", "--format", "json").Output);

        Assert.False(answer.RootElement.GetProperty("estimate").TryGetProperty("day", out _));
    }

    [Theory]
    [InlineData("web-search", "sinusoid", "Following the load costs 192k USD/month instead of 302k, 37% less")]
    [InlineData("self-driving-perception", "sinusoid", "Following the load saves nothing: the file gives the number of all hosts")]
    [InlineData("web-search", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "Following the load saves nothing: no hour can do with fewer hosts")]
    public void Text_SaysFirstWhatIsSaved(string scenario, string profile, string expected) =>
        Assert.Contains(
            expected,
            Capcalc.Run("estimate", $"scenarios/{scenario}.yaml", "--format", "markdown", "--set", "traffic.peak_factor=1", "--set", $"traffic={{ rate: {(scenario == "web-search" ? 1000 : 30)}/s, items: 8, profile: {profile} }}").Output,
            StringComparison.Ordinal);

    /// <summary>
    /// 64 workers at 3 ms × e^(0.596²/2) = 3.58 ms a task carry 17.9k requests/s, 44.7% of the peak: too few at midnight (50%), and from nine (46%) to midnight.
    /// </summary>
    [Fact]
    public void Text_OfHoursThatAreOverloaded_CountsThem()
    {
        var run = Capcalc.Run("estimate", "scenarios/short-videos-day.yaml", "--format", "markdown", "--set", "pipeline.features.hosts=2", "--set", "slo.p99=100 ms");

        Assert.Contains("The fixed fleet is overloaded in 16 hours, which have no p99", run.Output, StringComparison.Ordinal);
        Assert.Contains("The fixed fleet misses a latency objective in 16 hours, the following one in 16", run.Output, StringComparison.Ordinal);
    }
}
