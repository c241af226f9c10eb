using CapacityCalc.Charts;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Cli.Charting;

/// <summary>What charts are drawn from. Each answer is computed at most once, and only for a chart that asks for it.</summary>
internal sealed class ChartInputs(Calculator calculator, ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag)
{
    /// <summary>For one chart; null after a diagnostic.</summary>
    public Made<ChartInput>? Of(IChart chart) => Of(chart.Subject, (chart as UncertaintyChart)?.Parts ?? UncertaintyParts.All);

    private Made<ChartInput>? Of(ChartSubject subject, UncertaintyParts parts)
    {
        switch (subject)
        {
            case ChartSubject.Frontier:
                return Solved() is { } frontier && !bag.HasErrors ? new(new ChartInput(NoEstimate, () => null, () => null) { Frontier = frontier }, scenarios.Files) : null;
            case ChartSubject.Comparison:
                return Compared() is { } comparison && !bag.HasErrors ? new(new ChartInput(NoEstimate, () => null, () => comparison.Value), comparison.Inputs) : null;
            case ChartSubject.Uncertainty:
                return Document() is { } ranges && !bag.HasErrors
                    ? new(new ChartInput(NoEstimate, () => null, () => null) { Uncertainty = Worlds(ranges, parts), Fan = Fan(ranges) }, scenarios.Files)
                    : null;
            default:
                return Document() is { } document && Binder.Bind(document, bag) is { } bound
                    ? new(
                        new ChartInput(() => Estimator.Estimate(bound), () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => null)
                        {
                            Runway = new(() => Calculator.RunwayOf(document, bound)),
                        },
                        scenarios.Files)
                    : null;
        }
    }

    /// <summary>For every chart that there may be: what the scenario does not have, its input has not either. Null after a diagnostic.</summary>
    public Made<ChartInput>? OfAll()
    {
        if (scenarios.Files.Length > 1)
        {
            return Of(ChartSubject.Comparison, UncertaintyParts.None);
        }

        if (Document() is not { } document || Binder.Bind(document, bag) is not { } bound)
        {
            return null;
        }

        var comparison = Compares(document) ? Compared() : null;
        var frontier = request.Paths.IsEmpty ? null : Solved();
        return bag.HasErrors
            ? null
            : new(
                new ChartInput(() => Estimator.Estimate(bound), () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => comparison?.Value)
                {
                    Frontier = frontier,
                    Runway = new(() => Calculator.RunwayOf(document, bound)),
                    Uncertainty = bound.Uncertain.IsEmpty ? new(() => null) : Worlds(document, UncertaintyParts.All),
                    Fan = bound.Uncertain.IsEmpty ? new(() => null) : Fan(document),
                },
                comparison?.Inputs ?? scenarios.Files);
    }

    private ScenarioInput First => new(scenarios.Files[0], scenarios.Settings);

    private bool Compares(ScenarioDocument document) => !scenarios.Vary.IsEmpty || scenarios.Baseline is not null || CompareSection.Of(document, bag) is not null;

    private ScenarioDocument? Document() => calculator.Read(First, bag);

    private Made<Comparison>? Compared() => calculator.Compare(scenarios, bag);

    private Frontier? Solved() => calculator.Frontier(First, request.Paths[0], request.Paths[1], bag);

    private Lazy<UncertaintyResult?> Worlds(ScenarioDocument document, UncertaintyParts parts) => new(() => UncertaintyAnalysis.Run(Ranges(document) with { Parts = parts }, bag, null, scenarios.Cancellation));

    private Lazy<LoadFan?> Fan(ScenarioDocument document) => new(() => UncertaintyAnalysis.Fan(Ranges(document), bag, scenarios.Cancellation));

    private UncertaintyInput Ranges(ScenarioDocument document) => new(document) { Samples = request.Samples, Seed = request.Seed, Threads = Environment.ProcessorCount };

    private static Estimate NoEstimate() => throw new InvalidOperationException("a chart of this subject asks for no estimate");
}
