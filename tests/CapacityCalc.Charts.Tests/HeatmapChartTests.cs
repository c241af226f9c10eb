using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class HeatmapChartTests
{
    private static readonly HeatmapChart Chart = new();

    [Fact]
    public void Heatmap_KeepAndSplit_PlotsP99InItsPlaces()
    {
        var drawing = Draw(ComparisonSamples.KeepAndSplit);
        Assert.Equal("p99 stays within 250 ms in 14 of 24 variants; best is keep 1000, split 4", drawing.Title);
        Assert.Equal(("keep of rank-1", "split of rank-2"), (drawing.X.Title, drawing.Y.Title));
        Assert.Equal(["1", "2", "4", "8"], drawing.Y.Labels.AsEnumerable());
        Assert.Equal(24, drawing.Cells.Length);
        Assert.Equal(new HeatmapCell(0.06 + 0.0004 * 200 / 4, "80 ms", CellState.Meets), drawing.At(1, 2));
        Assert.Equal(CellState.Misses, drawing.At(2, 0).State);
        Assert.Equal(new HeatmapCell(null, "", CellState.Overloaded), drawing.At(5, 0));
        Assert.Equal(("p99 of 250 ms", 0.25), (drawing.Objective, drawing.Limit));
        Assert.Equal(("p99, log scale", Scale.Logarithmic), (drawing.Value.Title, drawing.Value.Scale));
    }

    [Fact]
    public void Heatmap_SameLatencyEverywhere_PlotsCost()
    {
        var drawing = Draw(ComparisonSamples.SameLatency);
        Assert.Equal(Measure.UsdPerMonth, drawing.Value.Measure);
        Assert.Equal("p99 stays within 250 ms in all 9 variants; best is rate 100/s, utilization 80%", drawing.Title);
        Assert.Null(drawing.Limit);
    }

    [Fact]
    public void Heatmap_LongNames_StandBesideTheRowsFromTheTop()
    {
        var drawing = Draw(ComparisonSamples.ShapesAndKeep);
        Assert.Equal("hardware", drawing.Y.Title);
        Assert.Equal("c7i.8xlarge", drawing.Y.Labels[^1]);
        Assert.Null(drawing.Objective);
    }

    [Fact]
    public void Heatmap_LongerAxis_LiesFlat() => Assert.Equal((100, 50), (Draw(ComparisonSamples.Thousands).X.Labels.Length, Draw(ComparisonSamples.Thousands).Y.Labels.Length));

    [Fact]
    public void Heatmap_VariantThatIsNoScenario_LeavesItsCellUnknown()
    {
        var comparison = ComparisonSamples.KeepAndSplit;
        var drawing = Draw(comparison with { Variants = comparison.Variants.SetItem(0, comparison.Variants[0] with { Figures = null }) });
        Assert.Equal(CellState.Unknown, drawing.At(0, 0).State);
        Assert.Equal("p99 stays within 250 ms in 13 of 24 variants; best is keep 1000, split 4", drawing.Title);
    }

    [Fact]
    public void Heatmap_AxisOfOneValue_DoesNotCount()
    {
        var comparison = ComparisonSamples.KeepAndSplit;
        var value = new SweepValue("c7i", null);
        var three = comparison with
        {
            Axes = [new SweepAxis("hardware", null, [value]), .. comparison.Axes],
            Variants = [.. comparison.Variants.Select(variant => variant with { Values = [value, .. variant.Values] })],
        };
        Assert.Equal(Draw(comparison).Cells.AsEnumerable(), Draw(three).Cells.AsEnumerable());
        Assert.Equal(Draw(comparison).Title, Draw(three).Title);
    }

    [Theory]
    [InlineData(RefusalReason.NoComparison, null)]
    [InlineData(RefusalReason.NotTwoAxes, "cross-encoder")]
    [InlineData(RefusalReason.SeveralScenarios, "models")]
    public void Heatmap_UnsuitableComparison_IsRefused(RefusalReason reason, string? sample) => Assert.Equal(reason, Drawing.Refusal(
        Chart, ComparisonSamples.Input(sample is null ? null : ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison)).Reason);

    private static HeatmapDrawing Draw(Comparison comparison) => Drawing.Of<HeatmapDrawing>(Chart, ComparisonSamples.Input(comparison));
}
