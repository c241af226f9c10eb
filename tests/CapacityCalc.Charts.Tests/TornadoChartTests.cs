using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class TornadoChartTests
{
    [Fact]
    public void Tornado_SortsByHostsAndSaysWhatMovesThemMost()
    {
        var result = UncertaintySamples.Result(3);
        var drawing = Drawn(result with { Swings = [.. result.Swings.Reverse()] });

        Assert.Equal("models.dnn.time moves the hosts most: 290 to 402", drawing.Title);
        Assert.Equal([("models.dnn.time", "800 µs", "1.2 ms"), ("traffic.rate", "900/s", "1,150/s"), ("pipeline.rank-2.bytes_per_candidate", "1 kB", "3 kB")], drawing.Rows.Select(row => (row.Label, row.AtLow, row.AtHigh)));
        Assert.Equal(["p99 of the planned fleet", "hosts needed"], drawing.Panels.Select(panel => panel.X.Title));
        Assert.Equal([0.397, 335], drawing.Panels.Select(panel => panel.Median));
        Assert.Equal(new TornadoBar(290, 402), drawing.Panels[1].Bars[0]);
        Assert.Equal((290, 402), (drawing.Panels[1].X.Minimum, drawing.Panels[1].X.Maximum));
        Assert.Equal("", drawing.Remark);
    }

    [Fact]
    public void Tornado_ManyInputs_ShowsTheStrongestAndCountsTheRest()
    {
        var drawing = Drawn(UncertaintySamples.Result(15));

        Assert.Equal(12, drawing.Rows.Length);
        Assert.All(drawing.Panels, panel => Assert.Equal(12, panel.Bars.Length));
        Assert.Equal("+ 3 that move less", drawing.Remark);
    }

    [Fact]
    public void Tornado_OnlyP99Varies_HasOnePanel()
    {
        var result = UncertaintySamples.Result(1);
        var drawing = Drawn(result with { Swings = [result.Swings[0] with { Outcomes = [new(OutcomeKind.P99, 0.31, 0.48), new(OutcomeKind.Hosts, 335, 335)] }] });

        Assert.Equal("models.dnn.time moves p99: 310 to 480 ms", drawing.Title);
        Assert.Equal(new TornadoBar(0.31, 0.48), Assert.Single(Assert.Single(drawing.Panels).Bars));
    }

    [Fact]
    public void Tornado_OutcomeThatDoesNotExistAtAnEnd_IsTheStrongest()
    {
        var drawing = Drawn(UncertaintySamples.OftenOverloaded);

        Assert.Equal("models.dnn.time moves the hosts most: 290 to no fleet at all", drawing.Title);
        Assert.Equal(new TornadoBar(0.31, null), drawing.Panels[0].Bars[0]);
        Assert.Equal(["overloaded", "no fleet"], drawing.Panels.Select(panel => panel.Nothing));
    }

    [Fact]
    public void Tornado_WithoutRangesOrWithNothingThatMoves_IsRefused()
    {
        var result = UncertaintySamples.Result(1);

        Assert.Equal(RefusalReason.NoUncertainty, Refused(null));
        Assert.Equal(RefusalReason.NothingVaries, Refused(result with { Swings = [result.Swings[0] with { Outcomes = [new(OutcomeKind.P99, 0.397, 0.397)] }] }));
        Assert.Equal(RefusalReason.Overloaded, Refused(result with { Planned = Samples.Overloaded }));
    }

    private static TornadoDrawing Drawn(UncertaintyResult result) => Drawing.Of<TornadoDrawing>(new TornadoChart(), UncertaintySamples.Input(result));

    private static RefusalReason Refused(UncertaintyResult? result) => Drawing.Refusal(new TornadoChart(), UncertaintySamples.Input(result)).Reason;
}
