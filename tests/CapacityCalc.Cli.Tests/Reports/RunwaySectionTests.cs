using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Cli.Tests.Samples;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Tests.Reports;

public sealed class RunwaySectionTests
{
    [Fact]
    public void NothingGrows_HasNoSection() => Assert.Null(RunwaySection.Of(SampleEstimates.All[0].Estimate));

    [Fact]
    public void NothingBreaks_SaysForHowLong() => Assert.Equal(
        ["Today's fleet of 10 hosts holds for all 24 months", "The budget of 73k USD/month lasts for all 24 months", "traffic.rate grows by 5% a month (79.6% a year), followed for 24 months"],
        Sentences(Sample()));

    [Fact]
    public void FirstMonth_IsNoMonthUpToWhichItHolds() => Assert.StartsWith(
        "Today's fleet of 10 hosts holds today, and no longer in month 1: rank overloaded, 102% busy",
        Sentences(Sample(Overload(RunwayFleet.Kept, 1)))[0]);

    [Fact]
    public void LaterBreak_SaysUpToWhen_AndFromWhenAboveTheCeiling() => Assert.Equal(
        "Today's fleet of 10 hosts holds up to month 10, and no longer in month 11: p99 120 ms > 100 ms; it is above the ceiling of 60% from month 1",
        Sentences(Sample(new(RunwayFleet.Kept, RunwayCause.AboveCeiling, 1) { Stage = "rank", Utilization = 0.62 }, Missed(RunwayFleet.Kept, 11)))[0]);

    [Fact]
    public void MissedToday_AndMetAgain_SaysBoth() => Assert.Equal(
        "The budget of 73k USD/month is missed today: the fleet sized anew costs 80k USD/month > 73k USD/month (met again in month 5)",
        Sentences(Sample(Cost(0) with { MetAgain = 5 }))[1]);

    [Fact]
    public void NoFleetMeetsTheLatency_IsToldBeforeTheBudgetThatBreaksLater() => Assert.Equal(
        [
            "p99 ≤ 100 ms can be met up to month 7, and no longer in month 8: no fleet does better than p99 120 ms > 100 ms",
            "The budget of 73k USD/month lasts up to month 8, and no longer in month 9: the fleet sized anew costs 80k USD/month > 73k USD/month",
        ],
        Sentences(Sample(Missed(RunwayFleet.Sized, 8), Cost(9)))[1..3]);

    [Fact]
    public void GivenHosts_ThatOverloadInBothFleets_AreToldOnce()
    {
        var once = Sentences(Sample(Overload(RunwayFleet.Sized, 4), Overload(RunwayFleet.Kept, 4)));
        Assert.Single(once, sentence => sentence.Contains("102% busy", StringComparison.Ordinal));
        var twice = Sentences(Sample(Overload(RunwayFleet.Kept, 3), Overload(RunwayFleet.Sized, 4)));
        Assert.Contains("The hosts given to rank carry their load up to month 3, and no longer in month 4: 102% busy", twice);
    }

    [Fact]
    public void NoFleet_GivesItsReason_AndLimitsLastNoLonger() => Assert.Equal(
        ["A fleet can be sized up to month 19, and no longer in month 20: too many", "The budget of 73k USD/month lasts as long as a fleet can be sized"],
        Sentences(Sample(new RunwayBreak(RunwayFleet.Sized, RunwayCause.NoFleet, 20) { Problem = TooMany }))[1..3]);

    [Fact]
    public void Table_ShowsTheUsualMonths_TheBreaksAndTheHorizon()
    {
        var table = TableOf(Sample(Cost(5) with { MetAgain = 7 }, Overload(RunwayFleet.Kept, 11)));
        Assert.Equal(["now", .. new[] { 1, 2, 3, 5, 6, 7, 9, 11, 12, 18, 24 }.Select(month => $"month {month}")], table.Rows.Select(row => row.Cells[0].Print().Number));
    }

    [Theory]
    [InlineData(DiagnosticCodes.TooFewShards, "✗ memory")]
    [InlineData(DiagnosticCodes.OutOfRange, "✗ no fleet")]
    public void Table_MonthWithoutAFleet_HasNoFigures(string code, string verdict)
    {
        var sample = Sample();
        var runway = sample with { Months = [.. sample.Months.Select(month => month with { Kept = new RunwayFigures { Problem = TooMany with { Code = code } } })] };
        Assert.Equal(["–", "–", verdict], TableOf(runway).Rows[0].Cells[^3..].Select(cell => cell.Print().Number));
    }

    private static Diagnostic TooMany => new(DiagnosticCodes.OutOfRange, Severity.Error, default, "too many");

    private static string[] Sentences(Runway runway) =>
        [.. ((Statements)RunwaySection.Of(SampleEstimates.All[0].Estimate with { Runway = runway })!.Blocks[0]).Lines.Select(line => line.Text)];

    private static Table TableOf(Runway runway) => (Table)RunwaySection.Of(SampleEstimates.All[0].Estimate with { Runway = runway })!.Blocks[1];

    private static RunwayBreak Overload(RunwayFleet fleet, int month) => new(fleet, RunwayCause.Overloaded, month) { Stage = "rank", Utilization = 1.02 };

    private static RunwayBreak Missed(RunwayFleet fleet, int month) => new(fleet, RunwayCause.Objective, month) { Objective = new ObjectiveFigures(Objective.P99, 0.1, 0.12, false, false) };

    private static RunwayBreak Cost(int month) => new(RunwayFleet.Sized, RunwayCause.Objective, month) { Objective = new ObjectiveFigures(Objective.Cost, 100, 80_000 / 730.0, false, false) };

    private static Runway Sample(params RunwayBreak[] breaks)
    {
        var growth = new Growth("traffic.rate", 1000, QueryRate.Dimension, GrowthRate.FromPercentPerMonth(5));
        var figures = new RunwayFigures { Hosts = 10, CostPerMonth = 50_000, Utilization = 0.5, BusiestStage = "rank", Objectives = [new ObjectiveFigures(Objective.Cost, 100, 50, true, false)] };
        return new Runway
        {
            Scenario = "Search",
            Growing = [growth],
            UtilizationCeiling = 0.6,
            Months = [.. Enumerable.Range(0, 25).Select(month => new RunwayMonth(month, growth.After(month), [new RunwayAmount(growth, growth.After(month))], figures, figures with { Objectives = [] }))],
            Breaks = [.. breaks.OrderBy(found => found.Month)],
            Notes = [],
        };
    }
}
