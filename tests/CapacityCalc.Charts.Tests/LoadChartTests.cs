using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class LoadChartTests
{
    private static readonly LoadChart Chart = new();

    [Fact]
    public void Load_OneObjective_SaysUpToWhere()
    {
        var drawing = Drawing.Of<CurveDrawing>(Chart, Samples.WebSearch);
        Assert.Equal("p99 stays within 500 ms up to 1,450 requests/s", drawing.Title);
        Assert.Equal(["p50", "p95", "p99"], drawing.Curves.Select(curve => curve.Name));
        Assert.Equal([new CurveLimit(0.5, "p99 objective 500 ms", 2)], drawing.Limits.AsEnumerable());
        Assert.Equal(
            [
                new CurveRule(1000, "peak 1,000/s", RuleRole.Current),
                new CurveRule(1450, "objectives hold to 1,450/s", RuleRole.Allowed),
                new CurveRule(1700, "saturated at 1,700/s", RuleRole.End),
            ],
            drawing.Rules.AsEnumerable());
        Assert.Equal(1700, drawing.ForbiddenFrom);
    }

    [Fact]
    public void Load_Points_ArePlottedAsTheyAre()
    {
        var points = Samples.WebSearch.LoadCurve!.Points;
        var curves = Drawing.Of<CurveDrawing>(Chart, Samples.WebSearch).Curves;
        Assert.Equal(points.Select(point => new CurvePoint(point.RatePerSecond, point.P50)), curves[0].Points.AsEnumerable());
        Assert.Equal(points.Select(point => new CurvePoint(point.RatePerSecond, point.P95)), curves[1].Points.AsEnumerable());
        Assert.Equal(points.Select(point => new CurvePoint(point.RatePerSecond, point.P99)), curves[2].Points.AsEnumerable());
    }

    [Fact]
    public void Load_WideRange_IsLogarithmicAndKeepsTheObjectiveInSight()
    {
        var y = Drawing.Of<CurveDrawing>(Chart, Samples.WebSearch).Y;
        Assert.Equal(Scale.Logarithmic, y.Scale);
        Assert.InRange(0.5, y.Minimum, y.Maximum / 5);
        Assert.True(y.Maximum <= 0.5 * 25);
    }

    [Fact]
    public void Load_NarrowRange_IsLinearFromZero()
    {
        var load = Samples.WebSearch.LoadCurve!;
        var calm = Samples.Input(Samples.WebSearchEstimate, load with { Points = [.. load.Points.Where(point => point.RatePerSecond < 1400)] });
        var y = Drawing.Of<CurveDrawing>(Chart, calm).Y;
        Assert.Equal((Scale.Linear, 0), (y.Scale, y.Minimum));
    }

    [Fact]
    public void Load_ObjectivesWithoutACurve_AreNotDrawn() =>
        Assert.Equal(["p50 objective 350 ms", "p99 objective 390 ms", "p95 objective 420 ms"], Drawing.Of<CurveDrawing>(Chart, Samples.EveryObjective).Limits.Select(limit => limit.Label));

    [Fact]
    public void Load_PeakBeyondTheObjectives_IsInTheTitle() =>
        Assert.Equal("The latency objectives hold up to 620 requests/s; the peak is 1,000", Drawing.Of<CurveDrawing>(Chart, Samples.MissedObjective).Title);

    [Fact]
    public void Load_PeakBeyondSaturation_IsInSight()
    {
        var drawing = Drawing.Of<CurveDrawing>(Chart, Samples.OverloadedPeak);
        Assert.True(drawing.X.Maximum > 1000);
        Assert.Equal(830, drawing.ForbiddenFrom);
    }

    [Fact]
    public void Load_NoRateMeetsTheObjective_SaysSo()
    {
        var load = Samples.WebSearch.LoadCurve! with { MaxPerSecondWithinSlo = null, Objectives = [Samples.Slo(Objective.P99, 0.2, 0.397)] };
        Assert.Equal("p99 exceeds 200 ms at any load", Drawing.Of<CurveDrawing>(Chart, Samples.Input(Samples.WebSearchEstimate, load)).Title);
    }

    [Fact]
    public void Load_NothingSaturates_HasNoForbiddenArea()
    {
        var drawing = Drawing.Of<CurveDrawing>(Chart, Samples.NothingSaturates);
        Assert.Null(drawing.ForbiddenFrom);
        Assert.Equal(RuleRole.Current, Assert.Single(drawing.Rules).Role);
    }

    [Fact]
    public void Load_NoObjectives_SaysHowFarThePeakIsFromSaturation() =>
        Assert.Equal("The peak of 1,000 requests/s is 59% of what saturates the fleet", Drawing.Of<CurveDrawing>(Chart, Samples.NoObjectives).Title);

    [Fact]
    public void Load_NoCurve_IsRefused() =>
        Assert.Equal(RefusalReason.NoLoadCurve, Drawing.Refusal(Chart, Samples.Input(Samples.WebSearchEstimate)).Reason);

    [Fact]
    public void Load_NoCurveSinceOverloaded_NamesTheStage() =>
        Assert.Equal(new ChartOutcome.Refused(RefusalReason.Overloaded, "rank-2"), Drawing.Refusal(Chart, Samples.Input(Samples.Overloaded)));

    [Fact]
    public void OtherCharts_LoadCurve_IsNotComputed()
    {
        var input = new ChartInput(() => Samples.WebSearchEstimate, NotAskedFor<LoadCurve>, NotAskedFor<Comparison>);
        Assert.IsType<ChartOutcome.Drawn>(new FunnelChart().Draw(input));
        Assert.IsType<ChartOutcome.Drawn>(new LatencyChart().Draw(input));
    }

    private static T NotAskedFor<T>() => throw new InvalidOperationException("Not asked for.");
}
