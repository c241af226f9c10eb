using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;
using CsCheck;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class SolverTests
{
    private const string Search = """
        traffic: { rate: 1000/s }
        slo: { p99: 500 ms, cost: 600k USD/month }
        corpus: { items: 100B, bytes_per_item: 200 B }
        models:
          linear: { kind: per_item, time: 1 us, cv: 0.1 }
          dnn:    { kind: per_item, time: 1 ms, cv: 0.3 }
        pipeline:
          - { stage: select, kind: retrieve, matches: 10B, keep: 100k, shards: auto, hardware: r6i.8xlarge, model: { kind: service, p50: 20 ms, p99: 60 ms } }
          - { stage: rank-1, kind: rank, model: linear, keep: 500 }
          - { stage: rank-2, kind: rank, model: dnn, split: 5, keep: 10 }
        """;

    /// <summary>So many paths of every scenario, spread over the file.</summary>
    private const int PathsOfAScenario = 6;

    public static TheoryData<string, string> ScenarioPaths()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Examples.Files)
        {
            var document = CompareSection.Without(Examples.Read(file));
            var lookup = new ParameterLookup(document);
            var paths = ScalarPaths.Of(document).Where(path => lookup.Find(ScenarioPath.Parse(path)) is { Bounds: not null } && IsNumber(document, lookup, path)).ToArray();
            foreach (var index in Enumerable.Range(0, PathsOfAScenario).Select(point => point * (paths.Length - 1) / (PathsOfAScenario - 1)).Distinct())
            {
                data.Add(file, paths[index]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ScenarioPaths))]
    public void Answer_MeetsEveryObjective_AndOneStepBeyondDoesNot(string file, string path)
    {
        foreach (var extreme in new[] { Extreme.Largest, Extreme.Smallest })
        {
            AssertAnswer(Examples.Read(file), path, extreme);
        }
    }

    private static readonly string[] RandomPaths =
    [
        "traffic.rate", "traffic.items", "slo.p99", "cache.hit_ratio", "planning.utilization", "planning.headroom", "pipeline.first.keep", "pipeline.second.split",
        "pipeline.second.model.time", "pipeline.first.model.time", "network.round_trip",
    ];

    [Fact]
    public void Answer_InRandomScenarios_MeetsEveryObjective_AndOneStepBeyondDoesNot() =>
        Gen.Select(
            Gen.Select(Gen.Double[5, 3000], Gen.Int[50, 5000], Gen.Double[0, 0.8], Gen.Double[0.3, 0.9]),
            Gen.Select(Gen.Int[5, 400], Gen.Int[1, 8], Gen.Double[0.01, 1.5], Gen.Double[0, 1.5]),
            Gen.Select(Gen.Double[20, 900], Gen.Int[2, 400], Gen.Int[0, RandomPaths.Length - 1], Gen.Bool))
            .Sample(
                (traffic, stages, asked) =>
                {
                    var yaml = FormattableString.Invariant($$"""
                        traffic: { rate: {{traffic.Item1}}/s, items: {{traffic.Item2}} }
                        slo: { p99: {{asked.Item1}} ms, hosts: {{asked.Item2}} }
                        cache: { hit_ratio: {{traffic.Item3}}, latency: 1 ms }
                        network: { round_trip: 0.5 ms }
                        planning: { utilization: {{traffic.Item4}}, headroom: 1.1 }
                        pipeline:
                          - { stage: first, kind: rank, model: { kind: per_item, time: 2 us, cv: {{stages.Item4}} }, keep: {{stages.Item1}} }
                          - { stage: second, kind: rank, split: {{stages.Item2}}, model: { kind: per_item, time: {{stages.Item3}} ms, cv: {{stages.Item4}} }, keep: 5 }
                        """);
                    AssertAnswer(Given.Document(yaml), RandomPaths[asked.Item3], asked.Item4 ? Extreme.Largest : Extreme.Smallest);
                },
                iter: 60,
                threads: 1);

    private static void AssertAnswer(ScenarioDocument document, string path, Extreme extreme)
    {
        var present = ((TextNode)ScenarioPath.Parse(path).Get(document)!).Text;
        if (Solver.Solve(new SolverInput(document, ScenarioPath.Parse(path), extreme) { Threads = 2 }, new DiagnosticBag()) is not { } solution)
        {
            // Nothing can be set there, not even what is there: calibrations are measured at it.
            Assert.False(Meets(document, path, present));
            return;
        }

        if (solution.Found is not { } found)
        {
            Assert.Empty(solution.Intervals);
            Assert.NotNull(solution.Current);
            Assert.False(Meets(document, path, solution.Current.Label));
            return;
        }

        Assert.True(Meets(document, path, found.Value.Label), $"{path}={found.Value.Label} misses an objective");
        Assert.Equal(solution.Beyond is null, found.Value == (extreme == Extreme.Largest ? solution.Within.To : solution.Within.From));
        Assert.False(solution.Beyond is { } beyond && Meets(document, path, beyond.Value.Label), $"{path}={solution.Beyond?.Value.Label} meets every objective, too");
    }

    [Theory]
    [InlineData("pipeline.rank-1.keep")]
    [InlineData("pipeline.rank-2.split")]
    public void WholeNumbers_AreThoseOfASearchThroughAll(string path)
    {
        var document = Given.Document(Search);
        var passing = Enumerable.Range(1, 40).Select(index => path.EndsWith("keep", StringComparison.Ordinal) ? index * 25 : index).Where(value => Meets(document, path, $"{value}")).ToArray();
        var step = path.EndsWith("keep", StringComparison.Ordinal) ? 25 : 1;
        var within = $"{step}..{40 * step}";
        Assert.Equal(passing.Max(), Solve(document, path, Extreme.Largest, within, $"{step}").Found!.Value.Number);
        Assert.Equal(passing.Min(), Solve(document, path, Extreme.Smallest, within, $"{step}").Found!.Value.Number);
    }

    [Fact]
    public void NoValue_NamesTheNearest()
    {
        var solution = Solve(Given.Document(Search.Replace("p99: 500 ms", "p99: 50 ms")), "pipeline.rank-1.keep", Extreme.Largest);
        Assert.Null(solution.Found);
        Assert.Null(solution.Beyond);
        Assert.Equal(1, solution.Nearest!.Value.Number);
        Assert.Contains(solution.Nearest.Missed, objective => objective.Objective == Objective.P99);
    }

    [Fact]
    public void NoThreshold_IsFoundOut()
    {
        // Few shards do not fit the memory, many cost too much.
        var solution = Solve(Given.Document(Search), "pipeline.select.shards", Extreme.Largest, "1..1000");
        var (from, to) = Assert.Single(solution.Intervals);
        Assert.Equal(91, from.Number);
        Assert.Equal(solution.Found!.Value, to);
        Assert.True(to.Number < 1000);
    }

    [Fact]
    public void WithoutObjectives_TheLoadBinds()
    {
        var solution = Solve(Given.Document("traffic: { rate: 10/s, items: 10 }\npipeline: [{ stage: s, kind: rank, hosts: 1, workers: 4, model: { kind: per_item, time: 10 ms, cv: 1 } }]\n"), "traffic.rate", Extreme.Largest);
        Assert.False(solution.HasObjectives);
        Assert.Equal(39.99, solution.Found!.Value.Number);
    }

    [Fact]
    public void Path_OfASectionThatIsAbsent_IsLookedForAllTheSame()
    {
        var solution = Solve(Given.Document(Search.Replace("cost: 600k USD/month", "hosts: 150")), "cache.hit_ratio", Extreme.Smallest);
        Assert.Null(solution.Current);
        Assert.InRange(solution.Found!.Value.Number!.Value, 0.01, 0.99);
    }

    [Fact]
    public void Range_InAShare_StaysAShare()
    {
        var document = Given.Document(Search.Replace("keep: 500 }", "keep: 0.5% }"));
        var solution = Solve(document, "pipeline.rank-1.keep", Extreme.Largest);
        Assert.Equal("ratio", solution.Dimension.Name);
        Assert.True(solution.Found!.Value.Number < 0.01);
        Assert.EndsWith("%", solution.Found.Value.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_DoesNotDepend_OnThreads()
    {
        var document = Given.Document(Search);
        var bag = new DiagnosticBag();
        var input = new SolverInput(document, ScenarioPath.Parse("traffic.rate"), Extreme.Largest);
        var (one, four) = (Solver.Solve(input, bag)!, Solver.Solve(input with { Threads = 4 }, bag)!);
        Assert.Equal((one.Found!.Value, one.Trials), (four.Found!.Value, four.Trials));
    }

    [Theory]
    [InlineData("pipeline.rank-1.routing", null, null, "there is no largest")]
    [InlineData("pipeline.none.keep", null, null, "no quantity is read")]
    [InlineData("pipeline.rank-1.keep", "10", null, "it has no '..'")]
    [InlineData("pipeline.rank-1.keep", "10..5", null, "not upwards")]
    [InlineData("pipeline.rank-1.keep", "10 ms..20 ms", null, "--within")]
    [InlineData("pipeline.rank-1.keep", null, "0", "must be above 0")]
    [InlineData("pipeline.rank-1.keep", null, "1 ms", "--step")]
    [InlineData("slo.p50", null, null, "nothing")]
    public void Mistake_IsAnError(string path, string? within, string? step, string expected)
    {
        var bag = new DiagnosticBag();
        var solution = Solver.Solve(new SolverInput(Given.Document(Search), ScenarioPath.Parse(path), Extreme.Largest) { Within = within, Step = step }, bag);
        if (expected == "nothing")
        {
            // A quantity that the file does not have is looked for in all that it may take.
            Assert.NotNull(solution!.Found);
            return;
        }

        Assert.Null(solution);
        Assert.Contains(bag.ToImmutable(), problem => problem.Severity == Severity.Error && problem.Message.Contains(expected, StringComparison.Ordinal));
    }

    private static Solution Solve(ScenarioDocument document, string path, Extreme extreme, string? within = null, string? step = null)
    {
        var bag = new DiagnosticBag();
        var solution = Solver.Solve(new SolverInput(document, ScenarioPath.Parse(path), extreme) { Within = within, Step = step, Threads = 2 }, bag);
        Assert.True(solution is not null, string.Join('\n', bag.ToImmutable().Select(problem => problem.Message)));
        return solution;
    }

    /// <summary>As <c>estimate --set</c> has it.</summary>
    private static bool Meets(ScenarioDocument document, string path, string value)
    {
        var bag = new DiagnosticBag();
        var patched = SetOption.Apply(CompareSection.Without(document), [SetOption.Parse($"{path}={value}", bag)!], bag);
        return !bag.HasErrors && Binder.Bind(patched, bag) is { } bound && Estimator.Estimate(bound, EstimateDetails.None) is var estimate
            && estimate.Latency.P99 is not null && estimate.Objectives.All(objective => objective.Passed);
    }

    private static bool IsNumber(ScenarioDocument document, ParameterLookup lookup, string text)
    {
        var path = ScenarioPath.Parse(text);
        return path.Get(document) is TextNode node && lookup.Find(path)!.Dimensions.Any(dimension => dimension.TryParse(node.Text, out _, out _));
    }
}
