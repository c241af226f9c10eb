using CapacityCalc.Cli.Stories;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class ReportTests
{
    [Fact]
    public void Options_AreHandedOn()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(
            "report", "web-search.yaml", "-o", "out.html", "--set", "traffic.rate=2000/s", "--vary", "slo.hosts=1,2", "--baseline", "then.yaml", "--keep-fleet", "--samples", "10k", "--seed", "7"));

        var told = shell.Engine.Told!;
        Assert.Equal(("traffic.rate=2000/s", "slo.hosts=1,2", "then.yaml", true), (Assert.Single(told.Scenarios.Settings), Assert.Single(told.Scenarios.Vary), told.Scenarios.Baseline, told.Scenarios.KeepsFleet));
        Assert.Equal((10_000, 7ul, StoryCharts.Svg), (told.Samples, told.Seed, told.Charts));
    }

    [Fact]
    public void Worlds_NotAskedFor_AreTheScenariosOwn()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("report", "web-search.yaml", "-o", "out.html"));
        Assert.Equal((null, null), (shell.Engine.Told!.Samples, shell.Engine.Told.Seed));
    }

    [Theory]
    [InlineData(StoryCharts.Svg, ".svg")]
    [InlineData(StoryCharts.Svg, ".svg", "--charts", "svg")]
    [InlineData(StoryCharts.Png, ".png", "--charts", "png")]
    public void Markdown_HasItsChartsInAFolderBesideIt(StoryCharts charts, string ending, params string[] options)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(["report", "web-search.yaml", "-o", "docs/a design.md", .. options]));

        Assert.Equal(charts, shell.Engine.Told!.Charts);
        Assert.Equal(["docs/a design-charts/funnel" + ending, "docs/a design.md"], shell.Engine.Written.Keys);
        Assert.Contains($"![Items narrow](a%20design-charts/funnel{ending})", shell.Engine.Written["docs/a design.md"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.html")]
    [InlineData("OUT.HTM")]
    public void Html_HasItsChartsInIt(string file)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("report", "web-search.yaml", "-o", file));

        Assert.Equal([file], shell.Engine.Written.Keys);
        Assert.Contains("<svg></svg>", shell.Engine.Written[file], StringComparison.Ordinal);
        Assert.Empty(shell.Output);
        Assert.Contains("unused-model", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--output' is required", "report", "web-search.yaml")]
    [InlineData("does not say which kind of report", "report", "web-search.yaml", "-o", "out.txt")]
    [InlineData("does not say which kind of report", "report", "web-search.yaml", "-o", "out.json")]
    [InlineData("there are no charts of kind 'gif'", "report", "web-search.yaml", "-o", "out.md", "--charts", "gif")]
    [InlineData("has its charts in it", "report", "web-search.yaml", "-o", "out.html", "--charts", "png")]
    [InlineData("has no option '--kind'", "report", "web-search.yaml", "-o", "out.html", "--kind", "funnel")]
    public void Usage_Wrong_SaysSoAndWritesNothing(string expected, params string[] arguments)
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run(arguments));
        Assert.Contains(expected, shell.Error, StringComparison.Ordinal);
        Assert.Null(shell.Engine.Told);
        Assert.Empty(shell.Engine.Written);
    }

    [Fact]
    public void Scenario_WithAnError_IsNotWritten()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("report", "another.yaml", "-o", "out.html"));
        Assert.Contains("unknown-key", shell.Error, StringComparison.Ordinal);
        Assert.Empty(shell.Engine.Written);
    }

    [Fact]
    public void Progress_WhereSomebodyWatches_IsTheShareOfTheWorlds()
    {
        var shell = new Shell { IsTerminal = true, Engine = new FakeEngine { Takes = TimeSpan.FromSeconds(1.2) } };

        Assert.Equal(0, shell.Run("report", "web-search.yaml", "-o", "out.html"));
        Assert.Contains("42% of the worlds", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interruption_WritesNothing_AndSaysSo()
    {
        var shell = new Shell { Engine = new FakeEngine { Failure = new OperationCanceledException() } };

        Assert.Equal(130, shell.Run("report", "web-search.yaml", "-o", "out.html"));
        Assert.Contains("the report was interrupted: nothing was written", shell.Error, StringComparison.Ordinal);
        Assert.Empty(shell.Engine.Written);
    }
}
