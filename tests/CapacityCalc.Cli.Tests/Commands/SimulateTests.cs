using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Commands;

public class SimulateTests
{
    [Fact]
    public void Simulate_OfAScenario_AnswersOnStandardOutput()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml"));
        Assert.StartsWith("✓ the estimate holds: p99 397.1 ms", shell.Output, StringComparison.Ordinal);
        Assert.Contains("model 'dnn' is not used (web-search.yaml:3:5, unused-model)", shell.Output, StringComparison.Ordinal);
        Assert.Empty(shell.Error);
    }

    [Fact]
    public void Options_AreHandedOn()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml", "--requests", "1.5M", "--seed", "18446744073709551615", "--replications", "10", "--precision", "0.5%"));
        Assert.Equal(
            new SimulationOptions { Requests = 1_500_000, Seed = ulong.MaxValue, Replications = 10, Precision = 0.005 },
            shell.Engine.Requested!.Options);
    }

    [Fact]
    public void Options_NotGiven_AreLeftToTheSimulation()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml"));
        Assert.Equal(new SimulationOptions(), shell.Engine.Requested!.Options);
    }

    [Fact]
    public void Simulate_AsJson_EmbedsTheEstimateAndTheWholeSeed()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml", "--format", "json", "--seed", "18446744073709551615"));
        var answer = JsonDocument.Parse(shell.Output).RootElement;
        Assert.Equal("capcalc/simulation/1", answer.GetProperty("schema").GetString());
        Assert.Equal("capcalc/estimate/1", answer.GetProperty("estimate").GetProperty("schema").GetString());
        Assert.Equal(ulong.MaxValue, answer.GetProperty("seed").GetUInt64());
        Assert.Equal("within_interval", answer.GetProperty("latency_seconds").GetProperty("p99").GetProperty("verdict").GetString());
        Assert.Equal(0.3971, answer.GetProperty("latency_seconds").GetProperty("p99").GetProperty("estimate").GetDouble());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void Interrupted_WritesWhatIsKnownAndSaysSo(string format)
    {
        var shell = new Shell { Engine = new FakeEngine { Ending = SimulationEnding.Interrupted } };

        Assert.Equal(130, shell.Run("simulate", "web-search.yaml", "--format", format));
        Assert.Contains("p99", shell.Output, StringComparison.Ordinal);
        Assert.Contains("what is to be said of Interrupted", shell.Output + shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLarge_IsAnError()
    {
        var shell = new Shell { Engine = new FakeEngine { Ending = SimulationEnding.TooLarge } };

        Assert.Equal(1, shell.Run("simulate", "web-search.yaml"));
        Assert.Empty(shell.Output);
        Assert.Contains("error a-code: what is to be said of TooLarge", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_OfABrokenScenario_IsAnError()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("simulate", "broken.yaml"));
        Assert.Empty(shell.Output);
        Assert.Contains("broken.yaml:4:2: error unknown-key", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_ByMethodSimulate_AsksForASimulation()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml", "--method", "simulate", "--seed", "7", "--precision", "2%"));
        Assert.Equal(new SimulationOptions { Seed = 7, Precision = 0.02 }, shell.Engine.Requested!.Options);
        Assert.Contains("sim. ±1%", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--method", "formula")]
    public void Estimate_ByFormula_SimulatesNothing(params string[] options)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(["estimate", "web-search.yaml", .. options]));
        Assert.Null(shell.Engine.Requested);
    }
}
