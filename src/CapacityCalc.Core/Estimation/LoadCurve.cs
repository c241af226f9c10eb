using System.Collections.Immutable;

namespace CapacityCalc.Core.Estimation;

/// <summary>Latency of one fleet against the incoming rate.</summary>
/// <param name="Points">By rising rate, all below saturation.</param>
/// <param name="SaturationPerSecond">Where the first pool is fully busy; null where nothing saturates.</param>
/// <param name="MaxPerSecondWithinSlo">The highest rate that meets the latency objectives; null where there is none or nothing limits it.</param>
/// <param name="PeakPerSecond">The scenario's own peak.</param>
/// <param name="Objectives">The latency objectives to draw, in seconds.</param>
public sealed record LoadCurve(
    string Scenario,
    ImmutableArray<LoadPoint> Points,
    double? SaturationPerSecond,
    double? MaxPerSecondWithinSlo,
    double PeakPerSecond,
    ImmutableArray<ObjectiveFigures> Objectives);

/// <param name="RatePerSecond">Incoming requests/s.</param>
public sealed record LoadPoint(double RatePerSecond, double P50, double P95, double P99);
