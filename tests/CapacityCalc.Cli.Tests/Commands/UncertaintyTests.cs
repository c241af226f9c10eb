using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class UncertaintyTests
{
    [Theory]
    [InlineData(4096, 1)]
    [InlineData(10_000, 1, "--samples", "10k")]
    [InlineData(64, ulong.MaxValue, "--samples", "64", "--seed", "18446744073709551615")]
    [InlineData(1_000_000, 0, "--samples", "1M", "--seed", "0")]
    public void Options_AreHandedOn(int samples, ulong seed, params string[] options)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(["uncertainty", "web-search.yaml", .. options]));
        Assert.Equal((samples, seed), (shell.Engine.Sampled!.Samples, shell.Engine.Sampled.Seed));
    }

    [Fact]
    public void Settings_AreHandedOn()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("uncertainty", "web-search.yaml", "--set", "models.dnn.time=0.8..1.2 ms"));
        Assert.Equal("models.dnn.time=0.8..1.2 ms", Assert.Single(shell.Engine.Asked!.Settings));
    }

    [Fact]
    public void Scenario_WithAnError_HasNoAnswer()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("uncertainty", "another.yaml"));
        Assert.Empty(shell.Output);
        Assert.Contains("unknown-key", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FileName_DecidesTheFormat_AndWarningsAreToldBeside()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("uncertainty", "web-search.yaml", "-o", "answer.json"));
        Assert.Empty(shell.Output);
        Assert.Equal("capcalc/uncertainty/1", JsonDocument.Parse(shell.Engine.Written["answer.json"]).RootElement.GetProperty("schema").GetString());
        Assert.Contains("unused-model", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_WhereSomebodyWatches_IsTheShareOfTheWorlds()
    {
        var shell = new Shell { IsTerminal = true, Engine = new FakeEngine { Takes = TimeSpan.FromSeconds(1.2) } };

        Assert.Equal(0, shell.Run("uncertainty", "web-search.yaml"));
        Assert.Contains("42% of the worlds", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_WhereNobodyWatches_IsNotAskedFor()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("uncertainty", "web-search.yaml"));
        Assert.Null(shell.Engine.Sampled!.Progress);
    }

    [Fact]
    public void Interruption_WritesNothing_AndSaysSo()
    {
        var shell = new Shell { Engine = new FakeEngine { Failure = new OperationCanceledException() } };

        Assert.Equal(130, shell.Run("uncertainty", "web-search.yaml"));
        Assert.Empty(shell.Output);
        Assert.Contains("the analysis was interrupted: nothing was written", shell.Error, StringComparison.Ordinal);
    }
}
