using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class UncertaintyAnalysisTests
{
    private const string Search = "scenarios/uncertain-search.yaml";

    [Fact]
    public void Figures_DoNotDependOnThreads()
    {
        var (one, two) = (Run(Search, threads: 1), Run(Search, threads: 2));

        Assert.Equal(one.Outcomes.SelectMany(outcome => outcome.Quantiles), two.Outcomes.SelectMany(outcome => outcome.Quantiles));
        Assert.Equal(one.Fleets.Select(fleet => (fleet.Hosts, fleet.Holds, fleet.Misses)), two.Fleets.Select(fleet => (fleet.Hosts, fleet.Holds, fleet.Misses)));
        Assert.Equal(one.Indices.SelectMany(outcome => outcome.Inputs).Select(input => input.Total), two.Indices.SelectMany(outcome => outcome.Inputs).Select(input => input.Total));
    }

    [Fact]
    public void Fleets_HoldAsOftenAsAsked_AndCostMoreForMore()
    {
        var fleets = Run(Search, threads: 2).Fleets;

        Assert.All(fleets, fleet => Assert.True(fleet.IsReached && fleet.Holds.Value >= fleet.Confidence));
        Assert.Equal(fleets.Select(fleet => fleet.Hosts).Order(), fleets.Select(fleet => fleet.Hosts));
        Assert.All(fleets, fleet => Assert.True(fleet.Misses.Value <= 1 - fleet.Holds.Value));
    }

    /// <summary>Utilization is a product of rate and time: where they move against each other it hardly varies.</summary>
    [Fact]
    public void Correlation_OfInputsThatMultiply_WidensOrNarrowsTheHosts()
    {
        static double Width(string correlated)
        {
            var document = Given.Document("""
                traffic: { rate: 500..2000/s, items: 200 }
                models: { m: { kind: per_item, time: 5..20 ms, cv: 0.5 } }
                {{correlated}}
                pipeline:
                  - { stage: rank, kind: rank, model: m }
                """.Replace("{{correlated}}", correlated, StringComparison.Ordinal));
            var result = UncertaintyAnalysis.Run(new UncertaintyInput(document) { Samples = 256 }, new DiagnosticBag())!;
            var hosts = result.Outcomes.Single(outcome => outcome.Kind == OutcomeKind.Hosts).Quantiles;
            return hosts[^1]!.Value.Value / hosts[0]!.Value.Value;
        }

        // Each is a lognormal from a half to twice its median with 90%, and so is the hosts' logarithm: ln 4 × √(2 + 2ρ) wide.
        Assert.InRange(Width(""), Math.Pow(4, 1.3), Math.Pow(4, 1.53));
        Assert.InRange(Width("correlated: [[traffic.rate, models.m.time, 0.9]]"), Math.Pow(4, 1.8), Math.Pow(4, 2.1));
        Assert.InRange(Width("correlated: [[traffic.rate, models.m.time, -0.9]]"), Math.Pow(4, 0.35), Math.Pow(4, 0.55));
    }

    [Fact]
    public void Capacities_SearchedFromAGuess_AreThoseWithoutOne()
    {
        var bound = Given.Scenario(File.ReadAllText(Path.Combine(Architecture.FolderRulesTests.Root, Search)));
        var hosts = Estimator.Size(bound).Pools.Select(pool => pool.InService).ToArray();
        var plain = Capacity.Of(bound, new Evaluator(bound), hosts);

        foreach (var guess in new[] { 0.01, 0.3, 0.6, 0.9, 0.99, 0.99999 })
        {
            var guessed = Capacity.Of(bound, new Evaluator(bound), hosts, guess);

            // The search ends within a thousandth, on its safe side.
            Assert.Equal(1, guessed.MaxPerSecondWithinSlo!.Value / plain.MaxPerSecondWithinSlo!.Value, 1.1e-3);
        }
    }

    [Fact]
    public void ScenarioWithoutRanges_IsRefused()
    {
        var bag = new DiagnosticBag();

        Assert.Null(UncertaintyAnalysis.Run(new UncertaintyInput(Examples.Read("scenarios/web-search.yaml")), bag));
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.NothingUncertain);
    }

    private static UncertaintyResult Run(string file, int threads) =>
        UncertaintyAnalysis.Run(new UncertaintyInput(Examples.Read(file)) { Samples = 256, Threads = threads }, new DiagnosticBag())!;
}
