using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Estimation;

/// <summary>How a figure was obtained.</summary>
public enum Method
{
    Exact,
    Approximate,

    /// <summary>Never below the truth.</summary>
    Bound,
    Simulated,
}

/// <summary>The answer to a scenario: numbers in SI units, no prose. A figure that does not exist is null.</summary>
public sealed record Estimate
{
    public required string Scenario { get; init; }
    public string? Description { get; init; }
    public required TrafficFigures Traffic { get; init; }

    /// <summary>One line for every stage that items pass, in file order; a branch's stages follow the parallel stage they belong to.</summary>
    public required ImmutableArray<FunnelFigures> Funnel { get; init; }

    /// <summary>One line for every stage, in the order of <see cref="Funnel"/>.</summary>
    public required ImmutableArray<StageFigures> Stages { get; init; }

    /// <summary>Of a request from its arrival to its answer, cache hits included.</summary>
    public required Percentiles Latency { get; init; }
    public required Method Method { get; init; }

    /// <summary>Relative error of the p99 to expect; null where there is no p99.</summary>
    public double? Accuracy { get; init; }
    public required FleetFigures Fleet { get; init; }
    public CapacityFigures? Capacity { get; init; }

    /// <summary>What each top-level stage contributes to the end-to-end percentiles; computed only when shown.</summary>
    public ImmutableArray<LatencyShare> Breakdown { get; init; } = [];

    /// <summary>Null without a latency objective, and where a stage is overloaded; computed only when shown.</summary>
    public BudgetFigures? Budget { get; init; }

    /// <summary>The stage whose pool saturates first; null where nothing can saturate.</summary>
    public string? Bottleneck { get; init; }
    public required ImmutableArray<ObjectiveFigures> Objectives { get; init; }

    /// <summary>What becomes of the plan when so much is lost as its rules say it must survive; computed only when shown.</summary>
    public ImmutableArray<RuleFigures> PlanningRules { get; init; } = [];

    /// <summary>The same fleet under an incident; null where none was asked about.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>How good the answer is: that of the last stage whose model says; null where none does.</summary>
    public QualityFigures? Quality { get; init; }

    /// <summary>By the stages that ask for the cheapest hardware, in file order; computed only when shown.</summary>
    public ImmutableArray<ShapeChoice> HardwareChoices { get; init; } = [];

    /// <summary>The fleet through the day; null where the scenario does not say how the load goes, and computed only when shown.</summary>
    public DayFigures? Day { get; init; }

    /// <summary>Month by month while it grows; null where nothing grows, and where it was not asked for.</summary>
    public Runway? Runway { get; init; }

    /// <summary>Why no fleet meets the objectives; null where one does, or where there are none.</summary>
    public Infeasibility? Infeasibility { get; init; }
    public required ImmutableArray<Assumption> Assumptions { get; init; }
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <param name="AveragePerSecond">Incoming requests/s, on average.</param>
/// <param name="PeakPerSecond">Incoming requests/s at peak.</param>
/// <param name="PipelinePerSecond">What the fleet is planned for: peak × headroom × (1 − cache hit ratio).</param>
public sealed record TrafficFigures(double AveragePerSecond, double PeakPerSecond, double PipelinePerSecond);

/// <param name="Branch">The branch of the parallel stage that the stage stands in, <c>outer/inner</c> where nested; null at the top.</param>
/// <param name="ItemsIn">Per request; null where no model counts items and the scenario gives none.</param>
/// <param name="ItemsOut">Per request.</param>
/// <param name="ItemsPerSecond">Items in × pipeline requests/s.</param>
public sealed record FunnelFigures(string Stage, string Kind, string? Branch, double? ItemsIn, double? ItemsOut, double? ItemsPerSecond);

/// <summary>A time's mean and percentiles, in seconds; a figure that does not exist is null.</summary>
public sealed record Percentiles(double? Mean, double? P50, double? P90, double? P95, double? P99, double? P999)
{
    public static Percentiles None { get; } = new(null, null, null, null, null, null);

    public static Percentiles Zero { get; } = new(0, 0, 0, 0, 0, 0);
}

/// <summary>One stage on the planned fleet, N hosts of each shard in service.</summary>
public sealed record StageFigures
{
    public required string Stage { get; init; }
    public required string Kind { get; init; }
    public string? Branch { get; init; }

    /// <summary>The model's name in the file, its kind where it is written inline, null for a stage without work.</summary>
    public string? Model { get; init; }

    /// <summary>The shape's catalogue name or <c>inline</c>; null without hosts.</summary>
    public string? Hardware { get; init; }

    /// <summary>True for a service of someone else's: a delay with no queue, no hosts, no cost.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Hosts bought, over all shards.</summary>
    public long Hosts { get; init; }

    /// <summary>Hosts that the figures are for, over all shards.</summary>
    public long HostsInService { get; init; }
    public int Shards { get; init; } = 1;
    public int Split { get; init; } = 1;
    public int WorkersPerHost { get; init; }

    /// <summary>Offered load ÷ workers in service; may be ≥ 1; null without a queue.</summary>
    public double? Utilization { get; init; }
    public bool Stable { get; init; } = true;
    public double CoreSecondsPerRequest { get; init; }
    public double AcceleratorSecondsPerRequest { get; init; }
    public double BusyCores { get; init; }
    public double? ServiceMeanSeconds { get; init; }
    public double? ServiceCv { get; init; }
    public double? WaitProbability { get; init; }
    public Percentiles Wait { get; init; } = Percentiles.None;

    /// <summary>From the stage's arrival to its last task's end, network included, given a cache miss.</summary>
    public Percentiles Latency { get; init; } = Percentiles.None;
    public Method Method { get; init; }
    public double? Accuracy { get; init; }

    /// <summary>Tasks of a batch; null where a worker takes one at a time.</summary>
    public double? MeanBatch { get; init; }

    /// <summary>Extra work of second copies ÷ work without them; of a service of someone else's, extra requests ÷ requests; null where tasks are sent once.</summary>
    public double? HedgeExtraLoad { get; init; }

    /// <summary>Share of the requests that go on at the stage's timeout without the rest; null without a timeout.</summary>
    public double? DegradedShare { get; init; }
    public required HostNeeds HostsFor { get; init; }
    public required BindingNeed Binding { get; init; }

    /// <summary>Null where the shape has no price.</summary>
    public double? CostPerHour { get; init; }

    /// <summary>How good its model is; null where the model does not say.</summary>
    public QualityFigures? Quality { get; init; }

    /// <summary>What its model computes, moves and holds.</summary>
    public ModelFigures ModelFigures { get; init; } = ModelFigures.None;
}

/// <summary>Hosts over all shards that each need asks for by itself.</summary>
/// <param name="Memory">The shards that memory requires.</param>
/// <param name="Latency">With the other stages as planned; null without a latency objective, and where no number meets it.</param>
/// <param name="Redundancy">The hosts that spares and zones add.</param>
public sealed record HostNeeds(long Throughput, long Memory, long? Latency, long Redundancy);

/// <summary>Which need set the number of hosts in service.</summary>
public enum BindingNeed
{
    /// <summary>The stage has no hosts of its own.</summary>
    None,
    Throughput,
    Memory,
    Latency,

    /// <summary>The scenario fixed the number.</summary>
    Given,
}

/// <param name="BusyCores">Worker-seconds a second × cores per task.</param>
/// <param name="CostPerHour">USD/h; null where a shape has no price.</param>
/// <param name="CostPerMonth">730 hours.</param>
/// <param name="CostPerMillionRequests">At the average rate.</param>
public sealed record FleetFigures(long Hosts, long HostsInService, double Cores, double BusyCores, double? CostPerHour, double? CostPerMonth, double? CostPerMillionRequests);

/// <param name="SaturationPerSecond">Incoming requests/s at which the first pool is fully busy; null where nothing saturates.</param>
/// <param name="MaxPerSecondWithinSlo">The highest incoming rate at which this fleet meets the latency objectives; null where there is none, or where nothing limits it.</param>
public sealed record CapacityFigures(double? SaturationPerSecond, double? MaxPerSecondWithinSlo);

/// <summary>A top-level stage's expected share of the end-to-end latency of the requests at that percentile; the shares of all stages add up to it.</summary>
/// <param name="Stage">The stage; <c>cache</c> for hits of the cache.</param>
public sealed record LatencyShare(string Stage, double Mean, double P50, double P95, double P99);

public enum Objective
{
    Mean,
    P50,
    P90,
    P95,
    P99,
    P999,
    Hosts,
    Cost,
    Quality,
}

/// <param name="Limit">Seconds, hosts, USD/h, or the metric of a quality.</param>
/// <param name="Actual">Null where the figure does not exist; the objective has failed then.</param>
/// <param name="Marginal">The actual lies within its own accuracy of the limit.</param>
public sealed record ObjectiveFigures(Objective Objective, double Limit, double? Actual, bool Passed, bool Marginal)
{
    /// <summary>On which side of the limit it is met: at most, but for a quality of which more is better.</summary>
    public Better Better { get; init; } = Better.Lower;

    /// <summary>What a quality measures; null of the other objectives, and where no quality is known.</summary>
    public string? Metric { get; init; }

    /// <summary>1 at the limit, above it where the objective is missed: actual ÷ limit for limits above 0 that are met at most; null where there is no actual.</summary>
    public double? Excess
    {
        get
        {
            if (Actual is not { } actual)
            {
                return null;
            }

            var over = Better == Better.Lower ? actual - Limit : Limit - actual;
            var scale = Limit != 0 ? Math.Abs(Limit) : Math.Abs(actual);
            return over == 0 ? 1 : 1 + (over / scale);
        }
    }
}

/// <summary>Why no fleet meets a latency objective.</summary>
/// <param name="Objective">The one missed by most.</param>
/// <param name="BestPossible">Seconds, with unlimited hosts in every stage whose hosts are not given; null where such a one is overloaded.</param>
/// <param name="HasGivenHosts">Whether there is a stage whose hosts are given.</param>
/// <param name="Stage">The top-level stage that contributes most.</param>
/// <param name="StageContribution">Seconds of <paramref name="BestPossible"/>.</param>
/// <param name="Remedies">What would fit, each on its own.</param>
public sealed record Infeasibility(Objective Objective, double Limit, double? BestPossible, string Stage, double? StageContribution, ImmutableArray<Remedy> Remedies, bool HasGivenHosts = false);

public enum RemedyKind
{
    /// <summary>At most <see cref="Remedy.Value"/> items into the stage.</summary>
    Items,

    /// <summary>At least <see cref="Remedy.Value"/> parallel tasks a request.</summary>
    Split,

    /// <summary>At least <see cref="Remedy.Value"/> hosts in service, over all shards, of a stage whose hosts are given.</summary>
    Hosts,

    /// <summary>A service time of at most <see cref="Remedy.Value"/> seconds a task.</summary>
    ServiceTime,

    /// <summary>Every stage's tasks at least <see cref="Remedy.Value"/> times as fast, where no change of one stage is enough.</summary>
    Speed,

    /// <summary>An objective of at least <see cref="Remedy.Value"/> seconds.</summary>
    Objective,
}

public sealed record Remedy(RemedyKind Kind, string Stage, double Value);

/// <param name="Path">The scenario path.</param>
/// <param name="Value">As it would be written in the file.</param>
/// <param name="Note">The source and date of a catalogue figure; null otherwise.</param>
public sealed record Assumption(string Path, string Value, ValueOrigin Origin, string? Note = null);
