namespace CapacityCalc.Core.CostModels;

/// <summary>Memory that a model takes beside the corpus.</summary>
/// <param name="ReplicatedBytes">Of every copy: one a host on cores, one an accelerator there. Weights are.</param>
/// <param name="CutBytes">Over all shards, each of which holds its share: an index, embedding tables.</param>
public readonly record struct ModelMemory(double ReplicatedBytes, double CutBytes)
{
    public double Bytes => ReplicatedBytes + CutBytes;
}
