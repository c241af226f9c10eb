using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts.Tests;

public class StagesChartTests
{
    private static readonly StagesChart Chart = new();

    [Fact]
    public void Stages_WideRange_IsLogarithmicAndNotBrokenDown()
    {
        var drawing = Draw(ComparisonSamples.Funnels);
        Assert.Equal("Three stages cost 1/222 of one at equal NDCG@10", drawing.Title);
        Assert.Equal((Scale.Logarithmic, "cost (USD/month), log scale", 1000), (drawing.X.Scale, drawing.X.Title, drawing.X.Minimum));
        Assert.Equal([new BarSegment(BarSegment.All, 1000, 2e6, "")], drawing.Rows[0].Segments.AsEnumerable());
        Assert.Equal(["2 M", "60 k", "9,000"], drawing.Rows.Select(row => row.Value));
        Assert.Equal("p99 480 ms ≤ 500 ms · NDCG@10 74.3", drawing.Rows[0].Note);
    }

    [Fact]
    public void Stages_NarrowRange_IsStackedByStage()
    {
        var drawing = Draw(ComparisonSamples.NearFunnels);
        Assert.Equal("Three stages cost 56% less than one, with NDCG@10 74.2 instead of 74.3", drawing.Title);
        Assert.Equal(["dnn", "linear", "retrieve"], drawing.Series.AsEnumerable());
        Assert.Equal(
            [new BarSegment(2, 0, 3e3, "3,000"), new BarSegment(1, 3e3, 11e3, "8,000"), new BarSegment(0, 11e3, 23e3, "12 k")],
            drawing.Rows[2].Segments.AsEnumerable());
        Assert.Equal(("p99 610 ms > 500 ms · NDCG@10 74.3", Verdict.Failed), (drawing.Rows[0].Note, drawing.Rows[0].Verdict!.Value));
        Assert.Equal(Verdict.Passed, drawing.Rows[1].Verdict);
    }

    [Fact]
    public void Stages_NoPrices_CountsHosts()
    {
        var drawing = Draw(ComparisonSamples.NoPrices);
        Assert.Equal(Measure.Hosts, drawing.X.Measure);
        Assert.Equal("25 layers take 36% fewer hosts than 39 layers at equal NDCG@10", drawing.Title);
    }

    [Fact]
    public void Stages_VeryManyVariants_ShowsTheCheapestThatMeetTheObjectives()
    {
        var drawing = Draw(ComparisonSamples.FortyLayers);
        Assert.Equal(Enumerable.Range(1, 20).Select(layers => layers == 1 ? "1 layer" : $"{layers} layers"), drawing.Rows.Select(row => row.Label));
        Assert.Contains("20 of 40 variants", drawing.Subtitle);
    }

    [Fact]
    public void Stages_Overloaded_SaysSo()
    {
        var drawing = Draw(ComparisonSamples.AllOverloaded);
        Assert.All(drawing.Rows, row => Assert.StartsWith("overloaded", row.Note));
        Assert.All(drawing.Rows, row => Assert.Equal(Verdict.Failed, row.Verdict));
        Assert.EndsWith("; all 4 are overloaded", drawing.Title);
    }

    [Fact]
    public void Stages_CheapestOfThemIsWorse_IsComparedAtEqualQuality() =>
        Assert.Equal("6 layers cost 50% less than 12 layers at equal NDCG@10", Draw(ComparisonSamples.CrossEncoder).Title);

    [Fact]
    public void Stages_MissedCost_IsNamed() => Assert.Contains("misses", Draw(ComparisonSamples.EveryObjective).Rows[^1].Note);

    [Fact]
    public void Stages_AllAlike_SaysSo() => Assert.Equal("All 3 variants cost about the same", Draw(ComparisonSamples.EqualValues).Title);

    [Fact]
    public void Stages_OnlyTheDearestMeetsItsObjective_SaysSo() =>
        Assert.Equal("Only split 2 meets every objective, for 5,100 USD/month", Draw(ComparisonSamples.TwoVariants).Title);

    [Fact]
    public void Stages_DearOnesAlikeAndACheapOneThatMisses_AreNotAllAlike()
    {
        var comparison = ComparisonSamples.Files([Priced("a", 1000, 0.9), Priced("b", 5000, 0.1), Priced("c", 5001, 0.1)]);
        Assert.Equal("2 of 3 variants meet every objective, each for about 5,001 USD/month", Draw(comparison).Title);
    }

    [Theory]
    [InlineData(1042, 0, "n costs nothing, M costs 1,042 USD/month")]
    [InlineData(1042, 521, "n costs 50% less than M")]
    [InlineData(521, 1042, "M costs 50% less than n")]
    [InlineData(20, 1000, "M costs 1/50 of n")]
    [InlineData(1042, 1042, "Both variants cost about the same")]
    public void Stages_TwoFiles_KeepTheirNames(double first, double second, string title) =>
        Assert.Equal(title, Draw(ComparisonSamples.Files([Priced("M", first, 0.1), Priced("n", second, 0.1)])).Title);

    [Fact]
    public void Stages_FreeVariantAmongNumbers_IsToldFirstWithTheAxis()
    {
        var axis = new SweepAxis("pipeline.rank.hosts", null, [new SweepValue("external", null), new SweepValue("2", null), new SweepValue("40", null)]);
        var comparison = ComparisonSamples.Sweep("Search", axis, [Priced("", 0, 0.1).Figures, Priced("", 1000, 0.1).Figures, Priced("", 20e3, 0.1).Figures]);
        Assert.Equal("Hosts external costs nothing, hosts 40 costs 20 k USD/month", Draw(comparison).Title);
        var positive = comparison with { Variants = [.. comparison.Variants.Skip(1)] };
        Assert.Equal("Hosts 2 costs 1/20 of hosts 40", Draw(positive).Title);
    }

    [Fact]
    public void Stages_FreeVariantThatTakesNoHosts_SaysSo()
    {
        var comparison = ComparisonSamples.Files([Priced("M", 5000, 0.1), Priced("n", 0, 0.1)]);
        var unpriced = comparison with { Variants = [.. comparison.Variants.Select(variant => variant with { Figures = variant.Figures! with { CostPerMonth = null } })] };
        Assert.Equal("n takes no hosts, M takes 5 hosts", Draw(unpriced).Title);
    }

    private static (string Name, VariantFigures Figures) Priced(string name, double cost, double p99) =>
        (name, ComparisonSamples.Variant(ComparisonSamples.Latency(p99), cost, null, ComparisonSamples.Slo(Objective.P99, 0.5, p99)));

    [Fact]
    public void Stages_One_HasItsCost() => Assert.Equal("The only one costs 9,000 USD/month", Draw(ComparisonSamples.One).Title);

    [Fact]
    public void Stages_NothingToDraw_IsRefused()
    {
        var comparison = ComparisonSamples.One;
        var free = comparison with { Variants = [comparison.Variants[0] with { Figures = comparison.Variants[0].Figures! with { CostPerMonth = 0, Hosts = 0, Stages = [] } }] };
        Assert.Equal(RefusalReason.NoComparison, Drawing.Refusal(Chart, ComparisonSamples.Input(null)).Reason);
        Assert.Equal(RefusalReason.NoStages, Drawing.Refusal(Chart, ComparisonSamples.Input(free)).Reason);
    }

    [Fact]
    public void Stages_VariantWithoutFigures_IsLeftOut()
    {
        var comparison = ComparisonSamples.Funnels;
        var drawing = Draw(comparison with { Variants = comparison.Variants.SetItem(1, comparison.Variants[1] with { Figures = null }) });
        Assert.Equal(2, drawing.Rows.Length);
        Assert.DoesNotContain(drawing.Rows, row => row.Label == "Two stages");
    }

    [Fact]
    public void Stages_UnpricedStage_MakesAllCountHosts()
    {
        var comparison = ComparisonSamples.Funnels;
        var variant = comparison.Variants[0];
        var unpriced = comparison with { Variants = comparison.Variants.SetItem(0, variant with { Figures = variant.Figures! with { CostPerMonth = null, Method = Method.Bound } }) };
        Assert.Equal(Measure.Hosts, Draw(unpriced).X.Measure);
    }

    private static BarDrawing Draw(Comparison comparison) => Drawing.Of<BarDrawing>(Chart, ComparisonSamples.Input(comparison));
}
