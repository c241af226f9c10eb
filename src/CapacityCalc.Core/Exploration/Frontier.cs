using System.Collections.Immutable;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>How much of one value a scenario can have against another, with every objective met.</summary>
public sealed record Frontier
{
    public required string Scenario { get; init; }

    /// <summary>What is given, in some steps.</summary>
    public required FrontierAxis Given { get; init; }

    /// <summary>What is sought for each of them.</summary>
    public required FrontierAxis Sought { get; init; }

    /// <summary>Which end of it.</summary>
    public required Extreme Extreme { get; init; }

    /// <summary>By rising value of what is given.</summary>
    public required ImmutableArray<FrontierPoint> Points { get; init; }

    /// <summary>Whether the scenario as it is meets every objective; null where it is not valid.</summary>
    public bool? MeetsNow { get; init; }

    /// <summary>How many scenarios were estimated.</summary>
    public required int Trials { get; init; }

    public required bool HasObjectives { get; init; }
}

/// <param name="Current">What the scenario has now; null where it says nothing.</param>
public sealed record FrontierAxis(string Path, Dimension Dimension, SweepValue? Current);

/// <param name="Value">Of what is given.</param>
/// <param name="Found">The most, or least, of what is sought; null where nothing meets the objectives, or where the scenario is not valid.</param>
/// <param name="Beyond">One step beyond it; null where it is the end of what was searched.</param>
/// <param name="Nearest">What misses the objectives by least, where nothing meets them.</param>
/// <param name="Problem">Why nothing could be tried.</param>
public sealed record FrontierPoint(SweepValue Value, Trial? Found, Trial? Beyond, Trial? Nearest, string? Problem)
{
    /// <summary>Whether the objectives are met all the way up (or down) to there.</summary>
    public bool IsThreshold => OtherEnd is null;

    /// <summary>From where on they are met without a gap, where that is no threshold; null where it is.</summary>
    public SweepValue? OtherEnd { get; init; }
}
