namespace CapacityCalc.Core.CostModels;

/// <summary>What one task computes and moves.</summary>
/// <param name="Flops">Operations; a multiply-add is two.</param>
/// <param name="Bytes">Read and written for its items.</param>
/// <param name="SharedBytes">Read once for all tasks of a batch: weights, vectors that every query is compared with.</param>
public readonly record struct ModelWork(double Flops, double Bytes, double SharedBytes);
