using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

public class VariedAxesTests
{
    [Theory]
    [InlineData("cross-encoder", "2 layers")]
    [InlineData("keep-and-split", "keep 100, split 1")]
    [InlineData("shapes-and-keep", "c7i.8xlarge, keep 100")]
    [InlineData("models", "BM25")]
    [InlineData("long-names", "128")]
    public void Name_OfTheFirstVariant_SaysWhatIsVaried(string sample, string expected)
    {
        var comparison = ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison;
        Assert.Equal(expected, new VariedAxes(comparison).Name(comparison.Variants[0]));
    }

    [Fact]
    public void Name_FilesOfOneTitle_AreToldApartByTheirNames()
    {
        var comparison = ComparisonSamples.Funnels;
        var same = comparison with { Variants = [.. comparison.Variants.Select((variant, index) => variant with { Scenario = "Search", File = $"dir/search-{index}.yaml" })] };
        Assert.Equal("search-1", new VariedAxes(same).Name(same.Variants[1]));
    }

    [Fact]
    public void Name_TwoAxesOfOneProperty_SaysWhose()
    {
        var comparison = ComparisonSamples.Plane(
            "x", ComparisonSamples.Axis("models.a.layers", Count.Dimension, 1, 2), ComparisonSamples.Axis("models.b.layers", Count.Dimension, 3, 4),
            (_, _) => ComparisonSamples.One.Variants[0].Figures!);
        Assert.Equal("layers of a 1, layers of b 3", new VariedAxes(comparison).Name(comparison.Variants[0]));
    }

    [Fact]
    public void Scenarios_VariantThatIsNoScenario_IsNoOtherScenario()
    {
        var comparison = ComparisonSamples.CrossEncoder;
        var invalid = comparison with { Variants = comparison.Variants.SetItem(0, comparison.Variants[0] with { Figures = null, Scenario = "scenario" }) };
        Assert.Equal(comparison.Variants[1].Scenario, new VariedAxes(invalid).Scenarios);
        Assert.StartsWith(comparison.Variants[1].Scenario + " · ", Drawing.Of<DepthDrawing>(new DepthChart(), ComparisonSamples.Input(invalid)).Subtitle);
        Assert.Equal("3 scenarios", new VariedAxes(ComparisonSamples.Funnels).Scenarios);
    }

    [Theory]
    [InlineData("136.363636", "136.4 layers")]
    [InlineData("16384", "16384 layers")]
    [InlineData("small", "small")]
    public void Name_ValueOfARange_HasFourDigits(string label, string expected)
    {
        var axis = new SweepAxis("models.m.layers", Count.Dimension, [new SweepValue(label, 136), new SweepValue("7", 7)]);
        var figures = ComparisonSamples.One.Variants[0].Figures!;
        var comparison = ComparisonSamples.Sweep("x", axis, [figures, figures]);
        Assert.Equal(expected, new VariedAxes(comparison).Name(comparison.Variants[0]));
        Assert.Equal(expected, new VariedAxes(comparison).Beginning(comparison.Variants[0]));
    }

    [Fact]
    public void Name_ValuesThatWouldReadAlike_KeepTheirDigits()
    {
        var axis = ComparisonSamples.Axis("traffic.rate", QueryRate.Dimension, 1) with { Values = [new SweepValue("490.7625/s", 490.7625), new SweepValue("490.7725/s", 490.7725), new SweepValue("512.3456/s", 512.3456)] };
        Assert.Equal(["490.7625/s", "490.7725/s", "512.3/s"], axis.Values.Select(value => SweepLabels.Of(axis, value)));
    }

    [Fact]
    public void Name_AxisOfOneValue_IsTheScenarios()
    {
        var comparison = ComparisonSamples.Sweep("Search", ComparisonSamples.Axis("models.a.layers", Count.Dimension, 1), [ComparisonSamples.One.Variants[0].Figures!]);
        Assert.Equal("Search", new VariedAxes(comparison).Name(comparison.Variants[0]));
    }

    /// <summary>A baseline may be of another file: it is named in lists, and has no place on an axis.</summary>
    [Fact]
    public void Baseline_OfAnotherFile_HasNoPlaceOnAnAxis()
    {
        var comparison = ComparisonSamples.CrossEncoder;
        var baseline = comparison.Variants[0] with { Values = [], File = "today.yaml", Scenario = "Today" };
        var with = comparison with { Variants = [.. comparison.Variants, baseline], Reference = baseline };
        Assert.Equal("baseline", new VariedAxes(with).Name(baseline));
        Assert.Equal(
            Drawing.Of<DepthDrawing>(new DepthChart(), ComparisonSamples.Input(comparison)).Title,
            Drawing.Of<DepthDrawing>(new DepthChart(), ComparisonSamples.Input(with)).Title);
        Assert.Equal(5, Drawing.Of<ParetoDrawing>(new ParetoChart(), ComparisonSamples.Input(with)).Points.Length);

        var plane = ComparisonSamples.KeepAndSplit;
        var heatmap = Drawing.Of<HeatmapDrawing>(new HeatmapChart(), ComparisonSamples.Input(plane with { Variants = [baseline, .. plane.Variants] }));
        Assert.Equal(24, heatmap.Cells.Length);
    }
}
