using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>A path that is varied, with what it is to take, before its parameter is known.</summary>
public sealed record SweepRequest(ScenarioPath Path, ImmutableArray<SweepItem> Items);

/// <summary>A part of what a path takes: one value, or a range of them.</summary>
public abstract record SweepItem;

/// <summary>One value as a person wrote it.</summary>
/// <param name="Name">What it is called in the answer; null for the value itself.</param>
public sealed record SweepPoint(DocumentNode Node, string? Name = null) : SweepItem;

/// <summary>Values from <paramref name="Low"/> to <paramref name="High"/>, both as a person wrote them.</summary>
/// <param name="Amount">The number of points, or the step; empty for every whole number.</param>
public sealed record SweepRange(string Low, string High, Spacing Spacing, string Amount, SourceSpan Span) : SweepItem;

public enum Spacing
{
    /// <summary>So many points, evenly.</summary>
    Points,

    /// <summary>By so much, up to the high end at most.</summary>
    Step,

    /// <summary>So many points, by one factor.</summary>
    Logarithmic,

    /// <summary>Every whole number.</summary>
    Whole,
}
