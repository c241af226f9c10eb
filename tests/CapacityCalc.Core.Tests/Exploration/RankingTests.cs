using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CsCheck;

namespace CapacityCalc.Core.Tests.Exploration;

/// <summary>Marks, against a search through all pairs.</summary>
public sealed class RankingTests
{
    /// <summary>Few different figures, so that ties are common; a p99 of 0 stands for an overloaded variant.</summary>
    private static readonly Gen<ImmutableArray<Variant>> Variants =
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 5], Gen.Int[1, 4], Gen.Bool, Made).Array[1, 40].Select(variants => variants.ToImmutableArray());

    [Fact]
    public void Marks_OfAnyVariants_AreThoseOfEveryPair() => Variants.Sample(variants =>
    {
        var ranking = new Ranking(variants);
        var candidates = Candidates(variants);
        Assert.Equal(variants.Length, ranking.Marked.Length);
        foreach (var (variant, marked) in variants.Zip(ranking.Marked))
        {
            var isBeaten = candidates.Any(other => Beats(other, variant));
            Assert.Equal(candidates.Contains(variant) && !isBeaten, marked.IsPareto);
        }
    });

    [Fact]
    public void Recommended_IsOnTheFront_MeetsEveryObjective_AndIsTheCheapestAmongTheBest() => Variants.Sample(variants =>
    {
        var ranking = new Ranking(variants);
        var meeting = variants.Where(variant => variant.Figures!.MeetsObjectives).ToArray();
        Assert.Equal(meeting.Length > 0, ranking.Recommended is not null);
        Assert.Equal(meeting.Length == 0 && variants.Any(variant => variant.Figures!.Latency.P99 is not null), ranking.NearestMiss is not null);
        if (ranking.Recommended is { } index)
        {
            var chosen = ranking.Marked[index];
            Assert.Contains(variants[index], meeting);
            Assert.True(chosen.IsPareto);
            var best = meeting.Max(variant => variant.Figures!.Quality!.Value);
            Assert.Equal(best, chosen.Figures!.Quality!.Value);
            Assert.Equal(meeting.Where(variant => variant.Figures!.Quality!.Value.Equals(best)).Min(variant => variant.Figures!.CostPerMonth), chosen.Figures.CostPerMonth);
        }
    });

    [Fact]
    public void NearestMiss_IsMissedByLeast() => Variants.Sample(variants =>
    {
        if (new Ranking(variants).NearestMiss is { } miss)
        {
            var least = variants.Where(variant => variant.Figures!.Latency.P99 is not null).Min(variant => variant.Figures!.Objectives.Max(objective => objective.Actual / objective.Limit));
            Assert.Equal(least, miss.Objective.Actual / miss.Objective.Limit);
        }
    });

    [Fact]
    public void Quality_OfLess_IsTheBetter_WhereTheMetricSaysSo()
    {
        ImmutableArray<Variant> variants = [Made(1, 1, 1, true), Made(1, 1, 2, true)];
        ImmutableArray<Variant> losses = [.. variants.Select(variant => variant with { Figures = variant.Figures! with { Quality = variant.Figures.Quality! with { Better = Better.Lower } } })];
        Assert.Equal(1, new Ranking(variants).Recommended);
        Assert.Equal(0, new Ranking(losses).Recommended);
    }

    [Fact]
    public void Quality_WithinAThousandth_IsAsGood()
    {
        static Variant Of(double quality, int cost)
        {
            var variant = Made(1, cost, 1, true);
            return variant with { Figures = variant.Figures! with { Quality = new QualityFigures("NDCG@10", quality) } };
        }

        Assert.Equal(0, new Ranking([Of(74.30, 1), Of(74.31, 2)]).Recommended);
        Assert.Equal(1, new Ranking([Of(74.00, 1), Of(74.31, 2)]).Recommended);
    }

    [Fact]
    public void Quality_OfOtherMetrics_IsNotCompared()
    {
        var other = Made(1, 2, 9, true);
        other = other with { Figures = other.Figures! with { Quality = new QualityFigures("recall", 9) } };
        var ranking = new Ranking([Made(1, 1, 1, true), other]);
        Assert.Equal(0, ranking.Recommended);
        Assert.Equal([true, false], ranking.Marked.Select(variant => variant.IsPareto));
    }

    [Fact]
    public void Cost_OfOneWithoutAPrice_LeavesTheHosts()
    {
        var unpriced = Made(1, 5, 1, true);
        unpriced = unpriced with { Figures = unpriced.Figures! with { CostPerMonth = null, Hosts = 1 } };
        Assert.Equal(1, new Ranking([Made(1, 1, 1, true) with { Figures = Made(1, 1, 1, true).Figures! with { Hosts = 2 } }, unpriced]).Recommended);
    }

    private static Variant Made(int p99, int cost, int quality, bool meets) => new()
    {
        Scenario = "s",
        File = "s.yaml",
        Values = [],
        Figures = new VariantFigures(
            p99 == 0 ? Percentiles.None : new Percentiles(p99, p99, p99, p99, p99, p99),
            Method.Exact,
            0,
            cost,
            cost * 100,
            new QualityFigures("NDCG@10", quality),
            null,
            [new ObjectiveFigures(Objective.P99, meets ? 10 : 0.5, p99 == 0 ? null : p99, meets && p99 > 0, false), new ObjectiveFigures(Objective.Hosts, 10, cost, true, false)],
            []),
    };

    private static Variant[] Candidates(ImmutableArray<Variant> variants)
    {
        var meeting = variants.Where(variant => variant.Figures!.MeetsObjectives).ToArray();
        return meeting.Length > 0 ? meeting : [.. variants.Where(variant => variant.Figures!.Latency.P99 is not null)];
    }

    private static bool Beats(Variant one, Variant other)
    {
        var (a, b) = (one.Figures!, other.Figures!);
        return a.Latency.P99 <= b.Latency.P99 && a.CostPerMonth <= b.CostPerMonth && a.Quality!.Value >= b.Quality!.Value
            && (a.Latency.P99 < b.Latency.P99 || a.CostPerMonth < b.CostPerMonth || a.Quality.Value > b.Quality.Value);
    }
}
