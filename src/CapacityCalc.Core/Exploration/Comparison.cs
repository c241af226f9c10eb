using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Variants of one or more scenarios, side by side.</summary>
public sealed record Comparison
{
    /// <summary>What is varied, in the order in which it was asked for; the last varies fastest. Empty where only files are compared.</summary>
    public required ImmutableArray<SweepAxis> Axes { get; init; }

    /// <summary>In input order.</summary>
    public required ImmutableArray<Variant> Variants { get; init; }

    /// <summary>What the differences are against: the baseline where one is named, else the first variant.</summary>
    public required Variant Reference { get; init; }

    /// <summary>Index of the variant to choose: the cheapest of those that meet every objective and are as good as the best; null where none meets them.</summary>
    public int? Recommended { get; init; }

    /// <summary>What marks and recommendation are by, beside p99.</summary>
    public RankedBy RankedBy { get; init; } = new(Cost: true, Quality: true);

    /// <summary>What every variant's latency, load and verdicts on them are judged in, on the fleet that was sized without it; null for none.</summary>
    public Incident? Incident { get; init; }

    /// <summary>What every variant but the reference is to be kept within, and whether it is; by variant, in the order in which they were asked for.</summary>
    public ImmutableArray<LimitOutcome> Limits { get; init; } = [];

    /// <summary>Null where a variant meets the objectives, or none could be estimated.</summary>
    public NearestMiss? NearestMiss { get; init; }
}

/// <summary>What variants are ranked by, beside p99.</summary>
/// <param name="Cost">False where one of them has no price, so that hosts are counted.</param>
/// <param name="Quality">False where not all of them have a quality, by one metric.</param>
public sealed record RankedBy(bool Cost, bool Quality);

/// <summary>One path and the values it takes.</summary>
/// <param name="Path">As <c>--set</c> takes it.</param>
/// <param name="Dimension">What its values measure; null where they are names rather than numbers.</param>
public sealed record SweepAxis(string Path, Dimension? Dimension, ImmutableArray<SweepValue> Values);

/// <param name="Label">As it would be written in the file, or the name it was given.</param>
/// <param name="Number">In the base unit of the axis's dimension; null where it is a name.</param>
public sealed record SweepValue(string Label, double? Number)
{
    /// <summary>Puts it at a path, as a person would.</summary>
    internal bool TrySet(ScenarioPath path, ScenarioDocument document, [NotNullWhen(true)] out ScenarioDocument? patched, [NotNullWhen(false)] out Diagnostic? problem) =>
        path.TrySet(document, new TextNode(Label, default, ValueOrigin.Set), out patched, out problem);
}

/// <summary>One row of a comparison.</summary>
public sealed record Variant
{
    /// <summary>The scenario's title.</summary>
    public required string Scenario { get; init; }

    /// <summary>The file it is from, as the person wrote it.</summary>
    public required string File { get; init; }

    /// <summary>One for every axis, in their order; empty for a baseline.</summary>
    public required ImmutableArray<SweepValue> Values { get; init; }

    /// <summary>Null where the variant is no valid scenario, which <see cref="Problems"/> explains.</summary>
    public VariantFigures? Figures { get; init; }

    /// <summary>The errors that keep it from being estimated; its warnings where it is.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];

    /// <summary>Whether no other variant of its kind (those that meet the objectives, where any does) is at least as good in p99, cost and quality, and better in one.</summary>
    public bool IsPareto { get; init; }
}

/// <summary>What a comparison keeps of an estimate.</summary>
/// <param name="CostPerMonth">USD; null where a shape has no price.</param>
/// <param name="Quality">Null where no model says.</param>
/// <param name="Bottleneck">The stage whose pool saturates first; null where nothing can saturate.</param>
public sealed record VariantFigures(
    Percentiles Latency,
    Method Method,
    double? Accuracy,
    long Hosts,
    double? CostPerMonth,
    QualityFigures? Quality,
    string? Bottleneck,
    ImmutableArray<ObjectiveFigures> Objectives,
    ImmutableArray<VariantStage> Stages)
{
    /// <summary>Whether it has no objectives while others have some: then it can meet none.</summary>
    public bool IsUnjudged { get; init; }

    /// <summary>Before the incident that the rest is judged in, with all hosts bought up; null without one.</summary>
    public Percentiles? Before { get; init; }

    /// <summary>The stages of which the incident leaves no host, in file order.</summary>
    public ImmutableArray<string> StagesOut { get; init; } = [];

    /// <summary>Whether every objective is met and no stage is overloaded.</summary>
    public bool MeetsObjectives => !IsUnjudged && Latency.P99 is not null && Objectives.All(objective => objective.Passed);

    public IEnumerable<ObjectiveFigures> Missed => Objectives.Where(objective => !objective.Passed);

    /// <summary>Largest excess of an objective; infinite where one does not exist.</summary>
    internal double Excess => Latency.P99 is null ? double.PositiveInfinity : Objectives.Select(objective => objective.Excess ?? double.PositiveInfinity).DefaultIfEmpty(0).Max();
}

/// <param name="ItemsIn">Per request; null where unknown.</param>
/// <param name="CostPerMonth">USD; null where its shape has no price, 0 without hosts.</param>
/// <param name="Hardware">The shape's name; null without hosts.</param>
public sealed record VariantStage(string Stage, string? Branch, double? ItemsIn, long Hosts, double? CostPerMonth, double? Utilization, string? Hardware = null);

/// <summary>The variant that comes nearest to its objectives where none meets them.</summary>
/// <param name="Variant">Its index.</param>
/// <param name="Objective">The objective that it misses by most.</param>
/// <param name="Stage">The stage that contributes most to it; null for hosts and cost where none does.</param>
public sealed record NearestMiss(int Variant, ObjectiveFigures Objective, string? Stage);
