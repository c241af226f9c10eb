using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary><c>hardware: cheapest</c> against every shape, or every pair of shapes, estimated by its name.</summary>
public sealed class CheapestShapesTests
{
    /// <summary>Throughput alone leaves queues that miss an objective close to the service time.</summary>
    private const string Busy = "planning: { utilization: 95% }";

    private const string Model = "model: { kind: per_item, time: 1 ms, cv: 1 }";

    private static string OneStage(string slo, string stage = "", string more = "") =>
        $"traffic: {{ rate: 200/s, items: 100 }}\nslo: {{ {slo} }}\n{more}\npipeline:\n  - {{ stage: s, kind: rank, hardware: cheapest, {Model}{stage} }}\n";

    private static string TwoStages(string slo, string first = "", string second = "", string more = "") =>
        $"traffic: {{ rate: 100/s, items: 100 }}\nslo: {{ {slo} }}\n{more}\nhardware: cheapest\npipeline:\n"
        + $"  - {{ stage: a, kind: rank, keep: 20, {Model}{first} }}\n  - {{ stage: b, kind: rank, model: {{ kind: per_item, time: 4 ms, cv: 0.5 }}{second} }}\n";

    public static TheoryData<string, string> Scenarios() => new()
    {
        { "s", OneStage("hosts: 100") },
        { "s", OneStage("p99: 600 ms") },
        { "s", OneStage("p99: 495 ms", "", Busy) },
        { "s", OneStage("p99: 500 ms", ", routing: random", Busy) },
        { "s", OneStage("p99: 550 ms", ", routing: random", Busy) },
        { "s", OneStage("p90: 210 ms, p99_9: 1 s", ", routing: random, cores_per_task: 3") },
        { "s", OneStage("p99: 110 ms", ", split: 4, hedge: { after: p95 }", Busy) },
        { "s", OneStage("p99: 500 ms", "", "planning: { zones: 3, survive_zones: 1, spare_hosts: 1, utilization: 95% }") },
        { "s", OneStage("p99: 500 ms", ", hosts: 3", Busy) },
        { "s", OneStage("p99: 500 ms", ", workers: 8", Busy) },
        { "s", "traffic: { rate: 300/s }\nslo: { p99: 60 ms }\ncorpus: { items: 1B, bytes_per_item: 700 B }\npipeline:\n  - { stage: s, kind: retrieve, matches: 100k, shards: auto, hardware: cheapest, model: { kind: per_item, time: 2 us, cv: 0.4 } }\n" },
        { "s", "traffic: { rate: 200/s, items: 100 }\nslo: { p99: 30 ms }\npipeline:\n  - { stage: s, kind: rank, hardware: cheapest, batching: { max_requests: 8, max_wait: 2 ms }, model: { kind: per_item, time: 40 us, overhead: 6 ms, cv: 0.1, device: accelerator, memory: 10 GB } }\n" },
        { "a b", TwoStages("hosts: 100") },
        { "a b", TwoStages("p99: 700 ms") },
        { "a b", TwoStages("p99: 585 ms", more: Busy) },
        { "a b", TwoStages("p99: 600 ms", ", routing: random", ", routing: random", Busy) },
        { "a b", TwoStages("p99: 400 ms", ", shards: 2", ", split: 2", Busy) },
        { "a b", TwoStages("p99: 600 ms", "", ", hosts: 4") },
        { "a b", "traffic: { rate: 50/s }\ncorpus: { items: 1B, bytes_per_item: 200 B }\nslo: { p99: 200 ms }\nhardware: cheapest\npipeline:\n  - { stage: a, kind: retrieve, matches: 50k, shards: auto, keep_per_shard: 20, model: { kind: per_item, time: 2 us, cv: 0.4 } }\n  - { stage: b, kind: rank, model: { kind: per_item, time: 1 ms, cv: 0.5 } }\n" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Choice_AgainstEveryShapeByName_IsTheCheapestThatMeetsTheObjectives(string stages, string yaml)
    {
        var document = Given.Document(yaml);
        var names = stages.Split(' ');
        var best = Combinations(names.Length)
            .Select(indices => (Indices: indices, Estimate: Named(document, names, indices)))
            .Where(tried => tried.Estimate is { } estimate && estimate.Objectives.All(objective => objective.Passed || objective.Objective == Objective.Hosts))
            .OrderBy(tried => Math.Round(tried.Estimate!.Fleet.CostPerHour!.Value, 9))
            .ThenBy(tried => tried.Estimate!.Fleet.Hosts)
            .First();

        var chosen = Given.Estimate(document);

        Assert.Equal(best.Indices.Select(index => HardwareCatalog.Shapes[index].Name), chosen.HardwareChoices.Select(choice => choice.Shape));
        Assert.Equal(best.Estimate!.Fleet, chosen.Fleet);
        Assert.Equal(best.Estimate.Latency, chosen.Latency);
        Assert.All(chosen.HardwareChoices, choice => Assert.True(choice.IsProven));
    }

    /// <summary>What a candidate would be is what naming it gives.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Candidates_AgainstTheSameShapesByName_HaveTheirFigures(string stages, string yaml)
    {
        var document = Given.Document(yaml);
        var names = stages.Split(' ');
        var chosen = Given.Estimate(document);
        var indices = chosen.HardwareChoices.Select(choice => IndexOf(choice.Shape)).ToArray();
        for (var stage = 0; stage < names.Length; stage++)
        {
            var choice = chosen.HardwareChoices[stage];
            Assert.Equal(HardwareCatalog.Shapes.Select(row => row.Name).Order(), choice.Candidates.Select(candidate => candidate.Shape).Order());
            Assert.Equal((choice.Shape, null), (choice.Candidates[0].Shape, choice.Candidates[0].Rejection));
            foreach (var candidate in choice.Candidates.Where(candidate => candidate.Hosts is not null))
            {
                var named = Named(document, names, [.. indices.Select((index, place) => place == stage ? IndexOf(candidate.Shape) : index)])!;
                var figures = named.Stages.Single(known => known.Stage == names[stage]);
                Assert.Equal(figures.Hosts, candidate.Hosts);
                Assert.Equal(figures.CostPerHour!.Value, candidate.CostPerHour!.Value, 1e-9);
                Assert.Equal(named.Fleet.CostPerHour!.Value, candidate.FleetCostPerHour!.Value, 1e-9);
                Assert.Equal(named.Latency.P99, candidate.P99Seconds);
                Assert.Equal(candidate.Rejection == ShapeRejection.Latency, named.Objectives.Any(objective => !objective.Passed && objective.Objective != Objective.Hosts));
            }
        }
    }

    [Fact]
    public void Candidates_ThatCannotRunTheStage_SayWhy()
    {
        var choice = Given.Estimate(
            "traffic: { rate: 10/s, items: 100 }\nshapes: { free: { like: p5.48xlarge, price: 5 USD/h }, mystery: { cores: 8, accelerators: 1 } }\n"
            + "pipeline:\n  - { stage: s, kind: rank, hardware: cheapest, model: { kind: per_item, time: 1 ms, cv: 1, device: accelerator, memory: 20 GB } }\n").HardwareChoices[0];

        string? ReasonOf(string shape) => choice.Candidates.Single(candidate => candidate.Shape == shape).Rejection;

        Assert.Equal("free", choice.Shape);
        Assert.Equal(DiagnosticCodes.NoAccelerator, ReasonOf("c7i.8xlarge"));
        Assert.Equal(DiagnosticCodes.DoesNotFitMemory, ReasonOf("g4dn.xlarge"));
        Assert.Equal(DiagnosticCodes.MemoryUnchecked, ReasonOf("mystery"));
        Assert.Equal(ShapeRejection.Price, ReasonOf("p4d.24xlarge"));
    }

    /// <summary>1000/s × 100 items × 10 kB = 8 Gbit/s into one host, of which the cheapest carries less; where none carries it, the answer warns.</summary>
    [Theory]
    [InlineData("10 KB", true)]
    [InlineData("10 MB", false)]
    public void Network_ThatDoesNotCarryThePayload_IsAReasonWhereAnotherDoes(string bytes, bool isCarried)
    {
        var estimate = Given.Estimate($"traffic: {{ rate: 1000/s, items: 100 }}\npipeline:\n  - {{ stage: s, kind: rank, hardware: cheapest, bytes_per_candidate: {bytes}, model: {{ kind: per_item, time: 1 us, cv: 1 }} }}\n");

        Assert.Equal(isCarried, estimate.HardwareChoices[0].Candidates.Any(candidate => candidate.Rejection == ShapeRejection.Network));
        Assert.Equal(!isCarried, estimate.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.NetworkExceeded));
    }

    [Fact]
    public void Ties_OfPriceAndHosts_GoToTheFirst()
    {
        var choice = Given.Estimate(OneStage("p99: 600 ms", "", "shapes: { second: { like: c7g.4xlarge } }")).HardwareChoices[0];

        Assert.Equal("c7g.4xlarge", choice.Shape);
        Assert.Equal((choice.Candidates[0].Hosts, choice.Candidates[0].CostPerHour), (choice.Candidates[1].Hosts, choice.Candidates[1].CostPerHour));
        Assert.Equal("second", choice.Candidates[1].Shape);
    }

    /// <summary>84/s × 100 ms ÷ 60% = 14 workers: two hosts of 7 cores, or one of 14 at twice the price.</summary>
    [Fact]
    public void Ties_OfPriceAlone_GoToTheFewerHosts()
    {
        var choice = Given.Estimate(OneStage(
            "hosts: 1000", "", "shapes: { halves: { cores: 7, memory: 8 GiB, price: 0.01 USD/h }, whole: { cores: 14, memory: 8 GiB, price: 0.02 USD/h } }").Replace("200/s", "84/s")).HardwareChoices[0];

        Assert.Equal(("whole", 1L), (choice.Shape, choice.Candidates[0].Hosts));
        Assert.Equal(("halves", 2L), (choice.Candidates[1].Shape, choice.Candidates[1].Hosts));
    }

    [Fact]
    public void Objectives_ThatNoShapeMeets_LeaveTheCheapestForThroughput()
    {
        var missed = Given.Estimate(OneStage("p99: 10 ms"));

        Assert.Equal(Given.Estimate(OneStage("hosts: 100")).HardwareChoices[0].Shape, missed.HardwareChoices[0].Shape);
        Assert.False(missed.Objectives[0].Passed);
        Assert.NotNull(missed.Infeasibility);
    }

    [Fact]
    public void GivenHosts_ThatNoShapeCarriesTheLoadOn_GetTheOneThatComesClosest()
    {
        var estimate = Given.Estimate(OneStage("p99: 1 s", ", hosts: 1").Replace("200/s", "5000/s"));

        Assert.Equal("p5.48xlarge", estimate.HardwareChoices[0].Shape);
        Assert.False(estimate.Stages[0].Stable);
        Assert.All(estimate.HardwareChoices[0].Candidates.Skip(1), candidate => Assert.Equal(ShapeRejection.Load, candidate.Rejection));
    }

    [Fact]
    public void Choice_IsAmongTheAssumptionsAsAShapeThatIsNamed()
    {
        var chosen = Given.Estimate(OneStage("p99: 600 ms"));
        var named = Given.Estimate(OneStage("p99: 600 ms").Replace("cheapest", chosen.HardwareChoices[0].Shape));

        static IEnumerable<Assumption> Figures(Estimate estimate) => estimate.Assumptions.Where(assumption => assumption.Origin == ValueOrigin.Catalog);
        Assert.NotEmpty(Figures(named));
        Assert.Equal(Figures(named), Figures(chosen));
    }

    [Fact]
    public void CheapestAtTheTop_IsForTheStagesThatNameNone()
    {
        var estimate = Given.Estimate(
            "traffic: { rate: 100/s, items: 100 }\nhardware: cheapest\npipeline:\n"
            + $"  - {{ stage: a, kind: rank, {Model} }}\n  - {{ stage: b, kind: rank, hardware: m6i.4xlarge, {Model} }}\n"
            + $"  - {{ stage: c, kind: call, hosts: external, {Model} }}\n  - {{ stage: d, kind: filter, pass: 50% }}\n");

        Assert.Equal(["a"], estimate.HardwareChoices.Select(choice => choice.Stage));
        Assert.Equal("m6i.4xlarge", estimate.Stages[1].Hardware);
    }

    [Fact]
    public void Shards_ThatTooFewShapesAllow_AreNoReasonToRefuseTheScenario()
    {
        const string Yaml = "traffic: { rate: 10/s }\ncorpus: { items: 1B, bytes_per_item: 400 B }\npipeline:\n  - { stage: s, kind: retrieve, shards: 2, hardware: cheapest, model: { kind: service, mean: 5 ms, cv: 1 } }\n";
        var choice = Given.Estimate(Yaml).HardwareChoices[0];

        Assert.Equal("r6i.8xlarge", choice.Shape);
        Assert.Equal(DiagnosticCodes.TooFewShards, choice.Candidates[^1].Rejection);
    }

    /// <summary>Items into the later stages follow from the shards of the first, so no stage's price bounds the whole, and there are too many choices to try.</summary>
    [Fact]
    public void Choices_TooManyToTry_AreSearchedStageByStageAndSaidToBe()
    {
        var stages = string.Concat(Enumerable.Range(0, 4).Select(index => $"  - {{ stage: s{index}, kind: rank, {Model} }}\n"));
        var estimate = Given.Estimate(
            "traffic: { rate: 10/s }\ncorpus: { items: 1B, bytes_per_item: 200 B }\nhardware: cheapest\npipeline:\n"
            + "  - { stage: a, kind: retrieve, shards: auto, keep_per_shard: 20, model: { kind: service, mean: 5 ms, cv: 1 } }\n" + stages);

        Assert.All(estimate.HardwareChoices, choice => Assert.False(choice.IsProven));
        Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.HardwareByStage);
        Assert.All(estimate.HardwareChoices, choice => Assert.True(choice.Candidates.Skip(1).All(candidate => candidate.FleetCostPerHour is null || candidate.FleetCostPerHour >= choice.Candidates[0].FleetCostPerHour - 1e-9)));
    }

    [Fact]
    public void Choice_MadeTwice_IsTheSame()
    {
        var document = Given.Document(TwoStages("p99: 585 ms", more: Busy));
        var (one, other) = (Given.Estimate(document), Given.Estimate(document));

        Assert.Equal(one.HardwareChoices.SelectMany(choice => choice.Candidates), other.HardwareChoices.SelectMany(choice => choice.Candidates));
        Assert.Equal(one.Fleet, other.Fleet);
    }

    private static int IndexOf(string shape) => HardwareCatalog.Shapes.Select(row => row.Name).ToList().IndexOf(shape);

    private static IEnumerable<int[]> Combinations(int stages) => stages == 0
        ? [[]]
        : Combinations(stages - 1).SelectMany(rest => Enumerable.Range(0, HardwareCatalog.Shapes.Length).Select(index => (int[])[.. rest, index]));

    /// <summary>The estimate with every stage's shape named; null where one of them does not run there, or does not carry its load, or has fewer cores than workers.</summary>
    private static Estimate? Named(ScenarioDocument document, string[] stages, int[] indices)
    {
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var node = new TextNode(HardwareCatalog.Shapes[indices[stage]].Name, default, ValueOrigin.Set);
            Assert.True(ScenarioPath.Parse($"pipeline.{stages[stage]}.hardware").TrySet(document, node, out var patched, out _));
            document = patched;
        }

        if (Binder.Bind(document, new DiagnosticBag()) is not { } bound)
        {
            return null;
        }

        var estimate = Estimator.Estimate(bound, EstimateDetails.None);
        return estimate.Diagnostics.Any(diagnostic => diagnostic.Code is DiagnosticCodes.MoreWorkersThanCores or DiagnosticCodes.AboveUtilizationCeiling or DiagnosticCodes.Overloaded) ? null : estimate;
    }
}
