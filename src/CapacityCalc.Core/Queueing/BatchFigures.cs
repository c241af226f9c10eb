namespace CapacityCalc.Core.Queueing;

/// <summary>What batching makes of a pool's work.</summary>
/// <param name="MeanBatch">Tasks of a batch.</param>
/// <param name="WorkerSecondsPerTask">Time of a batch ÷ its tasks, over all batches.</param>
/// <param name="DepartureCv2">Squared coefficient of variation of the gaps between requests that leave, a batch at a time.</param>
public sealed record BatchFigures(double MeanBatch, double WorkerSecondsPerTask, double DepartureCv2);
