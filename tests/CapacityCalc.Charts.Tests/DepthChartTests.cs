using CapacityCalc.Charts.Drawings;
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
    [InlineData("cross-encoder", "Quality stops growing at 6 layers, the most that meet 250 ms")]
    [InlineData("forty-layers", "Quality stops growing at 25 layers; up to 27 layers meet the objectives")]
    [InlineData("candidates-in-ratios", "Keep up to 500 meets 300 ms")]
    [InlineData("slow-call", "p99 grows from 83 ms at mean 1 ms to 140 ms at mean 20 ms")]
    [InlineData("two-variants", "Quality does not change; only split 2 meets 150 ms")]
    [InlineData("equal-values", "Quality does not change; all 3 variants meet 100 ms")]
    [InlineData("long-names", "Quality keeps growing to 512; up to 256 meets 300 ms")]
    [InlineData("nanoseconds", "Quality keeps growing to time 5 ns; time up to 3 ns meets 10 ns")]
    public void Depth_Title_SaysTheFinding(string sample, string title) =>
        Assert.Equal(title, Draw(ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison).Title);

    [Fact]
    public void Depth_ObjectiveThatOnlyALowerQualityMeets_KeepsBothFindings() =>
        Assert.Equal("Quality stops growing at 6 layers; no variant meets 50 ms", Draw(WithLimit(0.05)).Title);

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
        Assert.Equal("Only p99 objective 200 ms meets the objectives", drawing.Title);
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
