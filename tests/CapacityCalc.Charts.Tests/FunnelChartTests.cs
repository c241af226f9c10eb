using CapacityCalc.Charts.Drawings;

namespace CapacityCalc.Charts.Tests;

public class FunnelChartTests
{
    private static readonly FunnelChart Chart = new();

    [Fact]
    public void Funnel_ThreeStages_NarrowsFromFirstInputToLastOutput()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.WebSearch);
        Assert.Equal("10 B items narrow to 10 in 3 stages", drawing.Title);
        Assert.StartsWith("Web search", drawing.Subtitle);
        Assert.Equal(["select", "rank-1", "rank-2", "answer"], drawing.Rows.Select(row => row.Label));
        Assert.Equal(["10 B", "100 k", "500", "10"], drawing.Rows.Select(row => row.Value));
        Assert.Equal([10e9, 100e3, 500, 10], drawing.Rows.Select(row => row.End));
        Assert.Equal(["keeps 1 in 100 k", "keeps 1 in 200", "keeps 1 in 50", ""], drawing.Rows.Select(row => row.Note));
        Assert.Equal(Scale.Logarithmic, drawing.X.Scale);
    }

    [Fact]
    public void Funnel_Branches_StandBelowTheirStageAndSayWhatTheyKeep()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.ParallelFeed);
        Assert.Equal("500 M items narrow to 40 in 4 stages", drawing.Title);
        Assert.Equal([0, 1, 1, 1, 1, 1, 0, 0, 0, 0], drawing.Rows.Select(row => row.Depth));
        Assert.Equal("friends", drawing.Rows[1].Label);
        Assert.Equal("topics › light", drawing.Rows[3].Label);
        Assert.Equal("keeps 900, 1 in 56", drawing.Rows[3].Note);
    }

    [Fact]
    public void Funnel_NestedBranch_IsIndentedTwice()
    {
        var estimate = Samples.WebSearchEstimate with { Funnel = [new("mix", "parallel", null, 100, 50, 1), new("deep", "rank", "outer/inner", 100, 10, 1)] };
        var row = Drawing.Of<BarDrawing>(Chart, Samples.Input(estimate)).Rows[1];
        Assert.Equal((2, "inner › deep"), (row.Depth, row.Label));
    }

    [Fact]
    public void Funnel_LessThanOneItem_HasAnAxisBelowIt()
    {
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.Tiny);
        Assert.Equal(0.001, drawing.X.Minimum, 1e-12);
        Assert.All(drawing.Rows, row => Assert.True(row.End > drawing.X.Minimum));
    }

    [Fact]
    public void Funnel_NothingPasses_HasNoBarForNothing()
    {
        var estimate = Samples.WebSearchEstimate with { Funnel = [new("block", "filter", null, 500, 0, 1)] };
        var drawing = Drawing.Of<BarDrawing>(Chart, Samples.Input(estimate));
        Assert.Equal("500 items narrow to 0 in one stage", drawing.Title);
        Assert.Equal("keeps none", drawing.Rows[0].Note);
        Assert.Empty(drawing.Rows[1].Segments);
    }

    [Fact]
    public void Funnel_NothingNarrows_SaysSo() =>
        Assert.Equal("All 8 items pass through one stage", Drawing.Of<BarDrawing>(Chart, Samples.OneStage).Title);

    [Fact]
    public void Funnel_Overloaded_IsStillDrawn() => Drawing.Of<BarDrawing>(Chart, Samples.Input(Samples.Overloaded));

    [Fact]
    public void Funnel_NoStages_IsRefused() =>
        Assert.Equal(RefusalReason.NoItems, Drawing.Refusal(Chart, Samples.Input(Samples.WebSearchEstimate with { Funnel = [] })).Reason);

    [Fact]
    public void Funnel_NoItems_IsRefused() =>
        Assert.Equal(RefusalReason.NoItems, Drawing.Refusal(Chart, Samples.Input(Samples.WebSearchEstimate with { Funnel = [new("a", "call", null, 0, 0, 0)] })).Reason);
}
