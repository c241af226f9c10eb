using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>What the ranges of a scenario make of its answer.</summary>
/// <remarks>
/// A <em>world</em> is one draw of every uncertain input. The <em>planned fleet</em> is the one that an estimate sizes at the medians; it is kept in every world. What is
/// <em>needed</em> is sized in each world anew.
/// </remarks>
public sealed record UncertaintyResult
{
    public required string Scenario { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<UncertainInput> Inputs { get; init; }

    public required ImmutableArray<InputCorrelation> Correlations { get; init; }

    /// <summary>Worlds drawn for the figures.</summary>
    public required int Worlds { get; init; }

    /// <summary>Worlds judged in all, those for the sensitivity included.</summary>
    public required int Evaluations { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The estimate at the medians, whose fleet is kept.</summary>
    public required Estimate Planned { get; init; }

    /// <summary>One of each <see cref="OutcomeKind"/> that the scenario has, in their order.</summary>
    public required ImmutableArray<OutcomeFigures> Outcomes { get; init; }

    /// <summary>The share of the worlds in which the planned fleet is all that the plan asks for: every latency objective met, no stage busier than the planned utilization.</summary>
    public required Estimated PlanHolds { get; init; }

    /// <summary>In the order of the scenario; empty without objectives.</summary>
    public required ImmutableArray<ObjectiveChance> Objectives { get; init; }

    /// <summary>The fleet to buy for each confidence, by rising confidence; empty where no stage is sized.</summary>
    public required ImmutableArray<FleetChoice> Fleets { get; init; }

    /// <summary>The same for many confidences, by rising confidence: the curve of the chance against the hosts bought.</summary>
    public required ImmutableArray<FleetChoice> FleetCurve { get; init; }

    /// <summary>In the order of the inputs.</summary>
    public required ImmutableArray<InputSwing> Swings { get; init; }

    /// <summary>For p99 and for the hosts needed, where they vary.</summary>
    public required ImmutableArray<OutcomeIndices> Indices { get; init; }

    /// <summary>Of every number that the scenario reads, the strongest first.</summary>
    public required ImmutableArray<NumberElasticity> Elasticities { get; init; }

    /// <summary>What is worth measuring first, by outcome; empty where nothing varies.</summary>
    public required ImmutableArray<MeasureFirst> MeasureFirst { get; init; }
}

/// <summary>A figure that differs from world to world.</summary>
public enum OutcomeKind
{
    /// <summary>Seconds, of the planned fleet.</summary>
    P99,

    /// <summary>To be bought, sized in each world.</summary>
    Hosts,

    /// <summary>USD/h of what is bought, sized in each world.</summary>
    Cost,

    /// <summary>Requests/s within the latency objectives, or to saturation where there are none; of the planned fleet.</summary>
    Capacity,
}

/// <summary>How an outcome is distributed over the worlds.</summary>
/// <param name="Worlds">In which it was computed; the capacity in fewer than the others.</param>
/// <param name="Planned">At the medians of all inputs; null where it does not exist.</param>
/// <param name="Missing">Share of the worlds where there is none: a p99 of an overloaded fleet, hosts where no fleet meets the objectives. They count as worse than every value.</param>
/// <param name="Sorted">The values that exist, from the least.</param>
public sealed record OutcomeFigures(OutcomeKind Kind, int Worlds, double? Planned, Estimated Missing, ImmutableArray<double> Sorted)
{
    /// <summary>Of <see cref="Missing"/>, the share of the worlds in which the scenario itself cannot be.</summary>
    public double Impossible { get; init; }

    /// <summary>At <see cref="Probabilities"/>; null where worlds without a value lie there.</summary>
    public required ImmutableArray<Estimated?> Quantiles { get; init; }

    /// <summary>The ends of the 90% and the 50% interval, and the median between them.</summary>
    public static ImmutableArray<double> Probabilities { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Whether it is the same in every world.</summary>
    public bool IsCertain => Missing.Value == 0 && (Sorted.IsEmpty || Sorted[0] == Sorted[^1]);
}

/// <summary>How likely an objective holds.</summary>
/// <param name="Kept">With the planned fleet, whose hosts are the same in every world; its cost is at the prices of each.</param>
/// <param name="Sized">With a fleet sized in each world.</param>
public sealed record ObjectiveChance(Objective Objective, double Limit, Estimated Kept, Estimated Sized);

/// <summary>One fleet, bought once and tested in every world.</summary>
/// <param name="Confidence">What was asked for, in (0, 1).</param>
public sealed record FleetChoice(double Confidence)
{
    /// <summary>Hosts bought by stage, in file order; empty where no fleet holds in so many worlds.</summary>
    public ImmutableArray<StageHosts> Stages { get; init; } = [];

    public bool IsReached => !Stages.IsEmpty;

    public long Hosts => Stages.Sum(stage => stage.Hosts);

    /// <summary>USD/h at the median prices; null without one.</summary>
    public double? CostPerHour { get; init; }

    /// <summary>Share of the worlds in which the fleet is all that the plan asks for; where none is reached, the most that any fleet reaches.</summary>
    public Estimated Holds { get; init; }

    /// <summary>What becomes of a fleet that does not hold takes an evaluation to know; in so many worlds at most, the first. A share is then known to a hundredth.</summary>
    public const int MostTested = 2048;

    /// <summary>Share of the worlds in which it misses a latency objective, or is overloaded; of the fleets to decide between alone.</summary>
    public Estimated Misses { get; init; }

    /// <summary>Hosts beyond what each world needs, on average over all worlds; none where no number is enough.</summary>
    public Estimated HostsTooMany { get; init; }

    /// <summary>USD/h of them; null without prices.</summary>
    public double? CostTooMany { get; init; }

    /// <summary>Hosts short of what each world needs, on average over the worlds in which it does not hold and some fleet would.</summary>
    public double HostsShort { get; init; }
}

public sealed record StageHosts(string Stage, long Hosts);

/// <summary>What one input does from its 5th to its 95th percentile, the others at their medians.</summary>
public sealed record InputSwing(UncertainInput Input, double Low, double High, ImmutableArray<OutcomeSwing> Outcomes);

/// <param name="AtLow">Null where the outcome does not exist there.</param>
public sealed record OutcomeSwing(OutcomeKind Kind, double? AtLow, double? AtHigh);

/// <summary>What each input contributes to the variance of an outcome.</summary>
/// <param name="OfRanks">Whether it is the variance of its rank among the worlds: where some have no value, which rank highest.</param>
public sealed record OutcomeIndices(OutcomeKind Kind, bool OfRanks, ImmutableArray<InputIndices> Inputs);

/// <summary>Sobol indices of one input, or of several that are correlated and count as one.</summary>
/// <param name="First">Share of the variance that it explains alone.</param>
/// <param name="Total">Share that remains unexplained as long as it alone is unknown.</param>
public sealed record InputIndices(ImmutableArray<string> Paths, Estimated First, Estimated Total);

/// <summary>By how many per cent an outcome changes with one per cent of a number.</summary>
/// <param name="Value">In the base unit.</param>
/// <param name="Low">A tenth below it, or the nearest that it can be.</param>
/// <param name="High">A tenth above it.</param>
/// <param name="IsGiven">Whether the scenario says it; else it is a default.</param>
/// <param name="P99">Of the planned fleet; null where there is none.</param>
/// <param name="Hosts">Sized anew; null where no fleet meets the objectives.</param>
public sealed record NumberElasticity(string Path, Dimension Dimension, double Value, double Low, double High, bool IsGiven, ElasticityFigures? P99, ElasticityFigures? Hosts);

/// <param name="Elasticity">Δ ln(outcome) ÷ Δ ln(number), between the low and the high.</param>
public sealed record ElasticityFigures(double AtLow, double AtHigh, double Elasticity);

/// <summary>The input that explains most of an outcome.</summary>
public sealed record MeasureFirst(OutcomeKind Kind, InputIndices Input);

/// <summary>The planned fleet's p99 against the load, over the worlds.</summary>
/// <param name="Objective">Seconds; null without a p99 objective.</param>
public sealed record LoadFan(string Scenario, ImmutableArray<FanPoint> Points, double PeakPerSecond, double? Objective, int Worlds, int Inputs);

/// <param name="Quantiles">Seconds, at <see cref="OutcomeFigures.Probabilities"/>; null where the fleet is overloaded in those worlds.</param>
/// <param name="Overloaded">Share of the worlds.</param>
public sealed record FanPoint(double RatePerSecond, ImmutableArray<double?> Quantiles, double Overloaded);
