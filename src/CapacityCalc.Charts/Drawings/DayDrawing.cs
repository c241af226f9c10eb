using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>Two fleets through the hours of a day: their hosts, and below them how busy they are.</summary>
public sealed record DayDrawing : ChartDrawing
{
    /// <summary>From midnight to midnight, in hours.</summary>
    public required ValueAxis X { get; init; }

    public required ValueAxis Hosts { get; init; }

    /// <summary>A share of 1.</summary>
    public required ValueAxis Utilization { get; init; }

    /// <summary>From midnight on, an hour each.</summary>
    public required ImmutableArray<DayStep> Steps { get; init; }

    /// <summary>What lies between the two fleets' hosts, where there is room to say it; empty where nothing does.</summary>
    public required string Saving { get; init; }
}

/// <summary>One hour; null where a fleet has no utilization.</summary>
public readonly record struct DayStep(double FixedHosts, double FollowingHosts, double? FixedUtilization, double? FollowingUtilization);
