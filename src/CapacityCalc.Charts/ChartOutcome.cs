using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>A drawing, or the reason why there is none.</summary>
public abstract record ChartOutcome
{
    private ChartOutcome()
    {
    }

    public sealed record Drawn(ChartDrawing Drawing) : ChartOutcome;

    /// <param name="Stage">The stage that stands in the way, where one does.</param>
    public sealed record Refused(RefusalReason Reason, string? Stage = null) : ChartOutcome;

    /// <summary>The figures that a chart of latencies needs do not exist: names the stage that is overloaded, if one is.</summary>
    internal static Refused NoLatency(Estimate estimate) =>
        estimate.Stages.FirstOrDefault(stage => !stage.Stable) is { } overloaded
            ? new Refused(RefusalReason.Overloaded, overloaded.Stage)
            : new Refused(RefusalReason.NoLatency);

    /// <summary>The same of a variant, of whose stages the one with the highest load is overloaded if any is.</summary>
    internal static Refused NoLatency(VariantFigures figures) =>
        figures.Stages.Where(stage => stage.Utilization >= 1).MaxBy(stage => stage.Utilization) is { } overloaded
            ? new Refused(RefusalReason.Overloaded, overloaded.Stage)
            : new Refused(RefusalReason.NoLatency);
}

public enum RefusalReason
{
    /// <summary>A stage is overloaded, so that its queue grows without end and no percentile exists.</summary>
    Overloaded,

    /// <summary>The estimate has no latency percentiles.</summary>
    NoLatency,

    /// <summary>The estimate does not say what each stage contributes to the latency.</summary>
    NoBreakdown,

    /// <summary>No stage passes any item.</summary>
    NoItems,

    /// <summary>No incoming rate has a latency: there is nothing to plot below saturation.</summary>
    NoLoadCurve,

    /// <summary>The scenario does not say how the load goes through the day.</summary>
    NoProfile,

    /// <summary>No stage has hosts of its own.</summary>
    NoHosts,

    /// <summary>The scenario has no <c>compare:</c>, and nothing was varied.</summary>
    NoComparison,

    /// <summary>Fewer than two variants have the figures that the chart plots.</summary>
    TooFewVariants,

    /// <summary>The chart needs exactly one path that takes several values, and these have to be numbers.</summary>
    NotOneNumericAxis,

    /// <summary>The chart needs exactly two paths that take several values.</summary>
    NotTwoAxes,

    /// <summary>The chart shows one scenario, and several are compared.</summary>
    SeveralScenarios,

    /// <summary>No variant has stages with a cost or with hosts.</summary>
    NoStages,

    /// <summary>No two values were asked to be held against each other.</summary>
    NoFrontier,

    /// <summary>The scenario says of nothing how it grows.</summary>
    NoGrowth,

    /// <summary>No stage has hosts of its own.</summary>
    NoFleet,

    /// <summary>No value of the scenario is a range.</summary>
    NoUncertainty,

    /// <summary>What the chart shows is the same in every world.</summary>
    NothingVaries,

    /// <summary>No fleet holds in any share of the worlds.</summary>
    NoFleetHolds,
}
