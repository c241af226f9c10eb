using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which end of the values that meet the objectives is asked for.</summary>
public enum Extreme
{
    Largest,
    Smallest,
}

/// <summary>The largest or smallest value of a path at which a scenario meets every objective.</summary>
public sealed record Solution
{
    public required string Scenario { get; init; }

    public required string Path { get; init; }

    public required Extreme Extreme { get; init; }

    public required Dimension Dimension { get; init; }

    /// <summary>What was searched, ends included; in base units.</summary>
    public required (SweepValue From, SweepValue To) Within { get; init; }

    /// <summary>The answer, judged; null where no value meets the objectives.</summary>
    public Trial? Found { get; init; }

    /// <summary>One step beyond the answer; null where the answer is the end of the range.</summary>
    public Trial? Beyond { get; init; }

    /// <summary>What the scenario has at the path now; null where it says nothing.</summary>
    public SweepValue? Current { get; init; }

    /// <summary>Where the objectives are met, by rising value, as far as the scan could tell. More than one, or one that begins or ends inside the range, is no threshold.</summary>
    public ImmutableArray<(SweepValue From, SweepValue To)> Intervals { get; init; } = [];

    /// <summary>Whether the objectives are met all the way to the answer, and not again beyond it; also where no value meets them.</summary>
    public bool IsThreshold => OtherEnd is null;

    /// <summary>From where on they are met without a gap up, or down, to the answer, where that is no threshold; null where it is.</summary>
    public SweepValue? OtherEnd => (Extreme, Intervals) switch
    {
        (_, []) => null,
        (Extreme.Largest, [var only]) when only.From == Within.From => null,
        (Extreme.Smallest, [var only]) when only.To == Within.To => null,
        (Extreme.Largest, _) => Intervals[^1].From,
        _ => Intervals[0].To,
    };

    /// <summary>The value that misses the objectives by least, where none meets them.</summary>
    public Trial? Nearest { get; init; }

    /// <summary>The estimate at the answer, or at the nearest miss; null where there is neither.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>In so many of the worlds one fleet had to hold; null where the medians alone were judged.</summary>
    public double? Confidence { get; init; }

    /// <summary>How many values were estimated.</summary>
    public required int Trials { get; init; }

    /// <summary>Whether there is any objective: without one only the load limits a value.</summary>
    public required bool HasObjectives { get; init; }
}

/// <summary>One value, and what the scenario answers with it.</summary>
/// <param name="Figures">Null where the scenario is not valid with it, which <paramref name="Problem"/> explains.</param>
public sealed record Trial(SweepValue Value, VariantFigures? Figures, Diagnostic? Problem)
{
    /// <summary>The fleet that holds with the confidence that is asked for; null where none is asked for, and where the scenario is not valid.</summary>
    public ConfidentFleet? Confident { get; init; }

    public bool Meets => IsConfident ? Confident is { Meets: true } : Figures is { MeetsObjectives: true };

    /// <summary>Whether a confidence is asked for, rather than the medians judged alone.</summary>
    public bool IsConfident { get; init; }

    /// <summary>The objectives that are missed.</summary>
    public ImmutableArray<ObjectiveFigures> Missed => Figures is null ? [] : [.. Figures.Missed];

    internal double Excess => Figures?.Excess ?? double.PositiveInfinity;
}

/// <summary>One fleet, bought once, for the confidence that is asked for.</summary>
/// <param name="Meets">Whether there is one that is within the objective on hosts and, in as many worlds, within that on cost at their prices; a world whose quality is not as asked for counts as one in which none holds.</param>
public sealed record ConfidentFleet(FleetChoice Fleet, bool Meets)
{
    /// <summary>In which a value is judged: a chance of 90% is known to about a hundredth.</summary>
    public const int Worlds = 512;
}
