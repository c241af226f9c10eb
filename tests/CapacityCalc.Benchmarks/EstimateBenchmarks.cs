using BenchmarkDotNet.Attributes;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Benchmarks;

/// <summary>How long an answer takes, once the program runs.</summary>
[MemoryDiagnoser]
public class EstimateBenchmarks
{
    private BoundScenario _scenario = null!;
    private FleetPlan _fleet = null!;

    [Params("web-search.yaml", "twitter-feed.yaml")]
    public string Scenario { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var bag = new DiagnosticBag();
        var document = ScenarioReader.ReadFile(Path.Combine(ScenarioFolder.Path, Scenario), bag);
        _scenario = Binder.Bind(document!, bag)!;
        _fleet = Estimator.Size(_scenario);
    }

    [Benchmark]
    public Estimate EvaluateGivenFleet() => Estimator.Estimate(_scenario, _fleet, EstimateDetails.Percentiles);

    [Benchmark]
    public Estimate SizeAndEvaluate() => Estimator.Estimate(_scenario, EstimateDetails.Percentiles);

    [Benchmark]
    public Estimate EverythingShown() => Estimator.Estimate(_scenario);
}
