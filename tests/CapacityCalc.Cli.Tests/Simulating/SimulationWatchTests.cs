using CapacityCalc.Cli.Simulating;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Simulating;

public class SimulationWatchTests
{
    [Fact]
    public void Words_OfPlannedReplications_CountThem() => Assert.Equal(
        "12 of 20 replications, p99 396.2 ms ± 1.9 ms, 1.2M requests/s",
        Plain(SimulationWatch.InWords(new SimulationProgress(12, 20, 2_400_000, new Interval(0.3962, 0.0019)), TimeSpan.FromSeconds(2))));

    [Fact]
    public void Words_BeforeAnInterval_AreShort() => Assert.Equal(
        "1 replication, 50k requests/s",
        Plain(SimulationWatch.InWords(new SimulationProgress(1, null, 100_000, null), TimeSpan.FromSeconds(2))));

    [Theory]
    [InlineData(5, 20, 0.01, null, 0.25)]
    [InlineData(5, null, 0.02, 0.01, 0.25)]
    [InlineData(5, null, 0.001, 0.01, 1.0)]
    [InlineData(5, null, 0.02, null, null)]
    public void Share_OfTheWork_IsThatOfReplicationsOrOfPrecision(int replications, int? planned, double reached, double? precision, double? share) =>
        Assert.Equal(share, SimulationWatch.Share(new SimulationProgress(replications, planned, 1000, new Interval(1, reached)), precision));

    [Fact]
    public void Line_OnATerminal_IsShownAndTakenBack()
    {
        var shell = new Shell { IsTerminal = true, Engine = new FakeEngine { Takes = TimeSpan.FromSeconds(1.2) } };

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml"));
        Assert.Contains("replications", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Simulation  ", shell.Error, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "xterm", 1.0)]
    [InlineData(true, "dumb", 1.0)]
    [InlineData(true, "xterm", 0.0)]
    public void Line_InAPipeOrOfAShortRun_IsNotThere(bool isTerminal, string term, double seconds)
    {
        var shell = new Shell
        {
            IsTerminal = isTerminal,
            Environment = new() { ["TERM"] = term },
            Engine = new FakeEngine { Takes = TimeSpan.FromSeconds(seconds) },
        };

        Assert.Equal(0, shell.Run("simulate", "web-search.yaml"));
        Assert.Empty(shell.Error);
    }

    [Fact]
    public void Failure_BehindTheLine_IsTheFailureItself()
    {
        var shell = new Shell { IsTerminal = true, Engine = new FakeEngine { Failure = new InvalidOperationException("broken") } };

        Assert.Equal(1, shell.Run("simulate", "web-search.yaml"));
        Assert.Equal("capcalc: internal error: InvalidOperationException: broken\n", shell.Error);
    }

    private static string Plain(string words) => words.Replace('\u00a0', ' ');
}
