using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class ParetoChartTests
{
    private static readonly ParetoChart Chart = new();

    [Fact]
    public void Pareto_Models_PlotsQualityAgainstCost()
    {
        var drawing = Draw(ComparisonSamples.Models);
        Assert.Equal("MiniLM-L6: NDCG@10 74.3 for 11 k USD/month, within every objective", drawing.Title);
        Assert.Equal(("cost (USD/month), log scale", "NDCG@10"), (drawing.X.Title, drawing.Y.Title));
        Assert.Equal(new ParetoPoint(900, 49.7, "BM25", Standing.Front, Verdict.Passed), drawing.Points[0]);
        Assert.Equal(new ParetoPoint(11e3, 74.3, "MiniLM-L6", Standing.Recommended, Verdict.Passed), drawing.Points[4]);
        Assert.Equal(new ParetoPoint(14e3, 72.2, "ColBERT", Standing.Dominated, Verdict.Passed), drawing.Points[10]);
        Assert.Equal(new ParetoPoint(480e3, 75.1, "mono-T5-3B", Standing.Dominated, Verdict.Failed), drawing.Points[11]);
        Assert.Equal(30e3, drawing.XLimit!.Value, 6);
        Assert.Equal("objective 30 k USD/month", drawing.XLimit.Label);
        Assert.Null(drawing.YLimit);
    }

    [Theory]
    [InlineData("models")]
    [InlineData("thousands")]
    [InlineData("keep-and-split")]
    [InlineData("all-overloaded")]
    public void Pareto_Front_HasExactlyThoseThatNoneIsBetterThan(string sample)
    {
        var drawing = Draw(Find(sample));
        var sign = drawing.Vertical == Better.Higher ? 1 : -1;
        var any = drawing.Points.Any(point => point.Verdict == Verdict.Passed);
        var may = drawing.Points.Index().Where(point => !any || point.Item.Verdict == Verdict.Passed).ToList();
        foreach (var (index, point) in may)
        {
            var isBeaten = may.Any(other => other.Item.X <= point.X && sign * other.Item.Y >= sign * point.Y && (other.Item.X < point.X || sign * other.Item.Y > sign * point.Y));
            var hasTwin = may.Any(other => other.Index != index && other.Item.X.Equals(point.X) && other.Item.Y.Equals(point.Y));
            Assert.True(drawing.Front.Contains(index) == !isBeaten || hasTwin, $"{point}");
        }
        Assert.All(drawing.Front.Zip(drawing.Front.Skip(1)), pair => Assert.True(drawing.Points[pair.First].X < drawing.Points[pair.Second].X));
    }

    [Fact]
    public void Pareto_NoQuality_PlotsLatencyAgainstCost()
    {
        var drawing = Draw(ComparisonSamples.KeepAndSplit);
        Assert.Equal(("cost (USD/month)", "p99, log scale", Better.Lower), (drawing.X.Title, drawing.Y.Title, drawing.Vertical));
        Assert.Equal(23, drawing.Points.Length);
        Assert.EndsWith("23 variants; 1 more has no such figures", drawing.Subtitle);
        Assert.Equal(new ParetoLimit(0.25, "objective 250 ms"), drawing.YLimit);
    }

    [Fact]
    public void Pareto_NoPrices_PlotsQualityAgainstLatency()
    {
        var drawing = Draw(ComparisonSamples.NoPrices);
        Assert.Equal(("p99, log scale", "NDCG@10"), (drawing.X.Title, drawing.Y.Title));
        Assert.Equal("27 layers: NDCG@10 74.94 at p99 98.5 ms, within every objective", drawing.Title);
    }

    [Fact]
    public void Pareto_DifferentMetrics_AreNotPlottedAgainstEachOther()
    {
        var comparison = ComparisonSamples.Models;
        var mixed = comparison with
        {
            Variants = [.. comparison.Variants.Select((variant, index) => index == 0 ? variant with { Figures = variant.Figures! with { Quality = new QualityFigures("MRR", 18) } } : variant)],
        };
        Assert.StartsWith("p99", Draw(mixed).Y.Title);
    }

    [Fact]
    public void Pareto_NoneMeetsTheObjectives_SaysSo() =>
        Assert.Equal("None of 4 variants meets every objective", Draw(ComparisonSamples.AllOverloaded).Title);

    [Fact]
    public void Pareto_EqualValues_StillHaveAnAxis()
    {
        var drawing = Draw(ComparisonSamples.EqualValues);
        Assert.True(drawing.X.Minimum < 5000 && drawing.X.Maximum > 5000);
        Assert.True(drawing.Y.Minimum < 0.1 && drawing.Y.Maximum > 0.1);
        Assert.Single(drawing.Front);
    }

    [Fact]
    public void Pareto_OptimalOnceTheThirdFigureCounts_IsNotCalledDominated()
    {
        var comparison = ComparisonSamples.Models;
        var drawing = Draw(comparison with { Variants = comparison.Variants.SetItem(10, comparison.Variants[10] with { IsPareto = true }) });
        Assert.Equal(Standing.BestElsewhere, drawing.Points[10].Standing);
        Assert.DoesNotContain(10, drawing.Front);
        using var scene = ChartRenderer.Build(drawing, ChartTheme.Light, ImageSize.Default);
        Assert.Contains(scene.Texts, text => text.Text == "dominated in these two figures only");
    }

    [Fact]
    public void Pareto_TwinOfAPointOnTheFront_IsNotDominated() =>
        Assert.DoesNotContain(Draw(ComparisonSamples.EqualValues).Points, point => point.Standing == Standing.Dominated);

    [Fact]
    public void Pareto_NameInATitle_IsNotChanged()
    {
        var comparison = ComparisonSamples.Models;
        var named = comparison with { Variants = comparison.Variants.SetItem(4, comparison.Variants[4] with { Scenario = "mini" }) };
        Assert.StartsWith("mini: NDCG@10 74.3", Draw(named).Title);
    }

    [Fact]
    public void Pareto_NothingToCompare_IsRefused()
    {
        Assert.Equal(RefusalReason.NoComparison, Drawing.Refusal(Chart, ComparisonSamples.Input(null)).Reason);
        Assert.Equal(RefusalReason.TooFewVariants, Drawing.Refusal(Chart, ComparisonSamples.Input(ComparisonSamples.One)).Reason);
    }

    private static Comparison Find(string sample) => ComparisonSamples.All.Single(candidate => candidate.Name == sample).Comparison;

    private static ParetoDrawing Draw(Comparison comparison) => Drawing.Of<ParetoDrawing>(Chart, ComparisonSamples.Input(comparison));
}
