using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Estimation;

/// <summary>How a scenario fares from month to month while its traffic or its corpora grow.</summary>
public sealed record Runway
{
    public required string Scenario { get; init; }

    public required ImmutableArray<Growth> Growing { get; init; }

    /// <summary>Ceiling on the utilization that fleets are planned by.</summary>
    public required double UtilizationCeiling { get; init; }

    /// <summary>From month 0, which is today, to the horizon.</summary>
    public required ImmutableArray<RunwayMonth> Months { get; init; }

    /// <summary>What breaks within the horizon, by month; each cause of each fleet once.</summary>
    public required ImmutableArray<RunwayBreak> Breaks { get; init; }

    /// <summary>What a later month's estimate warns of and today's does not, with the first month that does.</summary>
    public required ImmutableArray<RunwayNote> Notes { get; init; }
}

/// <param name="Month">From now.</param>
/// <param name="PeakPerSecond">Incoming requests/s at peak.</param>
/// <param name="Amounts">What has grown to what, in the order of <see cref="Runway.Growing"/>.</param>
/// <param name="Sized">The fleet that is sized anew for this month.</param>
/// <param name="Kept">Today's fleet, with its shards and shapes, in this month.</param>
public sealed record RunwayMonth(int Month, double PeakPerSecond, ImmutableArray<RunwayAmount> Amounts, RunwayFigures Sized, RunwayFigures Kept);

/// <param name="Amount">In the base unit of its dimension.</param>
public sealed record RunwayAmount(Growth Growth, double Amount);

/// <summary>One fleet in one month.</summary>
public sealed record RunwayFigures
{
    /// <summary>Bought; null where there is no such fleet.</summary>
    public long? Hosts { get; init; }

    /// <summary>USD; null where a shape has no price.</summary>
    public double? CostPerMonth { get; init; }

    /// <summary>End to end, at peak.</summary>
    public Percentiles Latency { get; init; } = Percentiles.None;

    /// <summary>Relative error of the p99 to expect; null where there is no p99.</summary>
    public double? Accuracy { get; init; }

    /// <summary>The stage whose workers are busiest; null where no stage has a queue.</summary>
    public string? BusiestStage { get; init; }

    /// <summary>Of that stage, at peak; may be ≥ 1.</summary>
    public double? Utilization { get; init; }

    /// <summary>False where a stage is overloaded.</summary>
    public bool IsStable { get; init; } = true;

    /// <summary>Of a kept fleet those of latency alone: it costs what it costs today.</summary>
    public ImmutableArray<ObjectiveFigures> Objectives { get; init; } = [];

    /// <summary>Why there are no figures; null where there are.</summary>
    public Diagnostic? Problem { get; init; }

    public bool MeetsObjectives => Problem is null && IsStable && Objectives.All(objective => objective.Passed);
}

public enum RunwayFleet
{
    /// <summary>Sized anew for its month.</summary>
    Sized,

    /// <summary>Today's.</summary>
    Kept,
}

public enum RunwayCause
{
    /// <summary>The fleet has no place in that month's scenario: its memory is too small, or a figure leaves its range.</summary>
    NoFleet,

    /// <summary>A stage would have to be busy for more than all of the time.</summary>
    Overloaded,

    /// <summary>An objective is missed.</summary>
    Objective,

    /// <summary>A kept fleet is busier than it would be planned to be; it may meet its objectives all the same.</summary>
    AboveCeiling,
}

/// <param name="Month">The first in which it is so.</param>
public sealed record RunwayBreak(RunwayFleet Fleet, RunwayCause Cause, int Month)
{
    /// <summary>As it is in that month; of an <see cref="RunwayCause.Objective"/>.</summary>
    public ObjectiveFigures? Objective { get; init; }

    /// <summary>The busiest stage of that month; of <see cref="RunwayCause.Overloaded"/> and <see cref="RunwayCause.AboveCeiling"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>Of that stage.</summary>
    public double? Utilization { get; init; }

    /// <summary>Of <see cref="RunwayCause.NoFleet"/>.</summary>
    public Diagnostic? Problem { get; init; }

    /// <summary>The first month after it in which it is so no longer; null where none is within the horizon.</summary>
    public int? MetAgain { get; init; }
}

public sealed record RunwayNote(int Month, Diagnostic Warning);
