using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CsCheck;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class CheapestDesignTests
{
    /// <summary>Two stages whose funnel, models and hardware are open, with a quality that grows with the candidates.</summary>
    private const string Funnel = """
        traffic: { rate: 400/s, items: 20000 }
        slo: { p99: 120 ms, quality: 70 }
        hardware: { choose: [c7i.8xlarge, c7g.4xlarge, c7i.4xlarge] }
        models:
          light: { kind: per_item, time: 2 us, overhead: 1 ms, cv: 0.2 }
          deep: { kind: per_item, time: 200 us, cv: 0.3, quality: { metric: NDCG@10, by: items, table: { 20: 60, 60: 68, 150: 71, 400: 73 } } }
          fast: { kind: per_item, time: 50 us, cv: 0.3, quality: { metric: NDCG@10, by: items, table: { 20: 50, 400: 72 } } }
        pipeline:
          - { stage: first, kind: rank, model: light, keep: { choose: 20..400:step=4 } }
          - { stage: second, kind: rank, model: { choose: [deep, fast] }, split: { choose: 1..4 }, keep: 10 }
        """;

    /// <summary>Four keeps of a tree of stages, with shards, branches, chunks and second copies.</summary>
    private const string Tree = """
        traffic: { rate: 50/s }
        slo: { p99: 200 ms, hosts: 40 }
        corpus: { items: 1M, bytes_per_item: 1 KB }
        planning: { zones: 3, survive_zones: 1 }
        pipeline:
          - { stage: search, kind: retrieve, shards: 4, keep_per_shard: { choose: 50..500:n=7 }, model: { kind: per_item, time: 0.1 us, cv: 0.2 } }
          - stage: both
            kind: parallel
            overlap: 20%
            branches:
              near: [{ stage: near, kind: rank, model: { kind: per_item, time: 40 us, cv: 0.5 }, keep: { choose: 10..100:n=6 }, hedge: { after: 60 ms } }]
              far: [{ stage: far, kind: rank, model: { kind: per_item, time: 20 us, overhead: 1 ms, cv: 0.2 }, batching: { items: 200 }, keep: { choose: 5%..50%:n=6 } }]
          - { stage: last, kind: rank, model: { kind: per_item, time: 0.4 ms, cv: 0.3 }, keep: { choose: [5, 10, 30] } }
        """;

    /// <summary>A table that falls before it rises, so that fewer candidates are not less work.</summary>
    private const string Uneven = """
        traffic: { rate: 900/s, items: 5000 }
        slo: { p99: 60 ms }
        pipeline:
          - { stage: first, kind: rank, model: { kind: per_item, time: 1 us, cv: 0.2 }, keep: { choose: 10..400:step=3 } }
          - { stage: second, kind: rank, split: { choose: [1, 2] }, model: { kind: measured, table: { 10: 30 ms, 128: 9 ms, 200: 16 ms, 256: 12 ms, 400: 31 ms }, cv: 0.1 } }
        """;

    /// <summary>A fleet that is given in part, and a ceiling on the cost.</summary>
    private const string Given1 = """
        traffic: { rate: 300/s, items: 1000 }
        slo: { p95: 80 ms, cost: 12000 USD/month }
        pipeline:
          - { stage: first, kind: rank, hosts: 3, model: { kind: per_item, time: 20 us, cv: 0.5 }, keep: { choose: 50..1000:step=10 } }
          - { stage: second, kind: rank, hardware: { choose: [cheapest, c7i.8xlarge, c7g.4xlarge] }, model: { kind: per_item, time: 0.3 ms, cv: 0.4 }, keep: 10, split: { choose: [4, 1, 2] } }
        """;

    /// <summary>No objective is met.</summary>
    private const string Hopeless = """
        traffic: { rate: 100/s, items: 1000 }
        slo: { p99: 5 ms, quality: 80 }
        pipeline:
          - { stage: first, kind: rank, model: { kind: per_item, time: 4 us, cv: 0.2 }, keep: { choose: 10..300:step=10 } }
          - { stage: second, kind: rank, split: { choose: 1..3 }, model: { kind: per_item, time: 0.1 ms, cv: 0.2, quality: { metric: AUC, by: items, table: { 10: 70, 300: 79 } } } }
        """;

    /// <summary>Hosts of a shape that nobody has priced.</summary>
    private const string Unpriced = """
        traffic: { rate: 300/s, items: 1000 }
        slo: { p99: 100 ms }
        pipeline:
          - { stage: first, kind: rank, model: { kind: per_item, time: 20 us, cv: 0.5 }, keep: { choose: 50..1000:step=50 } }
          - { stage: second, kind: rank, hardware: { choose: { own: { cores: 8, memory: 32 GiB }, rented: c7i.8xlarge } }, model: { kind: per_item, time: 0.3 ms, cv: 0.4 }, keep: 10 }
        """;

    /// <summary>One item more is one chunk more, and both of them are half as long.</summary>
    private const string Chunks = """
        traffic: { rate: 100/s, items: 5000 }
        slo: { p99: 60 ms, quality: 70 }
        pipeline:
          - { stage: first, kind: rank, model: { kind: per_item, time: 0.1 us, cv: 0.2 }, keep: { choose: 80..200 } }
          - { stage: second, kind: rank, keep: 10, workers: 2, batching: { items: 100 }, model: { kind: per_item, time: 1 ms, quality: { metric: NDCG, by: items, table: { 1: 0, 101: 70, 1000: 75 } } } }
        """;

    [Theory]
    [InlineData(Chunks, 121)]
    [InlineData(Funnel, 3 * 96 * 2 * 4)]
    [InlineData(Tree, 7 * 6 * 6 * 3)]
    [InlineData(Uneven, 131 * 2)]
    [InlineData(Given1, 96 * 3 * 3)]
    [InlineData(Hopeless, 30 * 3)]
    [InlineData(Unpriced, 20 * 2)]
    public void Find_OfASmallSpace_IsWhatBruteForceFinds(string yaml, int designs)
    {
        var solution = Solved(yaml);

        Assert.Equal((designs, DesignProof.Exact), (solution.Designs, solution.Proof));
        AssertCheapest(solution, yaml);
    }

    [Fact]
    public void Find_InRandomFunnels_IsWhatBruteForceFinds() =>
        Gen.Select(Gen.Double[50, 2000], Gen.Int[2, 40], Gen.Int[20, 60], Gen.Double[0.02, 0.6], Gen.Double[60, 75], Gen.Int[1, 3])
            .Sample(
                (rate, low, steps, time, floor, splits) =>
                {
                    var yaml = FormattableString.Invariant($$"""
                        traffic: { rate: {{rate}}/s, items: 3000 }
                        slo: { p99: 90 ms, quality: {{floor}} }
                        pipeline:
                          - { stage: first, kind: rank, model: { kind: per_item, time: 3 us, cv: 0.2 }, keep: { choose: {{low * 5}}..{{(low * 5) + (steps * 10)}}:step=10 } }
                          - { stage: second, kind: rank, split: { choose: 1..{{splits + 1}} }, hardware: { choose: [c7i.8xlarge, c7g.16xlarge] },
                              model: { kind: per_item, time: {{time}} ms, cv: 0.4, quality: { metric: NDCG@10, by: items, table: { 5: 55, 200: 70, 900: 76 } } } }
                        """);
                    var solution = Solved(yaml);

                    Assert.Equal(DesignProof.Exact, solution.Proof);
                    AssertCheapest(solution, yaml);
                },
                iter: 25,
                threads: 1);

    [Fact]
    public void Find_WithoutEnoughEstimates_SaysWhatNothingCostsLessThan()
    {
        // It is the latency that sizes the fleet, of which the bound knows nothing.
        const string Tight = """
            traffic: { rate: 60/s, items: 1000 }
            slo: { p99: 125 ms }
            pipeline:
              - { stage: first, kind: rank, workers: 1, hardware: c7i.4xlarge, model: { kind: per_item, time: 20 us, cv: 0.2 }, keep: { choose: 100..1000:step=2 } }
              - { stage: second, kind: rank, workers: 1, hardware: c7i.4xlarge, model: { kind: per_item, time: 20 us, overhead: 18 ms, cv: 1 }, keep: 10 }
            """;
        var exact = Solved(Tight);
        var bounded = CheapestDesign.Find(new DesignInput(Given.Document(Tight)) { MostEstimates = 1 }, new DiagnosticBag())!;

        Assert.Equal(DesignProof.Exact, exact.Proof);
        Assert.Equal(DesignProof.Bounded, bounded.Proof);
        Assert.InRange(bounded.Floor!.Value, 1, exact.Found!.Figures!.CostPerMonth!.Value);
    }

    [Fact]
    public void Find_OfMoreThanCanBeGoneThrough_SaysThatItSampled()
    {
        const string Wide = """
            traffic: { rate: 900/s, items: 1000 }
            slo: { p99: 40 ms }
            pipeline:
              - { stage: first, kind: rank, model: { kind: per_item, time: 20 us, overhead: 0.1 ms, cv: 0.5 }, split: { choose: 1..400 }, keep: { choose: 100..1000 } }
              - { stage: second, kind: rank, model: { kind: per_item, time: 0.1 ms, overhead: 0.1 ms, cv: 0.2 }, keep: 10, split: { choose: 1..400 } }
            """;
        var solution = CheapestDesign.Find(new DesignInput(Given.Document(Wide)) { Threads = 2, MostCombinations = 300 }, new DiagnosticBag())!;

        Assert.Equal((400.0 * 400 * 901, DesignProof.Sampled), (solution.Designs, solution.Proof));
        Assert.True(solution.Found!.Meets);
        Assert.Null(solution.Floor);
        Assert.True(solution.Found.Figures!.CostPerMonth <= solution.First.Figures!.CostPerMonth || !solution.First.Meets);
    }

    [Fact]
    public void Find_OnAnyNumberOfThreads_IsTheSame()
    {
        var (one, four) = (Found(1), Found(4));

        Assert.Equal(one.Found!.Values.Select(value => value.Label), four.Found!.Values.Select(value => value.Label));
        Assert.Equal((one.Estimated, one.Found.Figures!.CostPerMonth), (four.Estimated, four.Found.Figures!.CostPerMonth));

        static DesignSolution Found(int threads) => CheapestDesign.Find(new DesignInput(Given.Document(Funnel)) { Threads = threads }, new DiagnosticBag())!;
    }

    [Fact]
    public void Find_WithDesignsThatAreInvalid_TellsWhatIsLeftOut()
    {
        var bag = new DiagnosticBag();
        var yaml = Funnel.Replace("c7g.4xlarge", "c7g.4xlrge", StringComparison.Ordinal);

        Assert.True(CheapestDesign.Find(new DesignInput(Given.Document(yaml)), bag)!.Found!.Meets);
        var left = Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.DesignLeftOut);
        Assert.Equal((Severity.Warning, 3), (left.Severity, left.Span.Line));
        Assert.Contains("c7g.4xlrge", left.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WithAFleetThatIsNotProved_IsNotExact()
    {
        // Eight stages that all wait: the search for their fleet ends before it has gone through all of them.
        var stages = string.Concat(Enumerable.Range(1, 8).Select(index => FormattableString.Invariant(
            $"  - {{ stage: s{index}, kind: rank, keep: {(index == 1 ? "{ choose: [100] }" : "100")}, model: {{ kind: per_item, time: {20 + index} us, cv: 0.8 }}, workers: 1, routing: random, hardware: {(index % 2 == 1 ? "c6i.8xlarge" : "m6i.4xlarge")} }}\n")));
        var yaml = "traffic: { rate: 2000/s, items: 100 }\nslo: { p99: 45 ms }\npipeline:\n" + stages;
        var truncated = Given.Estimate(Choices.TakeFirst(Given.Document(yaml), new DiagnosticBag())!).Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.SearchTruncated);
        var solution = Solved(yaml);

        Assert.True(truncated);
        Assert.Equal(DesignProof.Bounded, solution.Proof);
        Assert.True(solution.Floor < solution.Found!.Figures!.CostPerMonth);
    }

    [Theory]
    [InlineData("traffic: { choose: [{ rate: 1/s }, { rate: 5/s }] }\n", 1)]
    [InlineData("traffic: { rate: { choose: [1/s, 5/s] } }\n", 1)]
    [InlineData("traffic: { rate: 1/s }\nslo: { p99: { choose: [1 s, 2 s] } }\n", 2)]
    public void Find_OfWhatIsAskedOfADesign_IsRefused(string yaml, int line)
    {
        var bag = new DiagnosticBag();

        Assert.Null(CheapestDesign.Find(new DesignInput(Given.Document(yaml + "pipeline: [{ stage: a, kind: rank }]\n")), bag));
        var problem = Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal((DiagnosticCodes.InvalidChoice, line), (problem.Code, problem.Span.Line));
    }

    [Fact]
    public void Find_OfSeveralMetrics_SaysThatTheyAreHeldAgainstOneFloor()
    {
        var bag = new DiagnosticBag();
        var yaml = Funnel.Replace("cv: 0.3, quality: { metric: NDCG@10, by: items, table: { 20: 50", "cv: 0.3, quality: { metric: CTR, by: items, table: { 20: 50", StringComparison.Ordinal);

        Assert.NotNull(CheapestDesign.Find(new DesignInput(Given.Document(yaml)), bag));
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.MixedMetrics);
    }

    [Fact]
    public void Check_OfAChoice_JudgesEveryValue()
    {
        var bag = new DiagnosticBag();
        Choices.Of(Given.Document(Funnel.Replace("[deep, fast]", "[deep, fst]", StringComparison.Ordinal)), bag)!.Check(bag);

        var problem = Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Contains("'fst'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(10, problem.Span.Line);
    }

    [Fact]
    public void TakeFirst_OfWhatIsVaried_SaysNothing()
    {
        var bag = new DiagnosticBag();
        _ = Choices.TakeFirst(Given.Document(Funnel), bag, "hardware", "pipeline.first.keep");

        Assert.Equal(2, bag.ToImmutable().Count(diagnostic => diagnostic.Code == DiagnosticCodes.ChoiceOpen));
    }

    [Fact]
    public void Find_WithNothingOpen_SaysHowToLeaveSomething()
    {
        var bag = new DiagnosticBag();

        Assert.Null(CheapestDesign.Find(new DesignInput(Given.Document("traffic: { rate: 1/s }\npipeline: [{ stage: a, kind: rank }]\n")), bag));
        Assert.Equal([DiagnosticCodes.InvalidChoice], bag.ToImmutable().Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Estimate_OfAChoice_TakesItsFirstValueAndSaysSo()
    {
        var bag = new DiagnosticBag();
        var document = Choices.TakeFirst(Given.Document(Funnel), bag)!;

        Assert.Equal(
            ["c7i.8xlarge", "20", "deep", "1"],
            new[] { "hardware", "pipeline.first.keep", "pipeline.second.model", "pipeline.second.split" }.Select(path => ((TextNode)ScenarioPath.Parse(path).Get(document)!).Text));
        Assert.Equal(4, bag.ToImmutable().Count(diagnostic => diagnostic.Code == DiagnosticCodes.ChoiceOpen));
    }

    [Theory]
    [InlineData("keep: { choose: [] }", DiagnosticCodes.InvalidSweep)]
    [InlineData("keep: { choose: 5..1 }", DiagnosticCodes.InvalidSweep)]
    [InlineData("keep: { choose: 1.. }", DiagnosticCodes.InvalidSweep)]
    [InlineData("keep: { choose: { choose: [1, 2] } }", DiagnosticCodes.InvalidChoice)]
    [InlineData("model: { choose: 1..4 }", DiagnosticCodes.InvalidSweep)]
    [InlineData("timeout: { choose: 1 ms..4 ms }", DiagnosticCodes.InvalidSweep)]
    public void Choice_OfNothing_IsToldAtItsPlace(string key, string code)
    {
        var bag = new DiagnosticBag();

        Assert.Null(Choices.TakeFirst(Given.Document($"traffic: {{ rate: 1/s, items: 10 }}\npipeline: [{{ stage: a, kind: rank, {key} }}]\n"), bag));
        var problem = Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal((code, 2), (problem.Code, problem.Span.Line));
        Assert.NotNull(problem.Hint);
    }

    private static DesignSolution Solved(string yaml)
    {
        var bag = new DiagnosticBag();
        var solution = CheapestDesign.Find(new DesignInput(Given.Document(yaml)) { Threads = 2 }, bag);
        Assert.True(solution is not null, string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
        return solution;
    }

    /// <summary>Every design set in the document by hand, bound and sized.</summary>
    private static void AssertCheapest(DesignSolution solution, string yaml)
    {
        var document = Given.Document(yaml);
        var axes = solution.Choices;
        var product = axes.Aggregate(new List<int[]> { Array.Empty<int>() }, (rows, axis) => [.. rows.SelectMany(row => Enumerable.Range(0, axis.Values.Length).Select(index => row.Append(index).ToArray()))]);
        var judged = product.AsParallel().AsOrdered().Select(row =>
        {
            var patched = row.Select((index, axis) => (Path: ScenarioPath.Parse(axes[axis].Path), axes[axis].Values[index].Label)).Aggregate(document, (before, choice) =>
                choice.Path.TrySet(before, Named(document, choice.Path, choice.Label), out var after, out _) ? after : before);
            var bound = Binder.Bind(patched, new DiagnosticBag());
            return Estimator.Estimate(bound!, EstimateDetails.None);
        }).ToArray();

        // By hosts, where a design has no price.
        var hasPrice = judged.All(estimate => estimate.Fleet.CostPerMonth is not null);
        Assert.Equal(hasPrice, solution.HasPrice);
        var best = judged.Where(estimate => estimate.Latency.P99 is not null && estimate.Objectives.All(objective => objective.Passed))
            .OrderBy(estimate => hasPrice ? Math.Round(estimate.Fleet.CostPerMonth!.Value, 4) : estimate.Fleet.Hosts)
            .ThenByDescending(estimate => estimate.Quality?.Value).ThenBy(estimate => estimate.Latency.P99)
            .FirstOrDefault();
        if (best is null)
        {
            Assert.Null(solution.Found);
            Assert.Null(solution.Document);
            Assert.NotEmpty(solution.Nearest!.Figures!.Missed);
            return;
        }

        var found = solution.Found!.Figures!;
        Assert.True(solution.Found.Meets);
        Assert.Equal(hasPrice ? best.Fleet.CostPerMonth!.Value : best.Fleet.Hosts, hasPrice ? found.CostPerMonth!.Value : found.Hosts, 1e-4);
        Assert.Equal((best.Quality?.Value, best.Latency.P99), (found.Quality?.Value, found.Latency.P99));
        var written = Given.Estimate(solution.Document!);
        Assert.Equal((found.Hosts, found.Latency.P99), (written.Fleet.Hosts, written.Latency.P99));
        Assert.Equal(found.Latency.P99, solution.Estimate!.Latency.P99);
    }

    /// <summary>What a label stands for: a named choice, or the text itself.</summary>
    private static DocumentNode Named(ScenarioDocument document, ScenarioPath path, string label) =>
        path.Get(document) is MapNode { Entries: [{ Value: MapNode named }] } && named[label] is { } node ? node : new TextNode(label, default);
}
