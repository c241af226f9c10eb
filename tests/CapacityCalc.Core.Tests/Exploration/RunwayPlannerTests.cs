using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class RunwayPlannerTests
{
    /// <summary>100 workers of 10 ms on two hosts: saturated at 10,000/s, at the ceiling of 60% at 6000/s.</summary>
    private const string Given100Workers = """
        traffic: { rate: 1000/s, growth: 5%/month }
        planning: { horizon: 60 months }
        pipeline:
          - { stage: s, kind: call, hosts: 2, workers: 50, model: { kind: service, mean: 10 ms, cv: 1, distribution: exponential } }
        """;

    /// <summary>A corpus of 200 GB on hosts that may fill 100 GB each.</summary>
    private const string Corpus = """
        traffic: { rate: 100/s }
        corpus: { items: 200M, bytes_per_item: 1 KB, growth: 4%/month }
        hardware: { cores: 16, memory: 125 GB, price: 1 USD/h }
        models:
          count: { kind: per_item, time: 10 ns, cv: 1 }
        pipeline:
          - { stage: select, kind: retrieve, matches: 1M, keep: 100, shards: auto, model: count }
        """;

    public static TheoryData<string> Scenarios() =>
        [.. Examples.Files];

    [Fact]
    public void GivenFleet_BreaksInTheMonth_InWhichTheRatePassesItsSaturation()
    {
        // 1000 × 1.05^m ≥ 10,000 from m = ln 10 / ln 1.05 = 47.2 on, and > 6000 from ln 6 / ln 1.05 = 36.7 on.
        var runway = Of(Given100Workers);
        var overload = Single(runway, RunwayFleet.Kept, RunwayCause.Overloaded);
        Assert.Equal((48, "s", null), (overload.Month, overload.Stage, overload.MetAgain));
        Assert.Equal(Math.Pow(1.05, 48) / 10, overload.Utilization!.Value, 1e-9);
        Assert.Equal(37, Single(runway, RunwayFleet.Kept, RunwayCause.AboveCeiling).Month);
        Assert.Equal(48, Single(runway, RunwayFleet.Sized, RunwayCause.Overloaded).Month);
        Assert.Equal(61, runway.Months.Length);
        Assert.All(runway.Months, month => Assert.Equal(1000 * Math.Pow(1.05, month.Month), month.PeakPerSecond, 1e-9 * month.PeakPerSecond));
    }

    [Fact]
    public void GivenFleet_MissesItsObjective_InTheMonthInWhichTheTailOfAnMM1DoesSo()
    {
        // One worker of 10 ms: p99 = ln 100 ÷ (100/s − λ) ≤ 200 ms up to λ = 76.97/s; 50 × 1.05^m passes that after ln 1.5395 / ln 1.05 = 8.84 months.
        var runway = Of("""
            traffic: { rate: 50/s, growth: 5%/month }
            slo: { p99: 200 ms }
            pipeline:
              - { stage: s, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 10 ms, cv: 1, distribution: exponential } }
            """);
        var missed = Single(runway, RunwayFleet.Kept, RunwayCause.Objective);
        Assert.Equal((9, Objective.P99, null), (missed.Month, missed.Objective!.Objective, missed.MetAgain));
        Assert.Equal(Math.Log(100) / (100 - (50 * Math.Pow(1.05, 9))), missed.Objective.Actual!.Value, 1e-6);

        // λ > 100/s from ln 2 / ln 1.05 = 14.2 months on: an overload is no objective that is met again.
        Assert.Equal(15, Single(runway, RunwayFleet.Kept, RunwayCause.Overloaded).Month);
    }

    [Fact]
    public void Budget_Breaks_InTheMonthInWhichTheHostsForThroughputCostMore()
    {
        // ⌈rate × 10 ms ÷ 60% ÷ 10⌉ hosts of 1 USD/h, 20 USD/h at most: 21 hosts from a rate above 12,000/s, after ln 6 / ln 1.1 = 18.8 months.
        var runway = Of("""
            traffic: { rate: 2000/s, growth: 10%/month }
            slo: { cost: 20 USD/h, hosts: 15 }
            hardware: { cores: 10, price: 1 USD/h }
            pipeline:
              - { stage: s, kind: call, model: { kind: service, mean: 10 ms, cv: 1 } }
            """);
        var broken = runway.Breaks.Where(found => found.Fleet == RunwayFleet.Sized).ToDictionary(found => found.Objective!.Objective, found => found.Month);
        Assert.Equal(19, broken[Objective.Cost]);

        // 16 hosts from a rate above 9000/s, after ln 4.5 / ln 1.1 = 15.8 months.
        Assert.Equal(16, broken[Objective.Hosts]);
        Assert.All(runway.Months, month => Assert.Equal(Math.Ceiling(2000 * Math.Pow(1.1, month.Month) / 600 * (1 - 1e-9)), month.Sized.Hosts!.Value));
    }

    [Fact]
    public void Corpus_OutgrowsTodaysShards_WithMemoryForReason()
    {
        // 200 GB ÷ 100 GB = 2 shards, both full: the first month asks for a third. 200 × 1.04^m > 300 from ln 1.5 / ln 1.04 = 10.3 months on, a fourth.
        var runway = Of(Corpus);
        var broken = Single(runway, RunwayFleet.Kept, RunwayCause.NoFleet);
        Assert.Equal((1, DiagnosticCodes.TooFewShards), (broken.Month, broken.Problem!.Code));
        Assert.DoesNotContain(runway.Breaks, found => found.Fleet == RunwayFleet.Sized);
        Assert.Equal([2, 3, 3, 4], new[] { 0, 1, 10, 11 }.Select(month => runway.Months[month].Sized.Hosts!.Value));
    }

    [Fact]
    public void Corpus_OutgrowsGivenShards_AndNoFleetCanBeSized()
    {
        var runway = Of(Corpus.Replace("shards: auto", "shards: 3"));
        Assert.Equal(11, Single(runway, RunwayFleet.Sized, RunwayCause.NoFleet).Month);
        Assert.Equal(11, Single(runway, RunwayFleet.Kept, RunwayCause.NoFleet).Month);
        Assert.All(runway.Months.Skip(11), month => Assert.Equal((null, null, null), (month.Sized.Hosts, month.Sized.Latency.P99, month.Kept.Utilization)));
    }

    [Theory]
    [InlineData("matches: 1M", 1)]
    [InlineData("matches: 0.5%", 1.04)]
    public void Corpus_MatchesOfAShareGrow_AndThoseOfACountStay(string matches, double growth)
    {
        var months = Of(Corpus.Replace("matches: 1M", matches).Replace("shards: auto", "shards: 20")).Months;
        Assert.Equal(months[0].Kept.Utilization!.Value * Math.Pow(growth, 12), months[12].Kept.Utilization!.Value, 1e-9);
    }

    [Fact]
    public void Corpus_OfAStage_GrowsAtItsOwnPath()
    {
        var runway = Of("""
            traffic: { users: 1M, requests_per_user: 10/day, growth: -20%/year }
            pipeline:
              - stage: both
                kind: parallel
                branches:
                  near: [{ stage: near, kind: retrieve, keep: 10, corpus: { items: 1M, growth: 2%/month }, model: { kind: per_item, time: 1 ns, cv: 1 } }]
                  far: [{ stage: far, kind: retrieve, keep: 10, corpus: { items: 5M }, model: { kind: per_item, time: 1 ns, cv: 1 } }]
            """);
        Assert.Equal(["traffic.users", "pipeline.near.corpus.items"], runway.Growing.Select(growth => growth.Path));
        Assert.Equal(800_000, runway.Months[12].Amounts[0].Amount, 1e-6);
        Assert.Equal(1e6 * Math.Pow(1.02, 12), runway.Months[12].Amounts[1].Amount, 1e-6);
    }

    [Fact]
    public void ShrinkingTraffic_MeetsAMissedBudgetAgain()
    {
        // 34 hosts today; 20 from a rate of 12,000/s down, after ln 0.6 / ln 0.9 = 4.8 months.
        var runway = Of("""
            traffic: { rate: 20000/s, growth: -10%/month }
            slo: { hosts: 20 }
            hardware: { cores: 10, price: 1 USD/h }
            pipeline:
              - { stage: s, kind: call, model: { kind: service, mean: 10 ms, cv: 1 } }
            """);
        var broken = Assert.Single(runway.Breaks);
        Assert.Equal((RunwayFleet.Sized, 0, 5), (broken.Fleet, broken.Month, broken.MetAgain));
    }

    [Fact]
    public void FigureOutOfRange_LeavesTheMonthWithItsReason()
    {
        var runway = Of("traffic: { rate: 1T/s, growth: 100%/month }\npipeline: [{ stage: s, kind: call, hosts: external, model: { kind: service, mean: 10 ms, cv: 1 } }]\n");

        // 10¹² × 2^m > 10¹⁵ from m = 10 on.
        Assert.Equal(10, Single(runway, RunwayFleet.Sized, RunwayCause.NoFleet).Month);
        Assert.All(runway.Months.Skip(10), month => Assert.Equal(DiagnosticCodes.OutOfRange, month.Sized.Problem!.Code));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Today_IsTheEstimate_OfEveryScenario(string file)
    {
        var document = Compared.Set(Examples.Read(file), "traffic.growth=3%/month", "planning.horizon=1 month");
        var (runway, estimate) = (Of(document), Given.Estimate(document));
        foreach (var today in new[] { runway.Months[0].Sized, runway.Months[0].Kept })
        {
            Assert.Equal((estimate.Fleet.Hosts, estimate.Fleet.CostPerMonth, estimate.Latency), (today.Hosts, today.CostPerMonth, today.Latency));
            Assert.Equal(estimate.Stages.Max(stage => stage.Utilization), today.Utilization);
        }

        Assert.Equal(estimate.Objectives.AsEnumerable(), runway.Months[0].Sized.Objectives.AsEnumerable());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(24)]
    public void Month_IsTheEstimate_WithWhatGrowsSetByHand(int month)
    {
        var document = Compared.Set(Examples.Read("scenarios/web-search.yaml"), "traffic.growth=4%/month", "corpus.growth=1%/month");
        var figures = Of(document).Months[month].Sized;
        var later = Given.Estimate(Compared.Set(document, FormattableString.Invariant($"traffic.rate={1000 * Math.Pow(1.04, month):R}/s"), FormattableString.Invariant($"corpus.items={1e11 * Math.Pow(1.01, month):R}")));
        Assert.Equal((later.Fleet.Hosts, later.Fleet.CostPerMonth), (figures.Hosts, figures.CostPerMonth));
        Assert.Equal(later.Latency.P99!.Value, figures.Latency.P99!.Value, 1e-9);
    }

    [Fact]
    public void NoGrowth_IsFlat()
    {
        var months = Of(Compared.Set(Examples.Read("scenarios/web-search.yaml"), "traffic.growth=0%/month", "corpus.growth=0%/year")).Months;
        Assert.All(months, month => Assert.Equal((months[0].Sized.Hosts, months[0].Sized.Latency, months[0].Kept.Latency), (month.Sized.Hosts, month.Sized.Latency, month.Kept.Latency)));
    }

    [Fact]
    public void MoreGrowth_NeverBreaksLater() => Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0, 0.5], Gen.Double[0.05, 0.9]).Sample((slow, extra, load) =>
    {
        var (slower, faster) = (Broken(slow), Broken(slow + extra));
        Assert.True(faster <= slower, $"{slow}, {extra}, {load}: month {faster} after {slower}");

        int Broken(double growth) => Of(FormattableString.Invariant($$"""
            traffic: { rate: {{load * 400}}/s, growth: {{growth * 100}}%/month }
            slo: { p99: 100 ms }
            pipeline:
              - { stage: s, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 10 ms, cv: 1, distribution: exponential } }
            """)).Breaks.Where(found => found.Fleet == RunwayFleet.Kept && found.Cause != RunwayCause.AboveCeiling).Select(found => found.Month).DefaultIfEmpty(int.MaxValue).Min();
    }, iter: 20);

    [Fact]
    public void Runway_DoesNotDepend_OnThreads()
    {
        var document = Compared.Set(Examples.Read("scenarios/growing-search.yaml"));
        var bound = Binder.Bind(document, new DiagnosticBag())!;
        var (one, four) = (RunwayPlanner.Of(document, bound, 1)!, RunwayPlanner.Of(document, bound, 4)!);
        Assert.Equal(one.Months.Select(month => (month.Sized.Hosts, month.Sized.Latency, month.Kept.Latency)), four.Months.Select(month => (month.Sized.Hosts, month.Sized.Latency, month.Kept.Latency)));
        Assert.Equal(one.Breaks.Select(found => (found.Fleet, found.Cause, found.Month)), four.Breaks.Select(found => (found.Fleet, found.Cause, found.Month)));
    }

    [Fact]
    public void LaterMonth_ThatWarnsOfWhatTodayDoesNot_IsNoted()
    {
        // 100 items grow beyond the 150 that were measured after ln 1.5 / ln 1.1 = 4.3 months.
        var runway = Of("""
            traffic: { rate: 10/s }
            corpus: { items: 100, growth: 10%/month }
            pipeline:
              - { stage: s, kind: retrieve, model: { kind: measured, cv: 1, table: { 10: 1 ms, 150: 5 ms } } }
            """);
        var note = Assert.Single(runway.Notes);
        Assert.Equal((5, DiagnosticCodes.ExtrapolatedTable), (note.Month, note.Warning.Code));
    }

    [Fact]
    public void NothingGrows_HasNoRunway()
    {
        var document = Examples.Read("scenarios/web-search.yaml");
        Assert.Null(RunwayPlanner.Of(document, Binder.Bind(document, new DiagnosticBag())!, 1));
    }

    [Fact]
    public void Growth_VariedOrSolvedFor_IsWarnedOf()
    {
        var document = Examples.Read("scenarios/growing-search.yaml");
        foreach (var (path, values) in new[] { ("traffic.growth", "0..10%/month:n=3"), ("corpus.growth", "10%/year,1%/month"), ("planning.horizon", "1 years..2 years:n=2") })
        {
            var bag = new DiagnosticBag();
            Assert.NotNull(Comparer.Compare(new ComparisonInput([document], Compared.Requests($"{path}={values}")), bag));
            Assert.NotNull(Solver.Solve(new SolverInput(document, ScenarioPath.Parse(path), Extreme.Largest), bag));
            Assert.Equal(2, bag.ToImmutable().Count(problem => problem.Code == DiagnosticCodes.UnusedValue && problem.Message.Contains(path, StringComparison.Ordinal)));
        }
    }

    private static Runway Of(string yaml) => Of(Given.Document(yaml));

    private static Runway Of(ScenarioDocument document)
    {
        var bag = new DiagnosticBag();
        var bound = Binder.Bind(document, bag);
        Assert.True(bound is not null, string.Join('\n', bag.ToImmutable().Select(problem => problem.Message)));
        return RunwayPlanner.Of(document, bound, threads: 2)!;
    }

    private static RunwayBreak Single(Runway runway, RunwayFleet fleet, RunwayCause cause) =>
        Assert.Single(runway.Breaks, found => found.Fleet == fleet && found.Cause == cause);
}
