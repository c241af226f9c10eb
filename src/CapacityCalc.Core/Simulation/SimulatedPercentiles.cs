namespace CapacityCalc.Core.Simulation;

/// <summary>A simulated latency, in seconds.</summary>
public sealed record SimulatedPercentiles(Interval Mean, Interval P50, Interval P90, Interval P95, Interval P99, Interval P999);
