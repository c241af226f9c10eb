using BenchmarkDotNet.Attributes;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Benchmarks;

/// <summary>Variants of web-search, each bound, sized and judged: candidates of the last stage against the tasks they are split into.</summary>
[MemoryDiagnoser]
public class CompareBenchmarks
{
    private const int Variants = 400;

    private ComparisonInput _input = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var bag = new DiagnosticBag();
        var document = ScenarioReader.ReadFile(Path.Combine(ScenarioFolder.Path, "web-search.yaml"), bag)!;
        string[] vary = ["pipeline.rank-1.keep=100..1050:step=50", "pipeline.rank-2.split=1..20:step=1"];
        _input = new ComparisonInput([document], [.. vary.Select(option => VaryOption.Parse(option, bag)!)]) { Threads = Threads };
    }

    [Benchmark(OperationsPerInvoke = Variants)]
    public Comparison? Compare() => Comparer.Compare(_input, new DiagnosticBag());
}
