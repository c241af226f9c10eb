using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class DistributionChartTests
{
    [Fact]
    public void Distribution_CountsEveryWorldOnceAndSplitsAtTheObjective()
    {
        var result = UncertaintySamples.Result(3);
        var drawing = Drawn(result);
        var sorted = result.Outcomes[0].Sorted;

        Assert.Equal("p99 stays within 500 ms in 93% of the worlds", drawing.Title);
        Assert.Equal(1, drawing.Bins.Sum(bin => bin.Share), 9);
        Assert.Equal(sorted.Count(value => value <= UncertaintySamples.Limit) / (double)sorted.Length, drawing.Bins.Where(bin => bin.From < UncertaintySamples.Limit).Sum(bin => bin.Share), 9);
        Assert.Contains(drawing.Bins, bin => bin.To == UncertaintySamples.Limit);
        Assert.InRange(drawing.Bins.Length, 8, 62);
        Assert.Equal((result.Outcomes[0].Quantiles[0]!.Value.Value, result.Outcomes[0].Quantiles[4]!.Value.Value), (drawing.Interval!.From, drawing.Interval.To!.Value));
        Assert.Equal("p99 objective 500 ms", drawing.Limit!.Label);
        Assert.Equal("", drawing.Remark);
    }

    [Fact]
    public void Distribution_LongTailAndOverload_AreSaid()
    {
        var drawing = Drawn(UncertaintySamples.OftenOverloaded);

        Assert.Equal("p99 stays within 500 ms in 83% of the worlds, and the fleet is overloaded in 10%", drawing.Title);
        Assert.Equal("0.3% further right, up to 4.48 s; 10% overloaded", drawing.Remark);
        Assert.True(drawing.X.Maximum < 1);
        Assert.Null(drawing.Interval!.To);
    }

    [Fact]
    public void Distribution_FarObjective_StaysOutOfThePicture() => Assert.True(Drawn(UncertaintySamples.WithLimit(3)).X.Maximum < 1);

    [Fact]
    public void Distribution_NoObjective_TellsTheInterval() =>
        Assert.StartsWith("p99 is ", Drawn(UncertaintySamples.Result(1) with { Objectives = [] }).Title);

    [Fact]
    public void Distribution_WithoutP99OrWithOneValue_IsRefused()
    {
        var result = UncertaintySamples.Result(1);

        Assert.Equal(RefusalReason.NoUncertainty, Refused(null));
        Assert.Equal(RefusalReason.NothingVaries, Refused(result with { Outcomes = [UncertaintySamples.Certain(OutcomeKind.P99, 0.4)] }));
        Assert.Equal(RefusalReason.NoLatency, Refused(result with { Outcomes = [] }));
        Assert.Equal(RefusalReason.Overloaded, Refused(result with { Outcomes = [], Planned = Samples.Overloaded }));
    }

    [Fact]
    public void Histogram_HeavyTail_HasBoundedBins()
    {
        ImmutableArray<double> sorted = [.. Enumerable.Range(1, 1000).Select(index => index < 998 ? 1 + (index * 1e-6) : index)];

        Assert.InRange(Histogram.Of(sorted, sorted[^1], null, 1000).Length, 8, 61);
        Assert.Equal(sorted[995], Histogram.End(sorted));
    }

    private static HistogramDrawing Drawn(UncertaintyResult result) => Drawing.Of<HistogramDrawing>(new DistributionChart(), UncertaintySamples.Input(result));

    private static RefusalReason Refused(UncertaintyResult? result) => Drawing.Refusal(new DistributionChart(), UncertaintySamples.Input(result)).Reason;
}
