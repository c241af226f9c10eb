using System.Collections.Immutable;
using CapacityCalc.Charts;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;
using CapacityCalc.Fuzzing.Laws;
using CapacityCalc.Fuzzing.Mutations;
using CapacityCalc.ScenarioFiles;
using SimulatedComparison = CapacityCalc.Cli.Comparing.Comparison;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>The commands that make many estimates of one scenario, each asked for few, and those that derive, simulate or draw one.</summary>
internal static class Exploration
{
    private const int MostVariants = 24;

    private const int MostDesigns = 50;

    private const int MostRequests = 300;

    private static readonly TimeSpan LongestSimulation = TimeSpan.FromSeconds(1);

    private static readonly ImmutableArray<string> Values = ["0", "1", "2.5", "1 ms", "1e15", "1e-12", "10 s", "50%", "1000/s", "-1", "1..4:n=3", "1 ms..1 s:log=3", "c7i.4xlarge", "auto"];

    /// <param name="open">With what the scenario leaves to choose.</param>
    public static void Run(ScenarioDocument open, ScenarioDocument document, BoundScenario bound, string text, Dice dice)
    {
        var bag = new DiagnosticBag();
        var answer = dice.Below(9) switch
        {
            0 => Compare(document, dice, bag),
            1 => Solve(document, dice, bag),
            2 => Sample(document, dice, bag),
            3 => WhatIf(document, bound, dice, bag),
            4 => Cheapest(open, bag),
            5 => Explain(document, bound, dice),
            6 => Simulate(bound, dice),
            7 => Draw(document, bound, text, dice),
            _ => OwnComparison(document, bag),
        };
        OutputLaws.Check(bag.ToImmutable(), document.Source, text + string.Concat(Values));
        if (answer is not null)
        {
            OutputLaws.Check(answer, text + string.Concat(Values));
        }
    }

    private static Answer? Compare(ScenarioDocument document, Dice dice, DiagnosticBag bag)
    {
        var option = $"{Path(document, dice)}={string.Join(',', Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.Of(Values)))}";
        return VaryOption.Parse(option, bag) is { } vary ? Compare(document, [vary], dice.OneIn(3), bag) : null;
    }

    private static Answer? OwnComparison(ScenarioDocument document, DiagnosticBag bag) =>
        CompareSection.Of(document, bag) is { } section && SweepRequests.Of(section, bag) is { IsEmpty: false } vary && !bag.HasErrors ? Compare(document, vary, false, bag) : null;

    private static Answer? Compare(ScenarioDocument document, ImmutableArray<SweepRequest> vary, bool keepsFleet, DiagnosticBag bag)
    {
        using var cancellation = new CancellationTokenSource();
        try
        {
            var input = new ComparisonInput([document], vary) { KeepsFleet = keepsFleet };
            return Comparer.Compare(input, bag, count => CancelBeyond(count, cancellation), null, cancellation.Token) is { } comparison && !bag.HasErrors
                ? new(ComparisonReport.From(comparison, bag.ToImmutable()), new ComparisonDocument(comparison, bag.ToImmutable()))
                : null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Answer? Solve(ScenarioDocument document, Dice dice, DiagnosticBag bag)
    {
        if (!ScenarioPath.TryParse(Path(document, dice), default, out var path, out var problem))
        {
            bag.Add(problem);
            return null;
        }

        var input = new SolverInput(document, path, dice.Of<Extreme>([Extreme.Largest, Extreme.Smallest])) { Details = EstimateDetails.None };
        return Solver.Solve(input, bag) is { } solution && !bag.HasErrors
            ? new(SolutionReport.From(solution, bag.ToImmutable()), SolutionDocument.From(solution, bag.ToImmutable()))
            : null;
    }

    private static Answer? Sample(ScenarioDocument document, Dice dice, DiagnosticBag bag) =>
        UncertaintyAnalysis.Run(new UncertaintyInput(document) { Samples = UncertaintyInput.LeastSamples, Seed = (ulong)dice.Below(4) }, bag) is { } result && !bag.HasErrors
            ? new(UncertaintyReport.From(result, bag.ToImmutable()), UncertaintyDocument.From(result, bag.ToImmutable()))
            : null;

    private static Answer? WhatIf(ScenarioDocument document, BoundScenario bound, Dice dice, DiagnosticBag bag)
    {
        var surge = dice.Of([1, 1.5, 3, Incident.LeastSurge, Incident.MostSurge, 1.0000001]);
        var incident = new Incident(surge, dice.Of<ImmutableArray<Loss>>([[], [Loss.Host], [Loss.Zone], [Loss.Shard], [Loss.Cache], [Loss.Host, Loss.Host, Loss.Zone]]));
        return WhatIfAnalysis.Estimate(document, bound, incident, bag) is { } estimate && !bag.HasErrors ? new(EstimateReport.From(estimate), EstimateDocument.From(estimate)) : null;
    }

    private static Answer? Cheapest(ScenarioDocument open, DiagnosticBag bag) =>
        CheapestDesign.Find(new DesignInput(open) { MostEstimates = MostDesigns, MostCombinations = MostDesigns }, bag) is { } solution && !bag.HasErrors
            ? new(DesignReport.From(solution, bag.ToImmutable()), DesignDocument.From(solution, bag.ToImmutable()))
            : null;

    private static Answer? Explain(ScenarioDocument document, BoundScenario bound, Dice dice)
    {
        var estimate = Estimator.Estimate(bound) with { Runway = RunwayPlanner.Of(document, bound, threads: 1) };
        var explained = new Explained(estimate, Derivation.Of(bound, estimate));
        if (explained.Derivation.Steps.IsEmpty)
        {
            return null;
        }

        var explanation = dice.OneIn(3)
            ? new Explanation(explained, FigureLookup.Headlines(explained), Extent.Overview)
            : new Explanation(explained, [dice.Of(explained.Derivation.Steps).Path], Extent.Whole);
        return new(ExplanationReport.From(explanation, estimate.Diagnostics), ExplanationDocument.From(explanation, estimate.Diagnostics));
    }

    /// <summary>What a run of few requests says; one that has more to do than time for says what it knows by then.</summary>
    private static Answer? Simulate(BoundScenario bound, Dice dice)
    {
        using var cancellation = new CancellationTokenSource(LongestSimulation);
        var options = new SimulationOptions { Requests = dice.Between(1, MostRequests), Replications = 2, Seed = (ulong)dice.Below(4) };
        var estimate = Estimator.Estimate(bound, EstimateDetails.All & ~EstimateDetails.Day);
        var result = Simulator.Run(bound, Estimator.Size(bound), options, null, cancellation.Token);
        var comparison = SimulatedComparison.Of(new(estimate, result, SimulationNotes.Of(result, bound, options)));
        return result.Ending == SimulationEnding.TooLarge ? null : new(SimulationReport.From(comparison), SimulationDocument.From(comparison));
    }

    private static Answer? Draw(ScenarioDocument document, BoundScenario bound, string text, Dice dice)
    {
        var chart = dice.Of([.. ChartCatalog.All.Where(chart => chart.Subject == ChartSubject.Scenario)]);
        var input = new ChartInput(() => Estimator.Estimate(bound), () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => null)
        {
            Runway = new(() => RunwayPlanner.Of(document, bound, threads: 1)),
        };
        if (chart.Draw(input) is ChartOutcome.Drawn { Drawing: var drawing })
        {
            OutputLaws.CheckPicture(ChartRenderer.Svg(drawing, dice.Of(ChartTheme.All), new(dice.Between(ImageSize.LeastWidth, 2000), dice.Between(ImageSize.LeastHeight, 1200), 1)), text);
        }

        return null;
    }

    private static void CancelBeyond(int variants, CancellationTokenSource cancellation)
    {
        if (variants > MostVariants)
        {
            cancellation.Cancel();
        }
    }

    private static string Path(ScenarioDocument document, Dice dice) => dice.Of([.. ScalarPaths.Of(document)]);
}
