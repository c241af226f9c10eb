namespace CapacityCalc.Core.Queueing;

/// <summary>What batching makes of a pool's work.</summary>
/// <param name="MeanBatch">Tasks of a batch.</param>
/// <param name="WorkerSecondsPerTask">Time of a batch ÷ its tasks, over all batches.</param>
public sealed record BatchFigures(double MeanBatch, double WorkerSecondsPerTask);
