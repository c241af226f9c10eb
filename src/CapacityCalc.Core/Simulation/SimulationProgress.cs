namespace CapacityCalc.Core.Simulation;

/// <summary>How far a simulation has come; reported after every round of replications.</summary>
/// <param name="Replications">That have ended.</param>
/// <param name="Planned">That will have ended at most; null while the precision decides.</param>
/// <param name="Requests">Measured so far, over all replications.</param>
/// <param name="P99">Of the end-to-end latency so far, in seconds; null before the second replication.</param>
public readonly record struct SimulationProgress(int Replications, int? Planned, long Requests, Interval? P99);
