using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class FrontierChartTests
{
    [Fact]
    public void Frontier_ShowsWhatIsFoundWhatBindsAndWhereTheScenarioStands()
    {
        var drawing = Drawn(FrontierSamples.Bent);

        Assert.Equal("Keep of rank-1: at most 735 at rate 100/s, 240 at 3,434/s", drawing.Title);
        Assert.Equal([(100, 735), (1000, 735), (2700, 327), (3434, 240)], drawing.Marks.Select(mark => (mark.X, mark.Y)));
        Assert.Equal(["p99 of 500 ms", "the limit of 600 k USD/month"], drawing.Reasons.AsEnumerable());
        Assert.Equal([0, 0, 1, 1], drawing.Marks.Select(mark => mark.Reason!.Value));
        Assert.Equal((1000, 500, "now 500"), (drawing.Present!.X, drawing.Present.Y, drawing.Present.Label));
        Assert.Equal((Scale.Logarithmic, Scale.Linear, FrontierSide.Below), (drawing.X.Scale, drawing.Y.Scale, drawing.Side));
        Assert.Empty(drawing.Nothing);
    }

    [Fact]
    public void Frontier_OfTheSmallest_MeetsTheObjectivesAbove()
    {
        var drawing = Drawn(FrontierSamples.Flat);

        Assert.Equal("Split of rank-2: at least 4, whatever the rate", drawing.Title);
        Assert.Equal(FrontierSide.Above, drawing.Side);
        Assert.Equal([null, null], drawing.Marks.Select(mark => mark.Reason));
        Assert.Equal([8000.0], drawing.Nothing.AsEnumerable());
        Assert.Null(drawing.Present);
    }

    [Fact]
    public void Frontier_WithoutTwoPoints_IsRefused()
    {
        Assert.Equal(RefusalReason.NoFrontier, Refused(null));
        Assert.Equal(RefusalReason.TooFewVariants, Refused(FrontierSamples.Flat with { Points = FrontierSamples.Flat.Points[^2..] }));
    }

    private static FrontierDrawing Drawn(Frontier frontier) =>
        Assert.IsType<FrontierDrawing>(Assert.IsType<ChartOutcome.Drawn>(new FrontierChart().Draw(FrontierSamples.Input(frontier))).Drawing);

    private static RefusalReason Refused(Frontier? frontier) =>
        Assert.IsType<ChartOutcome.Refused>(new FrontierChart().Draw(FrontierSamples.Input(frontier))).Reason;
}
