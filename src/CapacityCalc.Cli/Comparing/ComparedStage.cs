using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Comparing;

/// <summary>One stage by formula and by simulation.</summary>
public sealed record ComparedStage
{
    /// <summary>Shares that differ by less do not differ: no simulation sees so few.</summary>
    private const double NegligibleShare = 1e-9;

    public required string Stage { get; init; }

    public required string? Branch { get; init; }

    /// <summary>Whether no queue of it grew without end in the simulation; null where it was not measured.</summary>
    public required bool? Stable { get; init; }

    public required ComparedFigure Utilization { get; init; }

    public required ComparedFigure WaitProbability { get; init; }

    public required ComparedTimes Wait { get; init; }

    public required ComparedTimes Latency { get; init; }

    public required ComparedFigure HedgeExtraLoad { get; init; }

    public required ComparedFigure DegradedShare { get; init; }

    public required ComparedFigure MeanBatch { get; init; }

    /// <summary>Every figure that the report shows.</summary>
    public IEnumerable<ComparedFigure> Shown => [Utilization, Wait.P99, Latency.P50, Latency.P99, HedgeExtraLoad, DegradedShare, MeanBatch];

    public static ComparedStage Of(StageFigures estimate, SimulatedStage? simulated)
    {
        var accuracy = estimate.Accuracy ?? 0;
        double Relative(Objective objective) => Math.Max(ComparedFigure.CompositionError, Verdicts.Accuracy(objective, accuracy));

        // The accuracy is stated of the latency, and is the wait's in seconds: service is known.
        double Seconds(Objective objective) => Relative(objective) * (estimate.Latency.Figure(objective) ?? 0);

        ComparedFigure Share(double? figure, Interval? measured) =>
            new(figure, measured, (Math.Max(ComparedFigure.CompositionError, accuracy) * (figure ?? 0)) + NegligibleShare, estimate.Method);

        return new ComparedStage
        {
            Stage = estimate.Stage,
            Branch = estimate.Branch,
            Stable = simulated?.Stable,

            // Batches keep workers busy that could take more at once: the estimate's is of the load that full batches could carry.
            Utilization = Share(estimate.Utilization, simulated?.Utilization) with { IsComparable = estimate is { Stable: true, MeanBatch: null } },
            WaitProbability = Share(estimate.IsExternal ? null : estimate.WaitProbability, simulated?.WaitProbability),
            Wait = ComparedTimes.Of(estimate.IsExternal ? Percentiles.None : estimate.Wait, simulated?.Wait, estimate.Method, Seconds),
            Latency = ComparedTimes.Of(estimate.Latency, simulated?.Latency, estimate.Method, Seconds),
            HedgeExtraLoad = Share(estimate.HedgeExtraLoad, simulated?.HedgeExtraLoad),
            DegradedShare = Share(estimate.DegradedShare, simulated?.DegradedShare),
            MeanBatch = Share(estimate.MeanBatch, simulated?.MeanBatch),
        };
    }
}
