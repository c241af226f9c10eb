using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Charts.Tests.Rendering;

/// <summary>The published scenarios as charts see them; each is answered once for all its charts.</summary>
internal static class ScenarioCharts
{
    private const int Worlds = 128;

    /// <summary>What is held against each other, by scenario.</summary>
    private static readonly ImmutableDictionary<string, (string Given, string Sought)> Frontiers = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("web-search", ("traffic.rate", "pipeline.rank-1.keep")),
        KeyValuePair.Create("ads", ("traffic.rate", "pipeline.predict.keep")),
        KeyValuePair.Create("uncertain-search", ("pipeline.rank-1.keep", "traffic.rate")),
    ]);

    private static readonly ConcurrentDictionary<string, Lazy<ChartInput>> Inputs = [];

    /// <summary>Paths below the folder of scenarios, without their ending.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.yaml", SearchOption.AllDirectories)
        .Select(path => Path.ChangeExtension(Path.GetRelativePath(Folder(), path), null)).Order(StringComparer.Ordinal);

    public static ChartInput Input(string name) => Inputs.GetOrAdd(name, _ => new(() => Answer(name))).Value;

    private static ChartInput Answer(string name)
    {
        var bag = new DiagnosticBag();
        var document = Choices.TakeFirst(ScenarioReader.ReadFile(Path.Combine(Folder(), name + ".yaml"), bag)!, bag)!;
        var bound = Binder.Bind(document, bag)!;
        var comparison = CompareSection.Of(document, bag) is { } section
            ? Comparer.Compare(new ComparisonInput([document], SweepRequests.Of(section, bag)) { Threads = Environment.ProcessorCount }, bag)
            : null;
        var ranges = new UncertaintyInput(document) { Samples = Worlds, Threads = Environment.ProcessorCount };
        var input = new ChartInput(() => Estimator.Estimate(bound), () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => comparison)
        {
            Frontier = Frontiers.TryGetValue(name, out var paths) ? Solve(document, paths, bag) : null,
            Runway = new(() => RunwayPlanner.Of(document, bound, Environment.ProcessorCount)),
            Uncertainty = new(() => bound.Uncertain.IsEmpty ? null : UncertaintyAnalysis.Run(ranges, bag)),
            Fan = new(() => bound.Uncertain.IsEmpty ? null : UncertaintyAnalysis.Fan(ranges, bag)),
        };
        Assert.DoesNotContain(bag.ToImmutable(), diagnostic => diagnostic.Severity == Severity.Error);
        return input;
    }

    private static Frontier? Solve(ScenarioDocument document, (string Given, string Sought) paths, DiagnosticBag bag) => FrontierSolver.Solve(
        new FrontierInput(document, new FrontierPath(PathOf(paths.Given), null, null), new FrontierPath(PathOf(paths.Sought), null, null), Extreme.Largest) { Threads = Environment.ProcessorCount }, bag);

    private static ScenarioPath PathOf(string text)
    {
        Assert.True(ScenarioPath.TryParse(text, default, out var path, out _));
        return path!;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../scenarios"));
}
