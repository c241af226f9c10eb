using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Fuzzing.Laws;
using CapacityCalc.Fuzzing.Mutations;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>The commands that make many estimates of one scenario, each asked for few.</summary>
internal static class Exploration
{
    private const int MostVariants = 24;

    private const int MostDesigns = 50;

    private static readonly ImmutableArray<string> Values = ["0", "1", "2.5", "1 ms", "1e15", "1e-12", "10 s", "50%", "1000/s", "-1", "1..4:n=3", "1 ms..1 s:log=3", "c7i.4xlarge", "auto"];

    /// <param name="open">With what the scenario leaves to choose.</param>
    public static void Run(ScenarioDocument open, ScenarioDocument document, BoundScenario bound, string text, Dice dice)
    {
        var bag = new DiagnosticBag();
        var answer = dice.Below(6) switch
        {
            0 => Compare(document, dice, bag),
            1 => Solve(document, dice, bag),
            2 => Sample(document, dice, bag),
            3 => WhatIf(document, bound, dice, bag),
            4 => Cheapest(open, bag),
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

    private static void CancelBeyond(int variants, CancellationTokenSource cancellation)
    {
        if (variants > MostVariants)
        {
            cancellation.Cancel();
        }
    }

    private static string Path(ScenarioDocument document, Dice dice) => dice.Of([.. ScalarPaths.Of(document)]);
}
