using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Fitting;

/// <summary>What a file of measurements holds.</summary>
/// <param name="Source">The file, as diagnostics name it.</param>
public abstract record Measurements(string Source);

/// <summary>Rows under named columns.</summary>
/// <param name="Columns">Empty where the file has no header.</param>
/// <param name="Rows">All of one length, each cell with its unit where its column has one.</param>
public sealed record MeasuredTable(string Source, ImmutableArray<MeasuredColumn> Columns, ImmutableArray<ImmutableArray<DocumentNode>> Rows) : Measurements(Source);

/// <param name="Unit">As its header names it; null where it does not.</param>
public sealed record MeasuredColumn(string Name, string? Unit);

/// <summary>Latencies as a histogram counts them.</summary>
/// <param name="Counts">By rising value.</param>
/// <param name="Format">What wrote them.</param>
public sealed record LatencyCounts(string Source, string Format, ImmutableArray<LatencyCount> Counts) : Measurements(Source);

/// <param name="Seconds">≥ 0.</param>
/// <param name="Count">&gt; 0; not always whole, where a histogram was read from its percentiles.</param>
public readonly record struct LatencyCount(double Seconds, double Count);

/// <summary>Percentiles of latencies that nobody kept.</summary>
/// <param name="Count">Latencies that they are of.</param>
/// <param name="Percentiles">By rising share.</param>
/// <param name="Mean">In seconds; null where it is not told.</param>
public sealed record LatencyPercentiles(string Source, string Format, long Count, ImmutableArray<LatencyPercentile> Percentiles, double? Mean) : Measurements(Source);

/// <param name="Share">In (0, 1): 0.99 of the p99.</param>
public readonly record struct LatencyPercentile(double Share, double Seconds, SourceSpan Span);
