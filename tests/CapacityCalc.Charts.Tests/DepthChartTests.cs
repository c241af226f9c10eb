using System.Globalization;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts.Tests;

public class DepthChartTests
{
    private static readonly DepthChart Chart = new();

    [Fact]
    public void Depth_CrossEncoder_PlotsItsPercentilesAndQuality()
    {
        var drawing = Draw(ComparisonSamples.CrossEncoder);
        Assert.Equal(["p50", "p95", "p99"], drawing.Percentiles.Select(series => series.Name));
        Assert.Equal(
            [new SeriesPoint(2, 0.061, "61 ms"), new(4, 0.108, "108 ms"), new(6, 0.158, "158 ms"), new(12, 0.391, "391 ms")],
            drawing.Percentiles[2].Points.AsEnumerable());
        Assert.Equal("NDCG@10", drawing.Quality!.Name);
        Assert.Equal([new SeriesPoint(2, 71.01, "71.01"), new(4, 73.04, "73.04"), new(6, 74.3, "74.3"), new(12, 74.31, "74.31")], drawing.Quality.Points.AsEnumerable());
        Assert.Equal([new CurveLimit(0.25, "p99 objective 250 ms", 2)], drawing.Limits.AsEnumerable());
    }

    [Fact]
    public void Depth_CrossEncoder_NamesItsAxes()
    {
        var drawing = Draw(ComparisonSamples.CrossEncoder);
        Assert.Equal(("layers of cross-encoder", Scale.Linear), (drawing.X.Title, drawing.X.Scale));
        Assert.Equal(("latency", Measure.Seconds, Scale.Linear), (drawing.Y.Title, drawing.Y.Measure, drawing.Y.Scale));
        Assert.Equal("NDCG@10", drawing.Right!.Title);
        Assert.InRange(71.01, drawing.Right.Minimum, drawing.Right.Maximum);
        Assert.InRange(74.31, drawing.Right.Minimum, drawing.Right.Maximum);
        Assert.Equal(["2", "4", "6", "12"], drawing.X.Marks.Select(mark => mark.Label));
    }

    [Fact]
    public void Depth_FeasibleRegion_CoversTheVariantsThatMeetTheObjectivesAndNoOther()
    {
        var region = Assert.Single(Draw(ComparisonSamples.CrossEncoder).Regions);
        Assert.Equal((RegionKind.Feasible, "meets every objective"), (region.Kind, region.Label));
        Assert.InRange(region.From, 1, 2);
        Assert.InRange(region.To, 6, 9);
    }

    [Fact]
    public void Depth_NoObjectives_HasNoRegion() => Assert.Empty(Draw(ComparisonSamples.SlowCall).Regions);

    [Fact]
    public void Depth_OverloadedVariants_LeaveAMarkedGap()
    {
        var drawing = Draw(ComparisonSamples.OverloadedMiddle);
        var p99 = drawing.Percentiles[2].Points;
        Assert.Null(p99.Single(point => point.X.Equals(11)).Y);
        Assert.NotNull(p99.Single(point => point.X.Equals(10)).Y);
        var gaps = drawing.Regions.Where(region => region.Kind == RegionKind.Overloaded).ToList();
        Assert.Equal(3, gaps.Count);
        Assert.All(gaps, gap => Assert.Equal("overloaded", gap.Label));
        Assert.True(gaps[0].From > 10 && gaps[0].From <= 11 && gaps[0].To >= 12 && gaps[0].To < 13);
        Assert.All(drawing.Regions.Zip(drawing.Regions.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Fact]
    public void Depth_VariantThatIsNoScenario_IsCountedAndNotPlotted()
    {
        var drawing = Draw(ComparisonSamples.OverloadedMiddle);
        Assert.DoesNotContain(drawing.Percentiles[0].Points, point => point.X.Equals(31));
        Assert.EndsWith("39 variants; 1 more could not be estimated", drawing.Subtitle);
    }

    [Theory]
    [InlineData("cross-encoder", "Quality stops growing at 6 layers, which meet 250 ms")]
    [InlineData("forty-layers", "Quality stops growing at 25 layers; 27 layers meet the objectives, 28 do not")]
    [InlineData("candidates-in-ratios", "Keep 500 meets 300 ms, 1000 does not")]
    [InlineData("slow-call", "p99 grows from 83 ms at mean 1 ms to 140 ms at mean 20 ms")]
    [InlineData("two-variants", "Split 2 meets 150 ms, 1 does not")]
    [InlineData("equal-values", "All 3 variants meet 100 ms")]
    [InlineData("long-names", "Quality keeps growing to 512; 256 meets 300 ms, 512 does not")]
    [InlineData("nanoseconds", "Quality keeps growing to time 5 ns; time 3 ns meets 10 ns, 5 ns does not")]
    public void Depth_Title_SaysTheFinding(string sample, string title) =>
        Assert.Equal(title, Draw(ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison).Title);

    [Fact]
    public void Depth_ObjectiveThatOnlyALowerQualityMeets_KeepsBothFindings() =>
        Assert.Equal("Quality stops growing at 6 layers; no variant meets 50 ms", Draw(WithLimit(0.05)).Title);

    /// <summary>Layers 1, 2, 3 and so on; a p99 of 0 stands for an overload, and −1 for a variant that is no scenario.</summary>
    [Theory]
    [InlineData("1 layer meets 250 ms, 2 do not", 100, 300, 400)]
    [InlineData("2 layers meet 250 ms, 1 does not", 300, 200, 200)]
    [InlineData("2 layers meet 250 ms, 1 and 3 do not", 300, 200, 300)]
    [InlineData("2 of 4 variants meet 250 ms, from 2 to 3 layers", 300, 200, 200, 300)]
    [InlineData("2 of 4 variants meet 250 ms", 200, 300, 200, 300)]
    [InlineData("Both variants meet 250 ms", 100, 200)]
    [InlineData("Both variants that could be estimated meet 250 ms", 100, -1, 200)]
    [InlineData("1 layer meets 250 ms, 3 do not", 100, -1, 300)]
    [InlineData("2 layers meet 250 ms, 3 do not", 100, 200, 0)]
    [InlineData("No variant meets 250 ms", 300, 0)]
    public void Depth_Objective_IsSaidOfVariantsThatWereTried(string title, params int[] milliseconds) =>
        Assert.Equal(title, Draw(Layers(milliseconds, [], objective: Objective.P99)).Title);

    [Theory]
    [InlineData("p99 grows from 100 ms at 1 layer to 300 ms at 3 layers", 100, 200, 300)]
    [InlineData("p99 falls from 300 ms at 1 layer to 100 ms at 2 layers", 300, 100)]
    [InlineData("p99 is between 100 ms at 1 layer and 300 ms at 2 layers", 100, 300, 200)]
    [InlineData("p99 is 100 ms from 1 layer to 3 layers", 100, 100, 100)]
    [InlineData("p99 grows from 100 ms at 1 layer to 200 ms at 2 layers; overloaded at 3 layers", 100, 200, 0, 0)]
    [InlineData("p99 is 100 ms at 1 layer; overloaded at 2 layers", 100, 0)]
    [InlineData("p99 is 100 ms at 2 layers; overloaded at 1 layer", 0, 100)]
    public void Depth_NoObjective_TellsTheLatency(string title, params int[] milliseconds)
    {
        Assert.Equal(title, Draw(Layers(milliseconds, [], objective: null)).Title);
        // Of a constant there is nothing to say, and no axis to draw.
        var constant = Draw(Layers(milliseconds, [.. milliseconds.Select(_ => 70.0)], objective: null));
        Assert.Equal(title, constant.Title);
        Assert.Null(constant.Quality);
        Assert.Null(constant.Right);
        Assert.Contains("latency at NDCG@10 70 against layers of m", constant.Subtitle);
    }

    [Theory]
    [InlineData("Quality keeps growing to 3 layers", 70.0, 71.0, 72.0)]
    [InlineData("Quality stops growing at 2 layers", 70.0, 72.0, 72.01)]
    [InlineData("Quality is best at 1 layer", 72.0, 71.0, 70.0)]
    [InlineData("Quality is best at 2 layers", 70.0, 72.0, 71.0)]
    [InlineData("Quality is best at 4 layers", 70.0, 72.0, 71.0, 72.01)]
    [InlineData("Quality is best at 4 layers", 70.0, 69.0, 71.0, 73.0)]
    public void Depth_Quality_IsSaidToGrowOnlyWhereItDoes(string title, params double[] qualities) =>
        Assert.Equal(title, Draw(Layers([.. qualities.Select((_, index) => 100 + index)], [.. qualities], objective: null)).Title);

    [Fact]
    public void Depth_InterpolatedQuality_LooksIt()
    {
        var comparison = ComparisonSamples.InterpolatedLayers;
        var drawing = Draw(comparison);
        Assert.Equal(
            [PointOrigin.Given, PointOrigin.Interpolated, PointOrigin.Given, PointOrigin.Interpolated, PointOrigin.Given],
            drawing.Quality!.Points.Take(5).Select(point => point.Origin));
        Assert.Equal(["71.01", "≈ 72.03", "73.04"], drawing.Quality.Points.Take(3).Select(point => point.Label));
        Assert.Contains("NDCG@10 (≈ interpolated)", drawing.Subtitle);
        Assert.Equal("Quality stops growing at 6 layers; 9 layers meet 300 ms, 10 do not", drawing.Title);
        Assert.DoesNotContain("interpolated", Draw(ComparisonSamples.CrossEncoder).Subtitle);
        using var scene = ChartRenderer.Build(drawing, ChartTheme.Light, ImageSize.Default);
        var diamonds = scene.Over.Markers.Where(marker => marker.Shape == MarkerShape.Diamond).ToList();
        Assert.Equal(drawing.Quality.Points.Select(point => point.Origin == PointOrigin.Interpolated), diamonds.Select(marker => marker.Inside is not null));
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.3)]
    [InlineData(0.36)]
    [InlineData(0.38)]
    [InlineData(0.40)]
    [InlineData(0.42)]
    [InlineData(0.44)]
    public void Depth_NameOfTheQuality_LiesOnNoObjective(double limit)
    {
        using var scene = ChartRenderer.Build(Draw(WithLimit(limit)), ChartTheme.Light, ImageSize.Default);
        var names = scene.Texts.Where(text => text.Text is "NDCG@10" or "p50" or "p95" or "p99").ToList();
        var dashed = scene.Plot.PlottableList.OfType<Layer>().SelectMany(layer => layer.Strokes).Where(stroke => stroke.Dash == Dash.Dashed);
        var line = Assert.Single(dashed);
        Assert.True(names.Count >= 5);
        Assert.All(names, name => Assert.False(name.Box.Top <= line.Y1 && name.Box.Bottom >= line.Y1, $"{name.Text} lies on the objective."));
    }

    [Fact]
    public void Depth_QualityReachedBetweenMeasurements_IsCalledInterpolated()
    {
        var comparison = ComparisonSamples.InterpolatedLayers;
        var from = comparison with { Variants = [.. comparison.Variants.Take(4)] };
        Assert.StartsWith("Interpolated quality keeps growing to 5 layers", Draw(from).Title);
    }

    [Fact]
    public void Depth_TicksOfARange_HaveFourDigits()
    {
        var labels = new[] { "100", "136.363636", "490.7625" };
        var axis = new SweepAxis("models.m.layers", Count.Dimension, [.. labels.Select(label => new SweepValue(label, double.Parse(label, CultureInfo.InvariantCulture)))]);
        var comparison = ComparisonSamples.Sweep("x", axis, [.. labels.Select((_, index) => ComparisonSamples.Variant(ComparisonSamples.Latency(0.1 + index), 1000, null))]);
        Assert.Equal(["100", "136.4", "490.8"], Draw(comparison).X.Marks.Select(mark => mark.Label));
        Assert.Equal("p99 grows from 100 ms at 100 layers to 2.1 s at 490.8 layers", Draw(comparison).Title);
    }

    private static Comparison Layers(int[] milliseconds, double[] qualities, Objective? objective)
    {
        var axis = ComparisonSamples.Axis("models.m.layers", Count.Dimension, [.. Enumerable.Range(1, milliseconds.Length).Select(layers => (double)layers)]);
        var comparison = ComparisonSamples.Sweep("Layers", axis, [.. milliseconds.Select((p99, index) => ComparisonSamples.Variant(
            p99 <= 0 ? Percentiles.None : ComparisonSamples.Latency(p99 / 1000.0), 1000, index < qualities.Length ? qualities[index] : null,
            objective is { } known ? [new ObjectiveFigures(known, 0.25, p99 <= 0 ? null : p99 / 1000.0, p99 is > 0 and <= 250, false)] : []))]);
        return comparison with { Variants = [.. comparison.Variants.Select((variant, index) => milliseconds[index] < 0 ? variant with { Figures = null } : variant)] };
    }

    [Fact]
    public void Depth_MetricThatFalls_StopsImproving()
    {
        var comparison = ComparisonSamples.CrossEncoder;
        var falling = comparison with
        {
            Variants =
            [
                .. comparison.Variants.Select(variant => variant with
                {
                    Figures = variant.Figures! with { Objectives = [], Quality = new QualityFigures("log loss", 100 - variant.Figures.Quality!.Value, Better.Lower) },
                }),
            ],
        };
        Assert.Equal("Quality stops improving at 6 layers", Draw(falling).Title);
    }

    [Fact]
    public void Depth_EqualRatios_AreDrawnEqual()
    {
        Assert.Equal((Scale.Logarithmic, "keep of rank-1, log scale"), (Draw(ComparisonSamples.CandidatesInRatios).X.Scale, Draw(ComparisonSamples.CandidatesInRatios).X.Title));
        Assert.Equal(Scale.Linear, Draw(ComparisonSamples.FortyLayers).X.Scale);
    }

    [Fact]
    public void Depth_VariedObjective_HasNoLine()
    {
        var axis = ComparisonSamples.Axis("slo.p99", Duration.Dimension, 0.1, 0.2);
        var comparison = ComparisonSamples.Sweep("objectives", axis, [.. new[] { 0.1, 0.2 }.Select(limit => ComparisonSamples.Variant(
            ComparisonSamples.Latency(0.15), 9000, null, ComparisonSamples.Slo(Objective.P99, limit, 0.15)))]);
        var drawing = Draw(comparison);
        Assert.Empty(drawing.Limits);
        Assert.Equal("p99 objective", drawing.X.Title);
        Assert.Equal("p99 objective 200 ms meets the objectives, 100 ms does not", drawing.Title);
    }

    [Fact]
    public void Depth_ObjectiveOfAnotherPercentile_AddsItsCurve() => Assert.Equal(
        ["mean", "p50", "p90", "p95", "p99", "p99.9"], Draw(ComparisonSamples.EveryObjective).Percentiles.Select(series => series.Name));

    [Theory]
    [InlineData(RefusalReason.NoComparison, null)]
    [InlineData(RefusalReason.NotOneNumericAxis, "keep-and-split")]
    [InlineData(RefusalReason.NotOneNumericAxis, "one-variant")]
    [InlineData(RefusalReason.SeveralScenarios, "models")]
    public void Depth_UnsuitableComparison_IsRefused(RefusalReason reason, string? sample) =>
        Assert.Equal(reason, Drawing.Refusal(Chart, Input(sample)).Reason);

    [Fact]
    public void Depth_EveryVariantOverloaded_NamesTheStage() => Assert.Equal(
        new ChartOutcome.Refused(RefusalReason.Overloaded, "rank"), Drawing.Refusal(Chart, ComparisonSamples.Input(ComparisonSamples.AllOverloaded)));

    [Fact]
    public void Depth_OneEstimableVariant_IsRefused()
    {
        var comparison = ComparisonSamples.CrossEncoder;
        var one = comparison with { Variants = [.. comparison.Variants.Select((variant, index) => index == 0 ? variant : variant with { Figures = null })] };
        Assert.Equal(RefusalReason.TooFewVariants, Drawing.Refusal(Chart, ComparisonSamples.Input(one)).Reason);
    }

    [Fact]
    public void Depth_NamesInPlaceOfNumbers_AreRefused()
    {
        var axis = new SweepAxis("hardware", null, [new SweepValue("c7i", null), new SweepValue("g5", null)]);
        var comparison = ComparisonSamples.Sweep("shapes", axis, [ComparisonSamples.One.Variants[0].Figures!, ComparisonSamples.One.Variants[0].Figures!]);
        Assert.Equal(RefusalReason.NotOneNumericAxis, Drawing.Refusal(Chart, ComparisonSamples.Input(comparison)).Reason);
    }

    private static Comparison WithLimit(double limit) => ComparisonSamples.CrossEncoder with
    {
        Variants =
        [
            .. ComparisonSamples.CrossEncoder.Variants.Select(variant => variant with
            {
                Figures = variant.Figures! with { Objectives = [ComparisonSamples.Slo(Objective.P99, limit, variant.Figures.Latency.P99!.Value)] },
            }),
        ],
    };

    private static ChartInput Input(string? sample) =>
        ComparisonSamples.Input(sample is null ? null : ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison);

    private static DepthDrawing Draw(Comparison comparison) => Drawing.Of<DepthDrawing>(Chart, ComparisonSamples.Input(comparison));
}
