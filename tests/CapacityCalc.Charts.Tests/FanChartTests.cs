using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class FanChartTests
{
    private static readonly LoadFan Narrow = new(
        "Web search",
        [new FanPoint(500, [0.2, 0.25, 0.3, 0.32, 0.4], 0), new FanPoint(1500, [0.42, 0.45, 0.5, 0.52, 0.56], 0), new FanPoint(2000, [0.5, 0.6, null, null, null], 0.6)],
        1000, UncertaintySamples.Limit, 100, 2);

    [Fact]
    public void Fan_TellsTheBandAtThePeak()
    {
        var drawing = Drawn(Narrow);

        Assert.Equal("At the peak, p99 is 310 to 480 ms in 90% of the worlds", drawing.Title);
        Assert.Equal(0.4, drawing.Present!.Median!.Value, 9);
        Assert.Equal([0.3, 0.5, null], drawing.Slices.Select(slice => slice.Median));
        Assert.Equal([(1000, RuleRole.Current), (2000, RuleRole.End)], drawing.Rules.Select(rule => (rule.Value, rule.Role)));
        Assert.Equal("p99 objective 500 ms", drawing.Limit!.Label);
        Assert.Equal(Scale.Linear, drawing.Y.Scale);
    }

    [Fact]
    public void Fan_OverloadedAtThePeak_SaysHowOften()
    {
        Assert.Equal("At the peak, p99 is 500 ms or more in 95% of the worlds, and the fleet is overloaded in 60%", Drawn(Narrow with { PeakPerSecond = 2000 }).Title);
        Assert.Equal("At the peak, the fleet is overloaded in 60% of the worlds", Drawn(Narrow with { PeakPerSecond = 3000 }).Title);
    }

    [Fact]
    public void Fan_LatencyThatGrowsManyTimes_IsLogarithmic()
    {
        var steep = Narrow with { Points = [Narrow.Points[0], new FanPoint(1500, [5, 6, 7, 8, 9], 0)] };

        Assert.Equal((Scale.Logarithmic, "p99, log scale"), (Drawn(steep).Y.Scale, Drawn(steep).Y.Title));
    }

    [Fact]
    public void Fan_WithoutRangesOrCurveOrWidth_IsRefused()
    {
        Assert.Equal(RefusalReason.NoUncertainty, Refused(null));
        Assert.Equal(RefusalReason.NoLoadCurve, Refused(Narrow with { Points = Narrow.Points[1..] }));
        Assert.Equal(RefusalReason.NothingVaries, Refused(Narrow with { Points = [new FanPoint(1, [1, 1, 1, 1, 1], 0), new FanPoint(2, [2, 2, 2, 2, 2], 0)] }));
    }

    private static FanDrawing Drawn(LoadFan fan) => Drawing.Of<FanDrawing>(new FanChart(), UncertaintySamples.Input(null, fan));

    private static RefusalReason Refused(LoadFan? fan) => Drawing.Refusal(new FanChart(), UncertaintySamples.Input(null, fan)).Reason;
}
