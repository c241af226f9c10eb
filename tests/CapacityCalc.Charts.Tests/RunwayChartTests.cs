using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts.Tests;

public class RunwayChartTests
{
    private static readonly RunwayChart Chart = new();

    [Fact]
    public void Runway_BothBreak_SaysWhen()
    {
        var drawing = Draw(RunwaySamples.Growing);
        Assert.Equal("Today's fleet breaks in month 11; the budget of 100 k USD/month lasts to month 18", drawing.Title);
        Assert.Equal("Growing search · cost while traffic.rate grows by 5% a month", drawing.Subtitle);
        Assert.Equal(
            [new CurveRule(11, "today's fleet breaks in month 11", RuleRole.Current), new CurveRule(19, "the budget breaks in month 19", RuleRole.End)],
            drawing.Rules.AsEnumerable());
        Assert.Equal("budget 100 k USD/month", Assert.Single(drawing.Limits).Label);
        Assert.Equal(RunwaySamples.Budget, drawing.Limits[0].Value, 1e-6);
    }

    [Fact]
    public void Runway_Curves_AreTheCostsOfBothFleets()
    {
        var runway = RunwaySamples.Growing;
        var drawing = Draw(runway);
        Assert.Equal(["today's fleet", "sized anew"], drawing.Curves.Select(curve => curve.Name));
        Assert.Equal([new CurvePoint(0, 40e3), new CurvePoint(36, 40e3)], drawing.Curves[0].Points.AsEnumerable());
        Assert.Equal(runway.Months.Select(month => new CurvePoint(month.Month, month.Sized.CostPerMonth!.Value)), drawing.Curves[1].Points.AsEnumerable());
        Assert.Equal(["0", "6", "12", "18", "24", "30", "36"], drawing.X.Marks.Select(mark => mark.Label));
        Assert.Equal((Measure.UsdPerMonth, Scale.Linear, 0), (drawing.Y.Measure, drawing.Y.Scale, drawing.Y.Minimum));
    }

    [Fact]
    public void Runway_BudgetMetLater_SaysFromWhen()
    {
        var drawing = Draw(RunwaySamples.Shrinking);
        Assert.Equal("Today's fleet holds for all 24 months; the budget of 100 k USD/month is met from month 8", drawing.Title);
        Assert.Equal(new CurveRule(8, "the budget holds from month 8", RuleRole.Allowed), Assert.Single(drawing.Rules));
        Assert.Contains("shrinks by 5% a month", drawing.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Runway_NothingBreaks_SaysSo()
    {
        var drawing = Draw(RunwaySamples.Flat);
        Assert.Equal("Today's fleet holds for all 36 months; the budget of 100 k USD/month lasts as long", drawing.Title);
        Assert.Empty(drawing.Rules);
    }

    [Fact]
    public void Runway_NoPriceAndNoObjective_CountsHosts()
    {
        var drawing = Draw(RunwaySamples.NoBudget);

        // 40 × 1.05^36 = 231.7
        Assert.Equal("Today's fleet breaks in month 11; in month 36 it takes 231 hosts", drawing.Title);
        Assert.Equal((Measure.Hosts, "hosts"), (drawing.Y.Measure, drawing.Y.Title));
        Assert.Equal(40, drawing.Curves[1].Points[0].Y);
        Assert.Empty(drawing.Limits);
    }

    [Fact]
    public void Runway_ManyTimesTheCost_IsLogarithmicAndEndsWhereNoFleetIs()
    {
        var drawing = Draw(RunwaySamples.Steep);
        Assert.Equal(Scale.Logarithmic, drawing.Y.Scale);
        Assert.Equal(20, drawing.ForbiddenFrom);
        Assert.Equal(19, drawing.Curves[1].Points[^1].X);
        Assert.Equal(["today's fleet breaks in month 1", "the budget breaks in month 2", "no fleet from month 20"], drawing.Rules.Select(rule => rule.Label));
    }

    [Fact]
    public void Runway_CostAndHostsBreakTogether_NamesWhatIsDrawn()
    {
        var runway = RunwaySamples.Growing;
        var hosts = new RunwayBreak(RunwayFleet.Sized, RunwayCause.Objective, 19) { Objective = Samples.Slo(Objective.Hosts, 100, 101) };
        Assert.Equal("the budget breaks in month 19", Draw(runway with { Breaks = [hosts, .. runway.Breaks] }).Rules[^1].Label);
    }

    [Fact]
    public void Runway_AboveTheCeilingAlone_IsNoBreak()
    {
        var runway = RunwaySamples.Flat;
        var ceiling = new RunwayBreak(RunwayFleet.Kept, RunwayCause.AboveCeiling, 3) { Stage = "rank", Utilization = 0.62 };
        Assert.StartsWith("Today's fleet holds for all", Draw(runway with { Breaks = [ceiling] }).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Runway_GivenHostsOverload_IsToldOnceOfTodaysFleet()
    {
        var runway = RunwaySamples.Growing with { Breaks = [] };
        RunwayBreak Overload(RunwayFleet fleet, int month) => new(fleet, RunwayCause.Overloaded, month) { Stage = "rank", Utilization = 1.02 };
        var together = Draw(runway with { Breaks = [Overload(RunwayFleet.Sized, 9), Overload(RunwayFleet.Kept, 9)] });
        Assert.Equal("Today's fleet breaks in month 9; the budget of 100 k USD/month lasts for all 36 months", together.Title);
        Assert.Single(together.Rules);
        var apart = Draw(runway with { Breaks = [Overload(RunwayFleet.Kept, 6), Overload(RunwayFleet.Sized, 9)] });
        Assert.Equal("Today's fleet breaks in month 6; the given hosts carry to month 8", apart.Title);
        Assert.Equal(2, apart.Rules.Length);
    }

    [Fact]
    public void Runway_NothingGrows_IsRefused() => Assert.Equal(RefusalReason.NoGrowth, Drawing.Refusal(Chart, RunwaySamples.Input(null)).Reason);

    [Fact]
    public void Runway_NoHosts_IsRefused()
    {
        var runway = RunwaySamples.Flat;
        var external = runway with { Months = [.. runway.Months.Select(month => month with { Kept = month.Kept with { Hosts = 0 } })] };
        Assert.Equal(RefusalReason.NoFleet, Drawing.Refusal(Chart, RunwaySamples.Input(external)).Reason);
    }

    private static CurveDrawing Draw(Runway runway) => Drawing.Of<CurveDrawing>(Chart, RunwaySamples.Input(runway));
}
