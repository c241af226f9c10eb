using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Tests.Commands;

[Collection(Alone.Name)]
public sealed class WhatIfTests : IDisposable
{
    private const string WebSearch = "scenarios/web-search.yaml";

    private readonly WorkingFolder _folder = new(Repository.Root);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, new[] { Loss.Zone, Loss.Cache, Loss.Zone }, "--lose", "zone,cache", "--lose", "zone")]
    [InlineData(2.5, new Loss[0], "--surge", "2.5")]
    [InlineData(0.5, new[] { Loss.Host, Loss.Shard }, "--lose", "host, shard", "--surge", "0.5")]
    public void Options_AreHandedOn(double surge, Loss[] losses, params string[] arguments)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(["estimate", "web-search.yaml", .. arguments]));
        Assert.Equal(surge, shell.Engine.Befallen!.Surge);
        Assert.Equal(losses, shell.Engine.Befallen.Losses);
    }

    [Fact]
    public void Headline_OfAMean_TellsTheMeanBefore()
    {
        var answer = Capcalc.Run("estimate", WebSearch, "--surge", "1.1", "--set", "slo={ mean: 10 s }");

        Assert.Contains("mean before", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("p99 before", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_NothingIsAsked()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml"));
        Assert.Null(shell.Engine.Befallen);
    }

    [Theory]
    [InlineData("--surge is '0', not a plain number", "--surge", "0")]
    [InlineData("--surge is '-1', not a plain number", "--surge=-1")]
    [InlineData("--surge is 'twice', not a plain number", "--surge", "twice")]
    [InlineData("--surge is '1e400', not a plain number", "--surge", "1e400")]
    [InlineData("--surge is 'NaN', not a plain number", "--surge", "NaN")]
    [InlineData("did you mean 'zone'?", "--lose", "zones")]
    [InlineData("--lose is ''", "--lose", "host,")]
    [InlineData("--lose names 'cache' twice", "--lose", "cache", "--lose", "cache")]
    [InlineData("set planning.zones=3", "--lose", "zone")]
    [InlineData("the cache is lost, and the scenario has none", "--lose", "cache")]
    [InlineData("cannot be simulated", "--lose", "host", "--method", "simulate")]
    public void Mistake_EndsWithOne(string expected, params string[] arguments)
    {
        var answer = Capcalc.Run(["estimate", WebSearch, .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(answer.Output);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "--surge", "1.1")]
    [InlineData(2, "--surge", "2")]
    [InlineData(2, "--surge", "1.1", "--set", "slo.p99=100 ms")]
    [InlineData(0, "--set", "planning={ zones: 3, survive_zones: 1 }")]
    [InlineData(2, "--set", "planning={ zones: 3, survive_zones: 1 }", "--set", "pipeline.rank-1.hosts=6")]
    public void Assert_HoldsIncidentsAndPlanningRulesToTheObjectivesToo(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, Capcalc.Run(["estimate", WebSearch, "--assert", .. arguments]).ExitCode);

    [Fact]
    public void RestOfTheAnswer_IsThatWithoutTheIncident()
    {
        var (plain, surged) = (Json("estimate", WebSearch), Json("estimate", WebSearch, "--surge", "2"));

        foreach (var member in plain.EnumerateObject().Where(member => member.Name != "what_if"))
        {
            Assert.True(JsonElement.DeepEquals(member.Value, surged.GetProperty(member.Name)), member.Name);
        }

        Assert.Equal(JsonValueKind.Null, plain.GetProperty("what_if").ValueKind);
        var stage = surged.GetProperty("what_if").GetProperty("stages")[2];
        Assert.Equal(2, stage.GetProperty("after").GetProperty("utilization").GetDouble() / stage.GetProperty("before").GetProperty("utilization").GetDouble(), 6);
    }

    [Fact]
    public void Comparison_SaysInWhichIncident_ItsFiguresAre()
    {
        var answer = Capcalc.Run("compare", WebSearch, "--vary", "planning.utilization=40%,60%", "--surge", "1.5");

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("✓ at 1.5× the peak: all 2 variants meet every objective", answer.Output, StringComparison.Ordinal);
        Assert.Contains("of the fleet sized without it", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_OfAStageWithoutHosts_SaysWhich() =>
        Assert.Contains("✗ no host of rank-1 left", Capcalc.Run("compare", WebSearch, "--vary", "pipeline.rank-1.hosts=1,8", "--set", "models.linear.time=0.1 us", "--lose", "host").Output, StringComparison.Ordinal);

    private static JsonElement Json(params string[] arguments)
    {
        var answer = Capcalc.Run([.. arguments, "--format", "json"]);
        Assert.Equal(0, answer.ExitCode);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
