using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class ComparerTests
{
    private const string Search = """
        scenario: Search
        traffic: { rate: 1000/s }
        slo: { p99: 300 ms, hosts: 210 }
        corpus: { items: 100B, bytes_per_item: 200 B }
        network: { round_trip: 0.5 ms }
        models:
          linear: { kind: per_item, time: 1 us }
          dnn:    { kind: per_item, time: 1 ms, cv: 0.3 }
        pipeline:
          - { stage: select, kind: retrieve, matches: 10B, keep: 100k, shards: auto, hardware: r6i.8xlarge, model: { kind: service, p50: 20 ms, p99: 60 ms } }
          - { stage: rank-1, kind: rank, model: linear, keep: 500 }
          - { stage: rank-2, kind: rank, model: dnn, split: 5, keep: 10 }
        compare: { vary: { pipeline.rank-1.keep: [1, 2] } }
        """;

    [Fact]
    public void Variant_IsTheEstimate_OfTheScenarioSetSo()
    {
        var comparison = Compared.Of(Search, "pipeline.rank-1.keep=100,200,500", "pipeline.rank-2.split=1..5:step=2");
        Assert.Equal(9, comparison.Variants.Length);
        foreach (var variant in comparison.Variants)
        {
            var estimate = Given.Estimate(Compared.Set(Given.Document(Search), $"pipeline.rank-1.keep={variant.Values[0].Label}", $"pipeline.rank-2.split={variant.Values[1].Label}"));
            var figures = variant.Figures!;
            Assert.Equal(estimate.Latency, figures.Latency);
            Assert.Equal((estimate.Fleet.Hosts, estimate.Fleet.CostPerMonth, estimate.Bottleneck, estimate.Accuracy), (figures.Hosts, figures.CostPerMonth, figures.Bottleneck, figures.Accuracy));
            Assert.Equal(estimate.Objectives.AsEnumerable(), figures.Objectives);
            Assert.Equal(estimate.Objectives.All(objective => objective.Passed), figures.MeetsObjectives);
        }
    }

    [Fact]
    public void Answer_DoesNotDepend_OnThreads()
    {
        var input = new ComparisonInput([Given.Document(Search)], Compared.Requests("pipeline.rank-1.keep=100..1000:step=50", "models.dnn.time=0.5,1,2 ms".Replace("0.5,1,", "0.5 ms,1 ms,")));
        var (one, four) = (Compared.Of(input), Compared.Of(input with { Threads = 4 }));
        Assert.Equal(one.Variants.Select(Told), four.Variants.Select(Told));
        Assert.Equal((one.Recommended, one.NearestMiss), (four.Recommended, four.NearestMiss));

        static string Told(Variant variant) => $"{string.Join(' ', variant.Values)} {variant.Figures!.Latency} {variant.Figures.Hosts} {variant.IsPareto}";
    }

    [Fact]
    public void Pareto_IsWhatNoOtherBeats_AmongThoseThatMeetTheObjectives()
    {
        var variants = Compared.Of(Search, "pipeline.rank-1.keep=50..600:step=50", "pipeline.rank-2.split=1,2,5,10").Variants;
        var meeting = variants.Where(variant => variant.Figures!.MeetsObjectives).ToArray();
        Assert.NotEmpty(meeting);
        Assert.True(meeting.Length < variants.Length);
        foreach (var variant in variants)
        {
            var figures = variant.Figures!;
            var isBeaten = meeting.Any(other =>
                other.Figures!.Latency.P99 <= figures.Latency.P99 && other.Figures.CostPerMonth <= figures.CostPerMonth
                && (other.Figures.Latency.P99 < figures.Latency.P99 || other.Figures.CostPerMonth < figures.CostPerMonth));
            Assert.Equal(figures.MeetsObjectives && !isBeaten, variant.IsPareto);
        }
    }

    [Fact]
    public void Recommended_IsTheCheapestThatMeetsEveryObjective()
    {
        var comparison = Compared.Of(Search, "pipeline.rank-1.keep=100..600:step=100", "pipeline.rank-2.split=1,2,5,10");
        var chosen = comparison.Variants[comparison.Recommended!.Value];
        var meeting = comparison.Variants.Where(variant => variant.Figures!.MeetsObjectives).ToArray();
        Assert.Contains(chosen, meeting);
        var cheapest = meeting.Min(variant => variant.Figures!.CostPerMonth);
        Assert.Equal(cheapest, chosen.Figures!.CostPerMonth);
        Assert.Equal(meeting.Where(variant => variant.Figures!.CostPerMonth == cheapest).Min(variant => variant.Figures!.Latency.P99), chosen.Figures.Latency.P99);
        Assert.Null(comparison.NearestMiss);
    }

    [Fact]
    public void NoneMeets_NamesTheNearest_AndWhatBinds()
    {
        var comparison = Compared.Of(Search.Replace("p99: 300 ms, hosts: 210", "p99: 60 ms"), "pipeline.rank-1.keep=500,100,200");
        Assert.Null(comparison.Recommended);
        Assert.All(comparison.Variants, variant => Assert.False(variant.Figures!.MeetsObjectives));
        var miss = comparison.NearestMiss!;
        Assert.Equal((1, Objective.P99, "select"), (miss.Variant, miss.Objective.Objective, miss.Stage));
        Assert.Equal(comparison.Variants.Min(variant => variant.Figures!.Latency.P99), miss.Objective.Actual);
    }

    [Fact]
    public void NoneMeetsTheHosts_NamesTheStageWithMost()
    {
        var miss = Compared.Of(Search.Replace("p99: 300 ms, hosts: 210", "hosts: 5"), "pipeline.rank-1.keep=100,200").NearestMiss!;
        Assert.Equal((0, Objective.Hosts, "select"), (miss.Variant, miss.Objective.Objective, miss.Stage));
    }

    [Fact]
    public void KeptFleet_IsTheFirstVariants_InEveryOther()
    {
        var document = Given.Document(Search);
        var input = new ComparisonInput([document], Compared.Requests("traffic.rate=1000/s,500/s,2000/s")) { KeepsFleet = true };
        var variants = Compared.Of(input).Variants;
        Assert.Single(variants.Select(variant => variant.Figures!.Hosts).Distinct());
        var bag = new DiagnosticBag();
        var fleet = Estimator.Size(Binder.Bind(document, bag)!);
        foreach (var variant in variants)
        {
            var other = Binder.Bind(Compared.Set(document, $"traffic.rate={variant.Values[0].Label}"), bag)!;
            Assert.Equal(Estimator.Estimate(other, fleet).Latency, variant.Figures!.Latency);
        }

        Assert.Null(variants[2].Figures!.Latency.P99);
        Assert.False(variants[2].Figures!.MeetsObjectives);
    }

    [Fact]
    public void KeptFleet_ThatCannotBeShared_IsAnErrorOfThatVariant()
    {
        var input = new ComparisonInput([Given.Document(Search)], Compared.Requests("pipeline.rank-1.shards=1,7")) { KeepsFleet = true };
        var variants = Compared.Of(input).Variants;
        Assert.NotNull(variants[0].Figures);
        Assert.Null(variants[1].Figures);
        Assert.Equal(DiagnosticCodes.FleetNotKept, Assert.Single(variants[1].Problems).Code);
    }

    [Theory]
    [InlineData("pipeline.rank-1.hosts=6,7", "gives stage 'rank-1' 6 hosts, and the scenario gives it 7")]
    [InlineData("planning.spare_hosts=0,3", "its spares and zones")]
    [InlineData("pipeline.rank-1.hardware=c7i.8xlarge,c6i.8xlarge", "runs on c7i.8xlarge, and here it is c6i.8xlarge")]
    [InlineData("pipeline.rank-1.hosts=auto,external", "would have no place here")]
    public void KeptFleet_ThatTheVariantAsksToChange_IsAnErrorOfThatVariant(string vary, string expected)
    {
        var variants = Compared.Of(new ComparisonInput([Given.Document(Search)], Compared.Requests(vary)) { KeepsFleet = true }).Variants;
        Assert.NotNull(variants[0].Figures);
        Assert.Null(variants[1].Figures);
        Assert.Contains(expected, Assert.Single(variants[1].Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeptFleet_KeepsTheShapeThatWasCheapest()
    {
        var document = Given.Document(Search.Replace("model: linear, keep: 500", "model: linear, keep: 500, hardware: cheapest"));
        var variants = Compared.Of(new ComparisonInput([document], Compared.Requests("models.linear.memory=1 GB,100 GB,20 GB")) { KeepsFleet = true }).Variants;
        Assert.Equal(variants[0].Figures!.Stages[1].Hardware, variants[2].Figures!.Stages[1].Hardware);
        Assert.Null(variants[1].Figures);
        Assert.Equal(DiagnosticCodes.DoesNotFitMemory, variants[1].Problems[0].Code);
    }

    [Fact]
    public void Variant_WithoutObjectives_BesideOthersThatHaveSome_MeetsNone()
    {
        var variants = Compared.Of(Search, "slo={ p99: 10 s },{}").Variants;
        Assert.True(variants[0].Figures!.MeetsObjectives);
        Assert.True(variants[1].Figures!.IsUnjudged);
        Assert.False(variants[1].Figures!.MeetsObjectives);
    }

    [Fact]
    public void UnusedModel_IsToldWhereNoVariantUsesIt()
    {
        var unused = Search.Replace("  dnn:", "  spare: { kind: per_item, time: 1 ms }\n  dnn:");
        Assert.All(Compared.Of(unused, "models.spare.time=1 ms,2 ms").Variants, variant => Assert.Contains(variant.Problems, problem => problem.Code == DiagnosticCodes.UnusedModel));
        Assert.All(Compared.Of(unused, "pipeline.rank-1.model=linear,spare").Variants, variant => Assert.DoesNotContain(variant.Problems, problem => problem.Code == DiagnosticCodes.UnusedModel));
    }

    [Fact]
    public void NearestMiss_MissesNothingElseByAsMuch()
    {
        var comparison = Compared.Of(Search.Replace("p99: 300 ms, hosts: 210", "p99: 300 ms, hosts: 10"), "pipeline.rank-2.split=1,5,10");
        Assert.Single(comparison.Variants.Select(variant => variant.Figures!.Hosts).Distinct());
        var miss = comparison.NearestMiss!;
        Assert.Equal(Objective.Hosts, miss.Objective.Objective);
        Assert.Equal(comparison.Variants.Min(variant => variant.Figures!.Objectives.Sum(objective => Math.Max(0, (objective.Actual!.Value / objective.Limit) - 1))),
            comparison.Variants[miss.Variant].Figures!.Objectives.Sum(objective => Math.Max(0, (objective.Actual!.Value / objective.Limit) - 1)));
    }

    [Fact]
    public void InvalidVariant_IsCalledAsItsScenario() =>
        Assert.All(Compared.Of(Search, "pipeline.rank-2.split=5,1.5").Variants, variant => Assert.Equal("Search", variant.Scenario));

    [Fact]
    public void Baseline_IsTheReference_AndNoVariant()
    {
        var document = Given.Document(Search);
        var comparison = Compared.Of(new ComparisonInput([document], Compared.Requests("pipeline.rank-1.keep=100,200")) { Baseline = Compared.Set(document, "pipeline.rank-1.keep=400") });
        Assert.Equal(2, comparison.Variants.Length);
        Assert.Equal(Given.Estimate(Compared.Set(document, "pipeline.rank-1.keep=400")).Latency, comparison.Reference.Figures!.Latency);
    }

    [Fact]
    public void Variant_ThatIsNoScenario_IsToldAndLeavesTheRest()
    {
        var variants = Compared.Of(Search, "pipeline.rank-2.split=5,1.5,10").Variants;
        Assert.Equal([true, false, true], variants.Select(variant => variant.Figures is not null));
        Assert.Equal(DiagnosticCodes.OutOfRange, Assert.Single(variants[1].Problems).Code);
    }

    [Fact]
    public void EveryVariant_ThatIsNoScenario_IsAnErrorAtItsValue()
    {
        var problems = Compared.Problems(Search, "pipeline.rank-2.split=1.5,2.5", "pipeline.rank-1.keep=1,2,3");
        Assert.Equal([DiagnosticCodes.OutOfRange, DiagnosticCodes.OutOfRange], problems.Select(problem => problem.Code));
        Assert.Equal(2, problems.Select(problem => problem.Span.Column).Distinct().Count());
    }

    [Fact]
    public void Files_AreVariedAlike_InTheirOrder()
    {
        var (one, other) = (Given.Document(Search), Given.Document(Search.Replace("scenario: Search", "scenario: Other").Replace("cv: 0.3", "cv: 1")));
        var variants = Compared.Of(new ComparisonInput([one, other], Compared.Requests("pipeline.rank-1.keep=100,200"))).Variants;
        Assert.Equal(["Search 100", "Search 200", "Other 100", "Other 200"], variants.Select(variant => $"{variant.Scenario} {variant.Values[0].Label}"));
        Assert.True(variants[2].Figures!.Latency.P99 > variants[0].Figures!.Latency.P99);
    }

    [Fact]
    public void Section_GivesWhatIsVaried_ByValueRangeAndName()
    {
        var document = Given.Document("traffic: { rate: 1/s, items: 10 }\npipeline: [{ stage: s, kind: rank, model: { kind: per_item, time: 1 ms, cv: 1 } }]\n"
            + "compare:\n  vary:\n    traffic.items: [10, '20..30:n=2']\n    traffic.rate: 1/s,2/s\n    pipeline.s.model: { slow: { kind: per_item, time: 2 ms, cv: 1 }, fast: { kind: per_item, time: 1 us, cv: 1 } }\n");
        var bag = new DiagnosticBag();
        var requests = SweepRequests.Of(CompareSection.Of(document, bag)!, bag);
        Assert.False(bag.HasErrors);
        var comparison = Compared.Of(new ComparisonInput([document], requests));
        Assert.Equal(["10", "20", "30"], comparison.Axes[0].Values.Select(value => value.Label));
        Assert.Equal(["1/s", "2/s"], comparison.Axes[1].Values.Select(value => value.Label));
        Assert.Equal(["slow", "fast"], comparison.Axes[2].Values.Select(value => value.Label));
        Assert.Equal(12, comparison.Variants.Length);
        Assert.True(comparison.Variants[0].Figures!.Latency.Mean > comparison.Variants[1].Figures!.Latency.Mean);
    }
}
