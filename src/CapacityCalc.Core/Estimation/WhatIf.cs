using System.Collections.Immutable;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>A fleet before and after an incident that it was not sized for.</summary>
public sealed record WhatIf
{
    public required Incident Incident { get; init; }

    /// <summary>Over which the hosts are spread.</summary>
    public required int Zones { get; init; }

    /// <summary>All hosts bought are up, at the peak as it comes: without the headroom of the plan.</summary>
    public required Estimate Before { get; init; }

    /// <summary>What is left of these hosts, at the peak × the surge. Its objectives are those of latency alone, and its bottleneck is what overloads first as the load grows.</summary>
    public required Estimate After { get; init; }

    /// <summary>The stages of which no host is left, in file order.</summary>
    public required ImmutableArray<string> Out { get; init; }

    /// <summary>The stages with hosts left that do not carry their load, the one that saturates first at first.</summary>
    public required ImmutableArray<string> Overloaded { get; init; }

    /// <summary>The stages of which a shard is silent, in file order.</summary>
    public required ImmutableArray<SilentShard> Silent { get; init; }

    public required Degradation Degradation { get; init; }

    /// <summary>Whether every stage carries its load, and every latency objective is met.</summary>
    public bool Holds => After.Stages.All(stage => stage.Stable) && After.Objectives.All(objective => objective.Passed);
}

/// <summary>A shard that answers nothing.</summary>
/// <param name="Shards">Of the stage, the silent one among them.</param>
/// <param name="MissingShare">Of the stage's items: those of the silent shard, which is not the largest where one is larger than the others.</param>
public sealed record SilentShard(string Stage, int Shards, double MissingShare);

public enum DegradationNeed
{
    /// <summary>Nothing has to shrink.</summary>
    None,

    /// <summary>Something has to shrink.</summary>
    Shrink,

    /// <summary>A stage has no host left, which no number of items brings back.</summary>
    Hopeless,
}

/// <summary>How few items stages would have to keep for the latency objectives to hold after the incident, on the hosts that are left.</summary>
/// <param name="Keeps">Each by itself, in file order; empty unless something has to shrink.</param>
/// <param name="Together">All of them that have an effect, by one factor; null where fewer than two have, and where they are not enough together.</param>
public sealed record Degradation(DegradationNeed Need, ImmutableArray<KeepLimit> Keeps, CommonShrinkage? Together)
{
    public static Degradation NoneNeeded { get; } = new(DegradationNeed.None, [], null);

    public static Degradation Hopeless { get; } = new(DegradationNeed.Hopeless, [], null);
}

public enum KeepOutcome
{
    Holds,

    /// <summary>The smallest value changes nothing.</summary>
    NoEffect,

    /// <summary>The smallest value is not enough.</summary>
    NotEnough,
}

/// <summary>How many items one stage may keep.</summary>
/// <param name="Path">As <c>--set</c> takes it.</param>
/// <param name="Dimension">Count, or ratio of what comes in.</param>
/// <param name="Present">What the file says.</param>
/// <param name="Most">The largest value with which the objectives hold, at most the present one: a whole number, or a ratio of four digits; null where none does.</param>
/// <param name="P99">Seconds: at <paramref name="Most"/>, else at the smallest value; null where a stage is overloaded there.</param>
public sealed record KeepLimit(string Path, string Stage, Dimension Dimension, double Present, double? Most, double? P99, KeepOutcome Outcome)
{
    /// <summary>The stage that the smallest value leaves overloaded, of several the one that saturates first; null where a value holds, and where none is.</summary>
    public string? Overloaded { get; init; }

    /// <summary>As it would be written in the file.</summary>
    public string Print(double value) => Dimension.Print(value, significantDigits: 15);
}

/// <param name="Factor">In (0, 1).</param>
/// <param name="P99">Seconds.</param>
/// <param name="Keeps">What each becomes, rounded down.</param>
public sealed record CommonShrinkage(double Factor, double? P99, ImmutableArray<KeepLimit> Keeps);
