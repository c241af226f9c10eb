using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class HostsChartTests
{
    [Fact]
    public void Hosts_ShowsTheChanceOfEachFleetAndOfThePlannedOne()
    {
        var drawing = Drawn(UncertaintySamples.Result(3));

        Assert.Equal("402 hosts hold in 90% of the worlds; the planned 335 in 55%", drawing.Title);
        Assert.Equal([(318, 0.5), (376, 0.8), (402, 0.9), (416, 0.95)], drawing.Marks.Select(mark => (mark.X, mark.Y)));
        Assert.Equal("90%: 402 hosts", drawing.Marks[2].Label);
        Assert.Equal((335, 0.55), (drawing.Planned.X, drawing.Planned.Y));
        Assert.Equal(drawing.Known.OrderBy(point => point.X).Select(point => point.Y), drawing.Known.Select(point => point.Y).Order());
        Assert.Equal("", drawing.Remark);
    }

    [Fact]
    public void Hosts_ConfidenceThatNoFleetReaches_IsSaid()
    {
        var result = UncertaintySamples.OftenOverloaded;

        Assert.Equal("no fleet holds in 95%: 92% at most", Drawn(result).Remark);
        Assert.Equal(
            "No fleet holds in 90% of the worlds: 84% at most",
            Drawn(result with { Fleets = [.. result.Fleets[..2], new FleetChoice(0.9) { Holds = new(0.84, 0) }] }).Title);
    }

    [Fact]
    public void Hosts_WithoutAFleet_IsRefused()
    {
        var result = UncertaintySamples.Result(1);

        Assert.Equal(RefusalReason.NoUncertainty, Refused(null));
        Assert.Equal(RefusalReason.NoFleet, Refused(result with { Fleets = [], FleetCurve = [] }));
        Assert.Equal(RefusalReason.NoFleetHolds, Refused(result with { Fleets = [new FleetChoice(0.5)], FleetCurve = [] }));
    }

    private static ConfidenceDrawing Drawn(UncertaintyResult result) => Drawing.Of<ConfidenceDrawing>(new HostsChart(), UncertaintySamples.Input(result));

    private static RefusalReason Refused(UncertaintyResult? result) => Drawing.Refusal(new HostsChart(), UncertaintySamples.Input(result)).Reason;
}
