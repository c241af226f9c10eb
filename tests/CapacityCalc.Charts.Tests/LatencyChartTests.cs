using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Charts.Tests;

public class LatencyChartTests
{
    private static readonly LatencyChart Chart = new();

    [Fact]
    public void Latency_ThreeStages_StacksTheirSharesToTheTotals()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.WebSearch);
        Assert.Equal("p99 of 397 ms is within 500 ms; rank-2 takes 54% of it", drawing.Title);
        Assert.Equal(["p50", "p95", "p99"], drawing.Rows.Select(row => row.Label));
        Assert.Equal(["310 ms", "360 ms", "397 ms"], drawing.Rows.Select(row => row.Value));
        Assert.Equal(["select", "rank-1", "rank-2"], drawing.Series.AsEnumerable());
        Assert.Equal(["61 ms", "121 ms", "215 ms"], drawing.Rows[2].Segments.Select(segment => segment.Label));
        Assert.Equal([0.310, 0.360, 0.397], drawing.Rows.Select(row => Math.Round(row.End, 9)));
        Assert.All(drawing.Rows, row => Assert.All(row.Segments.Zip(row.Segments.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From)));
    }

    [Fact]
    public void Latency_Objective_BelongsToItsPercentileAlone()
    {
        var rows = Drawing.Of<BarDrawing>(Chart, Samples.WebSearch).Rows;
        Assert.Equal([null, null, new BarLimit(0.5, "p99 objective 500 ms", Verdict.Passed)], rows.Select(row => row.Limit));
    }

    [Fact]
    public void Latency_MissedObjective_IsTheFinding()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.MissedObjective);
        Assert.Equal("p99 of 620 ms misses its objective of 500 ms; rank-2 takes 71% of it", drawing.Title);
        Assert.Equal((Verdict.Failed, "120 ms over"), (drawing.Rows[2].Limit!.Verdict, drawing.Rows[2].Note));
        Assert.Equal(Verdict.Passed, drawing.Rows[0].Limit!.Verdict);
    }

    [Fact]
    public void Latency_MarginalObjective_IsNotClaimed()
    {
        var estimate = Samples.WebSearchEstimate with { Objectives = [new ObjectiveFigures(Objective.P99, 0.4, 0.397, Passed: true, Marginal: true)] };
        Assert.Equal("p99 of 397 ms is within 400 ms, by less than its error", Drawing.Of<BarDrawing>(Chart, Samples.Input(estimate)).Title);
    }

    [Fact]
    public void Latency_ObjectivesOfOtherFigures_HaveRowsOfTheirOwn()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.EveryObjective);
        Assert.Equal(["mean", "p50", "p90", "p95", "p99", "p99.9"], drawing.Rows.Select(row => row.Label));
        Assert.All(drawing.Rows, row => Assert.NotNull(row.Limit));
        Assert.Equal(BarSegment.All, Assert.Single(drawing.Rows[2].Segments).Series);
    }

    [Fact]
    public void Latency_StageWithoutTime_HasNoSegment()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.TenStages);
        Assert.Equal(10, drawing.Series.Length);
        Assert.All(drawing.Rows, row => Assert.Equal(9, row.Segments.Length));
        Assert.DoesNotContain(drawing.Rows[0].Segments, segment => drawing.Series[segment.Series] == "log");
    }

    [Fact]
    public void Latency_NoObjectives_SaysWhatTheP99Is() =>
        Assert.Equal("p99 is 397 ms; rank-2 takes 54% of it", Drawing.Of<BarDrawing>(Chart, Samples.NoObjectives).Title);

    [Fact]
    public void Latency_OneStage_DoesNotSayThatItTakesAll() =>
        Assert.Equal("p99 of 22.4 ms is within 22.5 ms", Drawing.Of<BarDrawing>(Chart, Samples.OneStage).Title);

    [Fact]
    public void Latency_NoTimeAtAll_IsDrawn()
    {
        var estimate = Samples.WebSearchEstimate with { Latency = Percentiles.Zero, Breakdown = [new("select", 0, 0, 0, 0)], Objectives = [] };
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.Input(estimate));
        Assert.Equal("p99 is 0 ms", drawing.Title);
        Assert.True(drawing.X.Maximum > 0);
    }

    [Fact]
    public void Latency_Overloaded_IsRefusedAndNamesTheStage() =>
        Assert.Equal(new ChartOutcome.Refused(RefusalReason.Overloaded, "rank-2"), Drawing.Refusal(Chart, Samples.Input(Samples.Overloaded)));

    [Fact]
    public void Latency_NoPercentiles_IsRefused() =>
        Assert.Equal(RefusalReason.NoLatency, Drawing.Refusal(Chart, Samples.Input(Samples.WebSearchEstimate with { Latency = Percentiles.None })).Reason);

    [Fact]
    public void Latency_NoBreakdown_IsRefused() =>
        Assert.Equal(RefusalReason.NoBreakdown, Drawing.Refusal(Chart, Samples.Input(Samples.WebSearchEstimate with { Breakdown = [] })).Reason);
}
