using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>A scenario at its medians, with the fleet that is kept, and what draws and judges its worlds.</summary>
/// <param name="Document">Every stage of it has a shape.</param>
internal sealed record WorldSetting(ScenarioDocument Document, BoundScenario Medians, FleetPlan Plan, BoughtFleet Planned)
{
    public ImmutableArray<UncertainInput> Inputs => Medians.Uncertain;

    public ImmutableArray<InputCorrelation> Correlations => Medians.Correlations;

    public WorldJudge Judge { get; } = new(Document, Medians.Uncertain, Planned);

    public int Objectives => Medians.Scenario.Slo.Limits.Length;

    /// <summary>Every input at its median.</summary>
    public double[] MedianValues => [.. Inputs.Select(input => input.Median)];

    /// <returns>Null after an error in the bag.</returns>
    public static WorldSetting? Of(ScenarioDocument document, DiagnosticBag bag)
    {
        var plain = CompareSection.Without(document);
        if (Binder.Bind(plain, bag) is not { } medians)
        {
            return null;
        }

        if (medians.Uncertain.IsEmpty)
        {
            RefuseCertain(bag);
            return null;
        }

        var plan = Estimator.Size(medians);
        return new WorldSetting(new KeptFleet(medians, plan).Pin(plain), medians, plan, BoughtFleet.Of(medians, plan));
    }

    /// <summary>Says that there is nothing to draw worlds from.</summary>
    public static void RefuseCertain(DiagnosticBag bag) => bag.Error(
        DiagnosticCodes.NothingUncertain,
        default,
        "nothing of the scenario is uncertain: every quantity is one number",
        "write what you know as a range, its 5th and 95th percentile: 'time: 0.8..1.2 ms', or --set models.dnn.time=0.8..1.2ms");

    public ImmutableArray<World> JudgeAll(WorldSample sample, int threads, CancellationToken cancellation, Action? judged = null)
    {
        var worlds = new World[sample.Count];
        Parallel.For(0, sample.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, world =>
        {
            worlds[world] = Judge.Judge(sample.Values(world), Objectives);
            judged?.Invoke();
        });
        return ImmutableArray.Create(worlds);
    }
}
