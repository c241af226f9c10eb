using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

/// <summary>A small curve for a terminal; the formats of documents leave it out.</summary>
/// <param name="Points">By rising x.</param>
/// <param name="Limit">What y should not exceed; null where there is no such thing.</param>
public sealed record LinePlot(PlotAxis X, PlotAxis Y, ImmutableArray<PlotPoint> Points, double? Limit) : Block;

/// <summary>From 0 on.</summary>
/// <param name="Maximum">&gt; 0; curves may leave the axis of y there.</param>
/// <param name="Marks">The most important one first: the others give way.</param>
public sealed record PlotAxis(double Maximum, ImmutableArray<PlotMark> Marks);

/// <param name="Value">Within its axis.</param>
public sealed record PlotMark(double Value, string Label, Tone Tone = Tone.Quiet);

/// <param name="Y">∞ where it grows without end.</param>
public readonly record struct PlotPoint(double X, double Y);
